import { useTranslation } from "react-i18next";
import { CopyLink } from "../ui/copy-link.tsx";
import { useSharing } from "./sharing-context.ts";

/** The document's address: it gives nobody access, but a way to ask for it. */
export function DocumentLink() {
  const { t } = useTranslation("sharing");
  const { documentId } = useSharing();
  return (
    <div className="sharing-section">
      <CopyLink
        label={t("link.title")}
        hint={t("link.hint")}
        action={t("link.copy")}
        link={`${location.origin}/dokumenty/${documentId}`}
      />
    </div>
  );
}
