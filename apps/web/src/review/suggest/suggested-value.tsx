/** Suggesting another value: the field's usual input, which writes in a draft. */
import { readValue, unitOf } from "@brudnopis/document";
import { ArrowRight } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { inputFor, ReadValue } from "../../fields/typed-field.tsx";
import { DraftBar } from "./draft-bar.tsx";
import type { ValueDraft } from "./drafts.ts";
import type { SuggestibleProps } from "./suggest.tsx";
import { BeginButton } from "./begin-button.tsx";
import { useDraft, useDrafts } from "./suggesting.ts";
import { isSameValue } from "./to-changes.ts";
import { useSend } from "./use-send.ts";

export function SuggestedValue(props: SuggestibleProps) {
  const { address, field, content, children } = props;
  const drafts = useDrafts();
  const draft = useDraft(address, "value");
  const begin = () =>
    drafts.put({ type: "value", address, before: content, after: content, note: "" });
  if (draft) return <ValueDraftForm {...props} draft={draft} />;
  return (
    <div className="suggestible">
      {children}
      <BeginButton field={field} onPress={begin} />
    </div>
  );
}

function ValueDraftForm(props: SuggestibleProps & { readonly draft: ValueDraft }) {
  const { address, field, content, unit, labelId, draft } = props;
  const { t } = useTranslation("suggest");
  const id = useId();
  const drafts = useDrafts();
  const { send, isSending } = useSend();
  const box = useRef<HTMLDivElement>(null);
  // One draft was begun by hand; several that waited for a reload leave the keyboard alone.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>("input, select, button")?.focus();
  }, []);
  // The value may have changed since: what is suggested is a step from what is there.
  const current = isSameValue(draft.before, content) ? draft : { ...draft, before: content };
  return (
    <div className="draft" data-place={address} role="group" aria-labelledby={labelId}>
      <p className="draft-head" id={id}>
        {t("yours")}
      </p>
      <div className="draft-value" ref={box}>
        <span className="draft-before">
          <ReadValue field={field} content={content} unit={unit} />
        </span>
        <ArrowRight size={18} aria-hidden />
        <div className="typed">
          {inputFor(field, {
            address,
            field,
            content: draft.after,
            unit: unitOf(field, draft.after, {}) ?? unit,
            labelId,
            describedBy: id,
            onChange: (value) => drafts.put({ ...current, after: readValue(field, value) }),
          })}
        </div>
      </div>
      <DraftBar draft={current} isSending={isSending} onSend={() => send([current])} />
    </div>
  );
}
