/** What can be done to the records of a collection, each with the words that say it was done. */
import {
  addRecord,
  liveRecords,
  moveRecord,
  removeRecord,
  restoreRecord,
} from "@brudnopis/document";
import type { Collection, RecordContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { announce, recordKey, setRecordOpen, showToast } from "../document/page-state.ts";
import { focusOn, reveal } from "../document/reveal.ts";
import { spokenName } from "./record-labels.ts";

export interface RecordEdits {
  add(): void;
  remove(record: RecordContent): void;
  /** Moves one place among the records that are shown together. */
  move(record: RecordContent, step: -1 | 1, shown: readonly RecordContent[]): void;
}

export function useRecordEdits(collection: Collection, parent: string | undefined): RecordEdits {
  const { t } = useTranslation();
  const open = useConnectedDocument();
  const { session, page, template, language } = open;
  const { doc, undo } = session;
  const nameOf = (record: RecordContent) => spokenName(record, collection, template, language);

  return {
    add: () => {
      const id = newId();
      undo.separate();
      addRecord(doc, collection, {
        id,
        ...(parent !== undefined && collection.parent !== undefined
          ? { values: { [collection.parent]: parent } }
          : {}),
      });
      undo.separate();
      setRecordOpen(page, recordKey(collection.key, id), true);
      announce(page, t("records.added", { name: collection.counted[language].one }));
      // The row and its form come with the content's next reading, a frame from now.
      requestAnimationFrame(() =>
        reveal(open, `${recordKey(collection.key, id)}.${collection.name}`, true),
      );
    },
    remove: (record) => {
      const live = liveRecords(doc, collection.key);
      const index = live.findIndex(({ id }) => id === record.id);
      const neighbour = live[index + 1] ?? live[index - 1];
      undo.separate();
      removeRecord(doc, collection.key, record.id);
      undo.separate();
      setRecordOpen(page, recordKey(collection.key, record.id), false);
      // Where the keyboard was is gone with the form.
      requestAnimationFrame(() =>
        focusOn(
          open,
          ...(neighbour ? [recordKey(collection.key, neighbour.id)] : []),
          collection.key,
        ),
      );
      showToast(page, t("records.removed", { name: nameOf(record) }), {
        label: t("records.undo"),
        run: () => {
          restoreRecord(doc, collection.key, record.id);
          requestAnimationFrame(() => reveal(open, recordKey(collection.key, record.id), true));
        },
      });
    },
    move: (record, step, shown) => {
      const position = shown.findIndex(({ id }) => id === record.id) + step;
      const neighbour = shown[position];
      if (!neighbour) return;
      // Among all live records, the place where the neighbour stands once this one is taken out.
      const others = liveRecords(doc, collection.key).filter(({ id }) => id !== record.id);
      const index = others.findIndex(({ id }) => id === neighbour.id) + (step === 1 ? 1 : 0);
      undo.separate();
      moveRecord(doc, collection.key, record.id, index);
      undo.separate();
      announce(
        page,
        t("records.moved", { name: nameOf(record), position: position + 1, total: shown.length }),
      );
    },
  };
}

/** 12 characters of 36: more than 60 random bits, short enough to read in an address. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => (byte % 36).toString(36)).join("");
}
