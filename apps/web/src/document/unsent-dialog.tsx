import { FileDown } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/copy-button.tsx";
import { download } from "../ui/download.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { useConnectedDocument } from "./document-context.ts";
import { type UnsentText, unsentTexts } from "./unsent.ts";

/** What this tab has and the server has not acknowledged, field by field, for taking elsewhere. */
export function UnsentDialog({ onClose }: { readonly onClose: () => void }) {
  const { session, template, language } = useConnectedDocument();
  const texts = unsentTexts(session.doc, template, session.save.unsavedPlaces, language);
  return <UnsentList texts={texts} onClose={onClose} />;
}

/** Without it, some editors on Windows take the file for one in another encoding. */
const mark = "\uFEFF";

export interface UnsentListProps {
  readonly texts: readonly UnsentText[];
  readonly onClose: () => void;
}

export function UnsentList({ texts, onClose }: UnsentListProps) {
  const { t } = useTranslation();
  const everything = texts.map(({ label, text }) => `${label}\n${text}`).join("\n\n");
  return (
    <LazyModal title={t("unsent.title")} kind="card" onClose={onClose}>
      <p>{texts.length === 0 ? t("unsent.none") : t("unsent.lead")}</p>
      {texts.length > 0 && (
        <div className="save-ways">
          {texts.length > 1 && <CopyButton text={everything} about={t("unsent.everything")} />}
          <button
            className="button small"
            type="button"
            onClick={() =>
              download(`${mark}${everything}\n`, "text/plain;charset=utf-8", t("unsent.fileName"))
            }
          >
            <FileDown size={16} aria-hidden />
            {t("unsent.download")}
          </button>
        </div>
      )}
      <ul className="unsent">
        {texts.map((text) => (
          <UnsentItem key={text.place} {...text} />
        ))}
      </ul>
      <div className="actions">
        <button className="button" type="button" onClick={onClose}>
          {t("document.close")}
        </button>
      </div>
    </LazyModal>
  );
}

function UnsentItem({ label, text }: UnsentText) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <li>
      <h3 id={id}>{label}</h3>
      {text === "" ? (
        <p className="unsent-empty">{t("unsent.empty")}</p>
      ) : (
        <>
          <textarea
            className="input unsent-text"
            readOnly
            rows={4}
            aria-labelledby={id}
            value={text}
          />
          <CopyButton text={text} about={label} />
        </>
      )}
    </li>
  );
}
