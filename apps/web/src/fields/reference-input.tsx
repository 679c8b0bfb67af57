/**
 * Chooses records by typing some of their code or name (ARIA's combobox with a list). What is kept is their id, so
 * renaming them changes nothing here.
 *
 *   F1  What is chosen leaves the field only when a person takes it out: a removed record stays, and is said to be so.
 *   F2  A closed field watches the names of what is chosen; only an open one watches all that could be.
 */
import type { StoredValue } from "@brudnopis/document";
import type { Collection, DocumentContent, FieldOf } from "@brudnopis/schema";
import { X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, useContent, useDocument } from "../document/document-context.ts";
import { announce } from "../document/page-state.ts";
import { createNamed, isRemoved, mayCreate, nameIn, ownRecord } from "./reference-choice.ts";
import { ReferenceSearch } from "./reference-search.tsx";
import type { Offer } from "./reference-options.tsx";
import { RemovedReference } from "./removed-reference.tsx";
import type { ValueInputProps } from "./typed-field.tsx";
import "./reference-input.css";

export type ReferenceInputProps = ValueInputProps<FieldOf<"reference">>;

export function ReferenceInput(props: ReferenceInputProps) {
  const { field, content, address, typed } = props;
  const { t } = useTranslation();
  const { template } = useDocument();
  const collection = template.collections.find(({ key }) => key === field.to);
  const chosen = content?.type === "reference" ? content.ids : [];
  const live = useLive(field.to, chosen);
  const { pick, drop, lateId, setLateId } = usePicking(props, collection, chosen);
  const single = field.multiple ? undefined : chosen.find((id) => live.has(id));
  const gone = chosen.filter((id) => !live.has(id));
  const box = useRef<HTMLDivElement>(null);
  /** What was pressed goes with what it was about, and the keyboard would go with it. */
  const andBack = (act: () => void) => () => {
    act();
    box.current?.querySelector("input")?.focus();
  };

  return (
    <div className="reference" ref={box}>
      {field.multiple && live.size > 0 && (
        <ul className="picked" aria-labelledby={props.labelId}>
          {chosen
            .filter((id) => live.has(id))
            .map((id) => (
              <Chip key={id} collection={field.to} id={id} onDrop={andBack(() => drop(id))} />
            ))}
        </ul>
      )}
      <ReferenceSearch
        {...props}
        collection={collection}
        chosen={chosen}
        single={single}
        own={ownRecord(address, field)}
        typed={typed}
        onPick={pick}
        onClear={() => single !== undefined && drop(single)}
      />
      {gone.map((id) => (
        <RemovedReference
          key={id}
          collection={collection}
          id={id}
          onRestored={andBack(() => undefined)}
          onDrop={andBack(() => drop(id))}
        />
      ))}
      {lateId !== undefined && (
        <RemovedReference
          collection={collection}
          id={lateId}
          isTooLate
          onRestored={andBack(() => pick({ kind: "restored", id: lateId }))}
          onDrop={andBack(() => setLateId(undefined))}
        />
      )}
      {content?.type === "unparsed" && (
        <p className="form-problem">{t("records.pick.unknown", { raw: content.raw })}</p>
      )}
    </div>
  );
}

/** Which of these records are there; the same set while that does not change. */
function useLive(collection: string, ids: readonly string[]): ReadonlySet<string> {
  const found = useContent(({ collections }) =>
    ids.filter((id) => collections[collection]?.some((record) => record.id === id)).join(" "),
  );
  return new Set(found === "" ? [] : found.split(" "));
}

export type Picked = Offer | { readonly kind: "restored"; readonly id: string };

function usePicking(
  { field, onChange }: ReferenceInputProps,
  collection: Collection | undefined,
  chosen: readonly string[],
) {
  const { t } = useTranslation();
  const open = useConnectedDocument();
  const { session, page, template } = open;
  const [lateId, setLateId] = useState<string>();
  const labelOf = (id: string) => nameIn(session.content.get(), field.to, id, template);

  const keep = (ids: readonly string[], isSameStep = false) => {
    setLateId(undefined);
    onChange(toStored(field, inOrder(ids, session.content.get(), field.to)), isSameStep);
  };
  const drop = (id: string) => {
    keep(chosen.filter((other) => other !== id));
    announce(page, t("records.pick.dropped", { name: labelOf(id) || t("value.removedRecord") }));
  };
  const choose = (id: string, isSameStep = false) =>
    keep(field.multiple ? [...chosen.filter((other) => other !== id), id] : [id], isSameStep);

  const pick = (picked: Picked) => {
    if (picked.kind === "restored") return choose(picked.id, true);
    if (picked.kind === "create") {
      if (!collection || !mayCreate(session.doc, collection)) return;
      session.undo.separate();
      choose(createNamed(open, collection, picked.name), true);
      announce(page, t("records.pick.created", { name: picked.name }));
      return;
    }
    const { id } = picked.option;
    if (field.multiple && chosen.includes(id)) return drop(id);
    // The list may be a moment older than the document.
    if (isRemoved(session.doc, field.to, id)) return setLateId(id);
    choose(id);
    announce(page, t("records.pick.chosen", { name: labelOf(id) }));
  };
  return { pick, drop, lateId, setLateId };
}

function toStored(
  { multiple }: FieldOf<"reference">,
  ids: readonly string[],
): StoredValue | undefined {
  if (ids.length === 0) return undefined;
  return multiple ? ids : ids[0];
}

/** In the order of their table; what is not in it stands last. */
function inOrder(
  ids: readonly string[],
  { collections }: DocumentContent,
  collection: string,
): readonly string[] {
  const records = collections[collection] ?? [];
  const place = (id: string) => {
    const index = records.findIndex((record) => record.id === id);
    return index < 0 ? records.length : index;
  };
  return ids.toSorted((a, b) => place(a) - place(b));
}

interface ChipProps {
  readonly collection: string;
  readonly id: string;
  readonly onDrop: () => void;
}

function Chip({ collection, id, onDrop }: ChipProps) {
  const { t } = useTranslation();
  const { template } = useDocument();
  const name =
    useContent((content) => nameIn(content, collection, id, template)) || t("value.unnamed");
  return (
    <li className="picked-item">
      <span>{name}</span>
      <button
        className="picked-drop"
        type="button"
        aria-label={t("records.pick.dropName", { name })}
        onClick={onDrop}
      >
        <X size={14} aria-hidden />
      </button>
    </li>
  );
}
