/** What came of it, and what to do next. */
import type { Imported } from "@brudnopis/document";
import { inboxAddress } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { stepBack } from "../document/step.ts";

interface ImportDoneProps {
  readonly name: string;
  readonly imported: Imported;
  readonly onClose: () => void;
}

export function ImportDone({ name, imported, onClose }: ImportDoneProps) {
  const { t } = useTranslation("import");
  const open = useConnectedDocument();
  const { texts, added, changed, inbox, first } = imported;
  /** The dialog gives the keyboard back first. */
  const leave = (then: () => void) => {
    onClose();
    requestAnimationFrame(() => requestAnimationFrame(then));
  };
  return (
    <div className="import-done">
      <h3>{t("done.title", { name })}</h3>
      <ul>
        <li>{t("done.texts", { count: texts })}</li>
        <li>{t("done.records", { added, changed })}</li>
        {inbox > 0 && <li>{t("done.inbox", { count: inbox })}</li>}
      </ul>
      <p>{t(inbox > 0 ? "done.nextInbox" : "done.next")}</p>
      <p className="form-hint">{t("done.kept")}</p>
      <div className="actions">
        {inbox > 0 && (
          <button
            className="button primary"
            type="button"
            onClick={() => leave(() => reveal(open, inboxAddress, true))}
          >
            {t("done.showInbox")}
          </button>
        )}
        {first !== undefined && (
          <button
            className={inbox > 0 ? "button" : "button primary"}
            type="button"
            onClick={() => leave(() => reveal(open, first, true))}
          >
            {t("done.show")}
          </button>
        )}
        <button className="button" type="button" onClick={() => leave(() => stepBack(open))}>
          {t("done.undo")}
        </button>
        <button className="button quiet" type="button" onClick={onClose}>
          {t("done.close")}
        </button>
      </div>
    </div>
  );
}
