/** What this tab had before the document was loaded again, until the person says that they have it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { Notice } from "../ui/notice.tsx";
import { useStore } from "../ui/store.ts";
import { useConnectedDocument } from "./document-context.ts";
import type { UnsentCopy } from "./unsent-copies.ts";
import { UnsentList } from "./unsent-dialog.tsx";

export function UnsentNotice() {
  const { t } = useTranslation();
  const { session } = useConnectedDocument();
  const copies = useStore(session.copies.state, (all) => all);
  const [isShowing, setShowing] = useState(false);
  const last = copies.at(-1);
  if (!last) return null;
  const changes = copies.reduce((sum, copy) => sum + copy.changes, 0);
  const hasTexts = session.copies.hasTexts;
  const isLost = hasTexts || changes > 0;
  const told = () => {
    if (last.why === "older-history" && hasTexts) return t("unsent.keptFields");
    return changes > 0 ? t("unsent.kept", { count: changes }) : t("unsent.nothingLost");
  };
  return (
    <div className="save-notice unsent-notice">
      <Notice kind={isLost ? "bad" : "info"}>
        <p>
          <b>{t(`unsent.why.${last.why}`)}</b>
        </p>
        <p>{told()}</p>
        <div className="save-ways">
          {isLost && (
            <button className="button small" type="button" onClick={() => setShowing(true)}>
              {t("unsent.show")}
            </button>
          )}
          <button className="button small" type="button" onClick={() => session.copies.forget()}>
            {isLost ? t("unsent.forget") : t("document.close")}
          </button>
        </div>
        {isShowing && <KeptDialog copies={copies} onClose={() => setShowing(false)} />}
      </Notice>
    </div>
  );
}

interface KeptDialogProps {
  readonly copies: readonly UnsentCopy[];
  readonly onClose: () => void;
}

function KeptDialog({ copies, onClose }: KeptDialogProps) {
  const { i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(localeOf(i18n), { hour: "2-digit", minute: "2-digit" });
  // A field that was kept twice is told apart by when.
  const texts = copies.flatMap(({ texts: kept, keptAt }, index) =>
    kept.map(({ place, label, text }) => ({
      place: `${index}/${place}`,
      label: copies.length > 1 ? `${label} (${time.format(keptAt)})` : label,
      text,
    })),
  );
  return <UnsentList texts={texts} onClose={onClose} />;
}
