/** Records that a table lacks, as somebody suggests them. */
import { paragraphs, readValue, unitOf } from "@brudnopis/document";
import type { Collection, Field, FieldContent } from "@brudnopis/schema";
import { MessageSquarePlus } from "lucide-react";
import { useEffect, useEffectEvent, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { inputFor } from "../../fields/typed-field.tsx";
import { newId } from "../../records/new-id.ts";
import { useStore } from "../../ui/store.ts";
import { wordsOf } from "./change-label.ts";
import { DraftBar } from "./draft-bar.tsx";
import type { AdditionDraft, Draft } from "./drafts.ts";
import type { SuggestedRecordsProps } from "./suggest.tsx";
import { useDrafts } from "./suggesting.ts";
import { futureAddress } from "./to-changes.ts";
import { useSend } from "./use-send.ts";

export function SuggestedAdditions({ collection, parent }: SuggestedRecordsProps) {
  const { t } = useTranslation("suggest");
  const { language } = useDocument();
  const drafts = useDrafts();
  const all = useStore(drafts, (known) => known);
  const isHere = (draft: Draft): draft is AdditionDraft =>
    draft.type === "add-record" && draft.collection === collection.key && draft.parent === parent;
  const begin = () => {
    const record = newId();
    const fields = linkTo(collection, parent);
    drafts.put({
      type: "add-record",
      collection: collection.key,
      record,
      parent,
      fields,
      note: "",
    });
  };
  return (
    <>
      {[...all.values()].filter(isHere).map((draft) => (
        <AdditionForm key={draft.record} collection={collection} draft={draft} />
      ))}
      <div className="add-buttons">
        <button className="button small quiet" type="button" onClick={begin}>
          <MessageSquarePlus size={16} aria-hidden />
          {t("beginAddition", { what: collection.counted[language].one })}
        </button>
      </div>
    </>
  );
}

function linkTo(
  { parent: link }: Collection,
  parent: string | undefined,
): Record<string, FieldContent> {
  if (link === undefined || parent === undefined) return {};
  return { [link]: { type: "reference", ids: [parent] } };
}

interface AdditionFormProps {
  readonly collection: Collection;
  readonly draft: AdditionDraft;
}

function AdditionForm({ collection, draft }: AdditionFormProps) {
  const { t } = useTranslation("suggest");
  const { language } = useDocument();
  const { send, isSending } = useSend();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const settle = useEffectEvent(() => {
    // One that was begun just now; what waited for a reload leaves the keyboard alone.
    if (wordsOf(draft.fields[collection.name]) !== "") return;
    box.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  });
  useEffect(() => settle(), []);
  const fields = collection.fields.filter(
    ({ key, type }) =>
      type !== "product" && !(draft.parent !== undefined && key === collection.parent),
  );
  return (
    <div
      className="draft draft-record"
      data-place={`${draft.collection}/${draft.record}`}
      role="group"
      aria-labelledby={id}
      ref={box}
    >
      <p className="draft-head" id={id}>
        {t("yourAddition", { what: collection.counted[language].one })}
      </p>
      <div className="draft-fields">
        {fields.map((field) => (
          <AdditionField key={field.key} field={field} draft={draft} />
        ))}
      </div>
      <DraftBar draft={draft} isSending={isSending} onSend={() => send([draft])} />
    </div>
  );
}

interface AdditionFieldProps {
  readonly field: Field;
  readonly draft: AdditionDraft;
}

function AdditionField({ field, draft }: AdditionFieldProps) {
  const { language } = useDocument();
  const drafts = useDrafts();
  const id = useId();
  const content = draft.fields[field.key];
  const put = (next: FieldContent | undefined) => {
    const { [field.key]: _gone, ...rest } = draft.fields;
    drafts.put({ ...draft, fields: next ? { ...rest, [field.key]: next } : rest });
  };
  return (
    <div
      className={field.type === "rich" || field.type === "line" ? "form-field wide" : "form-field"}
    >
      <span className="label" id={id}>
        {field.label[language]}
      </span>
      {field.type === "line" ? (
        <input
          className="input"
          aria-labelledby={id}
          maxLength={field.maxLength}
          value={wordsAsTyped(content)}
          onChange={({ target }) => put(textContent(field.type, target.value))}
        />
      ) : field.type === "rich" ? (
        <textarea
          className="input"
          aria-labelledby={id}
          rows={3}
          maxLength={field.maxLength}
          value={wordsAsTyped(content)}
          onChange={({ target }) => put(textContent(field.type, target.value))}
        />
      ) : (
        <div className="typed">
          {inputFor(field, {
            address: futureAddress(draft, field.key),
            field,
            content,
            unit: unitOf(field, content, draft.fields),
            labelId: id,
            describedBy: "",
            onChange: (value) => put(readValue(field, value)),
          })}
        </div>
      )}
    </div>
  );
}

/** Paragraphs are lines here: who suggests a new record writes its words, and the city sets them. */
function textContent(type: Field["type"], typed: string): FieldContent | undefined {
  if (typed === "") return undefined;
  return type === "line" ? { type: "line", text: typed } : { type: "rich", doc: paragraphs(typed) };
}

function wordsAsTyped(content: FieldContent | undefined): string {
  if (content?.type === "line") return content.text;
  if (content?.type !== "rich") return "";
  return content.doc.content
    .map((block) => block.content?.map(({ text }) => text ?? "").join("") ?? "")
    .join("\n");
}
