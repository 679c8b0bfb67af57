import type { GuestOffer } from "@brudnopis/schema";
import { BookOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { momentOf } from "./moments.ts";

/** Who shows the document, which state of it this is, and for how long. */
export function GuestBanner({ offer }: { readonly offer: GuestOffer }) {
  const { t, i18n } = useTranslation("guest");
  const { revision, askedBy, note, expiresAt } = offer;
  return (
    <div className="guest-banner" role="note">
      <BookOpen size={20} aria-hidden />
      <div>
        <p>
          <b>{t("banner.title")}</b>{" "}
          {revision === undefined ? t("banner.current") : t("banner.revision", { name: revision })}
        </p>
        {note !== "" && <blockquote>{note}</blockquote>}
        <p className="guest-banner-by">
          {t("banner.sharedBy", { name: askedBy })}{" "}
          {t("banner.until", { date: momentOf(expiresAt, i18n.language) })} {t("banner.personal")}
        </p>
      </div>
    </div>
  );
}
