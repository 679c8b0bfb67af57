/** Below what is being suggested: why, and what is to become of it. */
import { Send } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { focusOn } from "../../document/reveal.ts";
import { type Draft, draftPlace } from "./drafts.ts";
import { useDrafts } from "./suggesting.ts";
import { isEmptyDraft } from "./to-changes.ts";

/** Characters of a note, by the server's limit. */
const longestNote = 2000;

export interface DraftBarProps {
  readonly draft: Draft;
  readonly isSending: boolean;
  readonly onSend: () => void;
}

export function DraftBar({ draft, isSending, onSend }: DraftBarProps) {
  const { t } = useTranslation("suggest");
  const id = useId();
  const drafts = useDrafts();
  const discard = useDiscard(draft);
  const isEmpty = isEmptyDraft(draft);
  return (
    <div className="draft-bar">
      <label htmlFor={id}>{t("note")}</label>
      <textarea
        className="input"
        id={id}
        rows={1}
        maxLength={longestNote}
        value={draft.note}
        onChange={({ target }) => drafts.put({ ...draft, note: target.value })}
      />
      <div className="draft-actions">
        <button
          className="button primary small"
          type="button"
          aria-disabled={isSending}
          aria-keyshortcuts="Control+Enter"
          onClick={() => {
            if (!isSending) onSend();
          }}
        >
          <Send size={16} aria-hidden />
          {t("send")}
        </button>
        <button className="button small" type="button" onClick={discard}>
          {t("discard")}
        </button>
        <span className="draft-hint">{isEmpty ? t("writeFirst") : t("onlyHere")}</span>
      </div>
    </div>
  );
}

/** With a way back; where nothing was written there is nothing to go back to. */
function useDiscard(draft: Draft): () => void {
  const { t } = useTranslation("suggest");
  const open = useDocument();
  const drafts = useDrafts();
  return () => {
    drafts.drop(draft);
    if (!isEmptyDraft(draft)) {
      const undo = { label: t("undo"), run: () => drafts.put(draft) };
      showToast(open.page, t("discarded"), undo);
    }
    requestAnimationFrame(() => focusOn(open, draftPlace(draft)));
  };
}
