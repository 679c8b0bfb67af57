/** Filling records from a catalogue: all that were chosen at once, as one step that undo takes back. */
import {
  addRecords,
  recordFieldAddress,
  recordFromCatalogue,
  removeRecords,
} from "@brudnopis/document";
import type { CatalogueEntry, Collection } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { recordKey, setRecordOpen, showToast } from "../document/page-state.ts";
import { focusOn, reveal } from "../document/reveal.ts";
import { newId } from "../records/new-id.ts";

export function useFilling(collection: Collection, parent: string | undefined) {
  const { t } = useTranslation(["catalogue", "translation"]);
  const open = useConnectedDocument();
  const { session, page } = open;
  const { doc, undo, content } = session;
  const belonging =
    parent !== undefined && collection.parent !== undefined ? { [collection.parent]: parent } : {};

  const asOneStep = (edit: () => void) => {
    undo.separate();
    edit();
    undo.separate();
  };
  const show = (id: string) => {
    setRecordOpen(page, recordKey(collection.key, id), true);
    // The rows come with the content's next reading; the closing dialog gives the keyboard back before that.
    requestAnimationFrame(() =>
      reveal(open, recordFieldAddress(collection.key, id, collection.name), true),
    );
  };

  return (entries: readonly CatalogueEntry[]) => {
    const records = entries.map((entry) => {
      const { values, texts } = recordFromCatalogue(collection, entry, content.get().language);
      return { id: newId(), texts, values: { ...values, ...belonging } };
    });
    const ids = records.map(({ id }) => id);
    const [first] = ids;
    if (first === undefined) return;
    asOneStep(() => addRecords(doc, collection, records));
    show(first);
    showToast(page, t("added", { count: ids.length }), {
      label: t("translation:records.undo"),
      run: () => {
        asOneStep(() => removeRecords(doc, collection.key, ids));
        requestAnimationFrame(() => focusOn(open, collection.key));
      },
    });
  };
}
