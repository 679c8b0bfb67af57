/** Suggesting what a text should say: an editor of one's own copy, in the text's place. */
import { isEmptyText, readRichText, textAt } from "@brudnopis/document";
import { type MouseEvent, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../../document/document-context.ts";
import type { Caret } from "../../document/page-state.ts";
import { toRichText } from "../../fields/to-rich-text.ts";
import { useStore } from "../../ui/store.ts";
import { DraftBar } from "./draft-bar.tsx";
import type { TextDraft } from "./drafts.ts";
import { LazyDraftEditor } from "./lazy-draft-editor.tsx";
import { isSameText } from "./rich-nodes.ts";
import type { SuggestibleProps } from "./suggest.tsx";
import { BeginButton } from "./begin-button.tsx";
import { useDraft, useDrafts } from "./suggesting.ts";
import { isEmptyDraft } from "./to-changes.ts";
import { useSend } from "./use-send.ts";
import { useSettledEdits } from "./use-settled-edits.ts";

export function SuggestedText(props: SuggestibleProps) {
  const { address, field, children } = props;
  const { session } = useConnectedDocument();
  const drafts = useDrafts();
  const draft = useDraft(address, "text");
  const [caret, setCaret] = useState<Caret>();
  const begin = (at: Caret) => {
    const base = readRichText(textAt(session.doc, address)).content;
    setCaret(at);
    drafts.put({ type: "text", address, base, edited: base, note: "" });
  };
  if (draft) return <TextDraftForm {...props} draft={draft} caret={caret} />;
  return (
    // The button beside it does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="suggestible suggestible-text"
      onClick={(event) => {
        if (isPlainClick(event)) begin({ at: "point", x: event.clientX, y: event.clientY });
      }}
    >
      {children}
      <BeginButton field={field} onPress={() => begin({ at: "end" })} />
    </div>
  );
}

/** Selecting words, following a link and opening a remark are something else. */
function isPlainClick({ target, currentTarget, detail }: MouseEvent): boolean {
  const text = currentTarget.querySelector("[data-place]");
  if (!(target instanceof Element) || detail > 1 || text?.contains(target) !== true) return false;
  if (target.closest("a, button, mark, [role='button']") !== null) return false;
  return getSelection()?.isCollapsed !== false;
}

interface TextDraftFormProps extends SuggestibleProps {
  readonly draft: TextDraft;
  readonly caret: Caret | undefined;
}

function TextDraftForm({ address, field, labelId, draft, caret }: TextDraftFormProps) {
  const { t } = useTranslation("suggest");
  const id = useId();
  const drafts = useDrafts();
  const { send, isSending } = useSend();
  const { onEdit, settle } = useSettledEdits(draft);
  const isBehind = useIsBehind(draft);
  /** Whoever looked in and wrote nothing reads on. */
  const leave = () => {
    const settled = settle();
    if (isEmptyDraft(settled) && settled.note === "") drafts.drop(settled);
  };
  const sendNow = () => {
    const settled = settle();
    send([settled]);
  };
  return (
    // Looking away from it closes what is empty.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="draft"
      data-place={address}
      role="group"
      aria-labelledby={labelId}
      onBlur={(event) => {
        const { currentTarget, relatedTarget } = event;
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isInside && document.hasFocus()) leave();
      }}
    >
      <p className="draft-head" id={id}>
        {t("yours")}
      </p>
      <LazyDraftEditor
        field={field}
        labelId={labelId}
        describedBy={`${id} leave-hint`}
        nodes={draft.edited}
        caret={caret}
        onChange={onEdit}
        onSend={sendNow}
        onClose={() => drafts.drop(draft)}
      />
      {isBehind && (
        <p className="draft-behind" role="status">
          {t("behind")}
        </p>
      )}
      <DraftBar draft={draft} isSending={isSending} onSend={sendNow} />
    </div>
  );
}

/** Whether the text has changed since the draft was begun. */
function useIsBehind({ address, base }: TextDraft): boolean {
  const { session } = useConnectedDocument();
  const text = useStore(session.content, () => session.content.text(address));
  return useMemo(() => {
    const now = toRichText(text);
    const areBothEmpty = isEmptyText(now) && isEmptyText({ type: "doc", content: [...base] });
    return !areBothEmpty && !isSameText(now.content, base);
  }, [text, base]);
}
