/** What can be done to the records of a collection, each with the words that say it was done. */
import {
  addRecord,
  duplicateRecords,
  liveRecords,
  moveRecord,
  recordFieldAddress,
  referrersOf,
  removeRecords,
  restoreRecords,
  setOrder,
} from "@brudnopis/document";
import type { Collection, RecordContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { announce, recordKey, setRecordOpen, showToast } from "../document/page-state.ts";
import { focusOn, reveal } from "../document/reveal.ts";
import { countedWord, spokenName } from "./record-labels.ts";
import { newId } from "./new-id.ts";

export interface RecordEdits {
  /** Adds an empty record and opens its form. */
  add(): void;
  /** Adds an empty record for the table to be written into; undefined when there is no room. */
  addRow(): string | undefined;
  remove(records: readonly RecordContent[]): void;
  duplicate(records: readonly RecordContent[]): void;
  /** Moves one place among the records that are shown together. */
  move(record: RecordContent, step: -1 | 1, shown: readonly RecordContent[]): void;
  /** Puts a record so that it stands at `position` among those that are shown together. */
  place(record: RecordContent, position: number, shown: readonly RecordContent[]): void;
  /** Keeps an order that a table only showed until now. */
  keepOrder(shown: readonly RecordContent[]): void;
}

export function useRecordEdits(collection: Collection, parent: string | undefined): RecordEdits {
  const { t } = useTranslation();
  const open = useConnectedDocument();
  const { session, page, template, language } = open;
  const { doc, undo } = session;
  const nameOf = (record: RecordContent) => spokenName(record, collection, template, language);
  const count = (records: readonly RecordContent[]) =>
    `${records.length} ${countedWord(collection, records.length, language)}`;
  const asOneStep = (edit: () => void) => {
    undo.separate();
    edit();
    undo.separate();
  };
  const addEmpty = () => {
    const id = newId();
    const values =
      parent !== undefined && collection.parent !== undefined
        ? { [collection.parent]: parent }
        : {};
    asOneStep(() => addRecord(doc, collection, { id, values }));
    announce(page, t("records.added", { name: collection.counted[language].one }));
    return id;
  };
  const hasRoom = (more: number) =>
    liveRecords(doc, collection.key).length + more <= collection.max;
  const sayFull = () => showToast(page, t("records.full", { count: collection.max }));

  const place = (
    record: RecordContent,
    position: number,
    shown: readonly RecordContent[],
  ): void => {
    const rest = shown.filter(({ id }) => id !== record.id);
    const at = Math.max(0, Math.min(position, rest.length));
    // Among all live records: behind the neighbour above, or before the one below.
    const others = liveRecords(doc, collection.key).filter(({ id }) => id !== record.id);
    const above = others.findIndex(({ id }) => id === rest[at - 1]?.id);
    const below = others.findIndex(({ id }) => id === rest[at]?.id);
    asOneStep(() =>
      moveRecord(doc, collection.key, record.id, above >= 0 ? above + 1 : Math.max(0, below)),
    );
    announce(
      page,
      t("records.moved", { name: nameOf(record), position: at + 1, total: shown.length }),
    );
  };

  return {
    add: () => {
      const id = addEmpty();
      setRecordOpen(page, recordKey(collection.key, id), true);
      // The row and its form come with the content's next reading, a frame from now.
      requestAnimationFrame(() =>
        reveal(open, recordFieldAddress(collection.key, id, collection.name), true),
      );
    },
    addRow: () => {
      if (hasRoom(1)) return addEmpty();
      sayFull();
      return undefined;
    },
    remove: (records) => {
      const [first] = records;
      if (!first) return;
      const ids = records.map(({ id }) => id);
      const live = liveRecords(doc, collection.key).filter(
        ({ id }) => id === first.id || !ids.includes(id),
      );
      const index = live.findIndex(({ id }) => id === first.id);
      const neighbour = live[index + 1] ?? live[index - 1];
      const referrers = referrersOf(session.content.get(), template, collection.key, new Set(ids));
      asOneStep(() => removeRecords(doc, collection.key, ids));
      for (const id of ids) setRecordOpen(page, recordKey(collection.key, id), false);
      // Where the keyboard was is gone with the form.
      requestAnimationFrame(() =>
        focusOn(
          open,
          ...(neighbour ? [recordKey(collection.key, neighbour.id)] : []),
          collection.key,
        ),
      );
      const removed = t("records.removed", {
        name: records.length === 1 ? nameOf(first) : count(records),
      });
      const told = referrers
        .map((other) => `${other.count} ${countedWord(other.collection, other.count, language)}`)
        .join(", ");
      const text =
        told === ""
          ? removed
          : `${removed}. ${t("records.stillNamed", { count: records.length, told })}`;
      showToast(page, text, {
        label: t("records.undo"),
        run: () => {
          asOneStep(() => restoreRecords(doc, collection.key, ids));
          requestAnimationFrame(() => reveal(open, recordKey(collection.key, first.id), true));
        },
      });
    },
    duplicate: (records) => {
      if (!hasRoom(records.length)) return sayFull();
      const ids = records.map(({ id }) => id);
      let copies: readonly string[] = [];
      asOneStep(() => {
        copies = duplicateRecords(doc, collection, ids, newId);
      });
      announce(page, t("records.duplicated", { what: count(records) }));
      requestAnimationFrame(() => reveal(open, recordKey(collection.key, copies[0] ?? ""), true));
    },
    move: (record, step, shown) => {
      const position = shown.findIndex(({ id }) => id === record.id) + step;
      if (position >= 0 && position < shown.length) place(record, position, shown);
    },
    place,
    keepOrder: (shown) => {
      asOneStep(() =>
        setOrder(
          doc,
          collection.key,
          shown.map(({ id }) => id),
        ),
      );
      showToast(page, t("records.orderKept"));
    },
  };
}
