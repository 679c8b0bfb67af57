import type { RecordContent } from "@brudnopis/schema";
import { useRef, useState } from "react";

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Those of the shown records that are selected, in the order shown. */
  readonly records: readonly RecordContent[];
  select(id: string, isOn: boolean, isRange: boolean): void;
  selectAll(isOn: boolean): void;
}

/** Rows that somebody picked. What is not shown is not selected: nobody removes what they do not see. */
export function useSelection(shown: readonly RecordContent[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string>(undefined);
  const set = (changed: readonly string[], isOn: boolean) => {
    const next = new Set(ids);
    for (const id of changed) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    setIds(next);
  };
  return {
    ids,
    records: ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id)),
    select: (id, isOn, isRange) => {
      const from = shown.findIndex((record) => record.id === anchor.current);
      const to = shown.findIndex((record) => record.id === id);
      const isAcross = isRange && from >= 0;
      const range = isAcross ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [];
      set(isAcross ? range.map((record) => record.id) : [id], isOn);
      anchor.current = id;
    },
    selectAll: (isOn) =>
      isOn
        ? set(
            shown.map(({ id }) => id),
            true,
          )
        : setIds(new Set()),
  };
}
