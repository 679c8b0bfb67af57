/** The view of one table: what is searched for, how it is sorted, and the records that follow from that. */
import type { Collection, DocumentContent, Field, RecordContent } from "@brudnopis/schema";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { filtered, held, type HeldOrder, type Sort, sorted } from "./table-order.ts";

export interface TableView {
  readonly filter: string;
  readonly sort: Sort | undefined;
  readonly shown: readonly RecordContent[];
  setFilter(filter: string): void;
  setSort(sort: Sort | undefined): void;
  /** While somebody is in the table its rows neither move nor vanish under them. */
  setHeld(isHeld: boolean): void;
}

const nothing: DocumentContent["collections"] = {};

export function useShownRecords(
  collection: Collection,
  columns: readonly Field[],
  records: readonly RecordContent[],
): TableView {
  const { t } = useTranslation();
  const { template, language } = useDocument();
  const [filter, setFilter] = useState("");
  const [sort, setSort] = useState<Sort>();
  const [isHeld, setHeld] = useState(false);
  const isPlain = filter.trim() === "" && sort === undefined;
  // A table as the document has it does not watch what its references are called.
  const collections = useContent((content) => (isPlain ? nothing : content.collections));
  const last = useRef<HeldOrder & { filter: string; sort: Sort | undefined }>(undefined);

  const shown = useMemo(() => {
    if (isPlain) return records;
    const before = last.current;
    if (isHeld && before && before.filter === filter && before.sort === sort)
      return held(records, before);
    const words = { template, language, t };
    const found = filtered(records, filter, columns, collections, words);
    return sorted(found, sort, collection, collections, words);
  }, [
    isPlain,
    isHeld,
    records,
    filter,
    sort,
    columns,
    collection,
    collections,
    template,
    language,
    t,
  ]);
  last.current = {
    filter,
    sort,
    shown: shown.map(({ id }) => id),
    known: new Set(records.map(({ id }) => id)),
  };
  return { filter, sort, shown, setFilter, setSort, setHeld };
}
