import { formatField } from "@brudnopis/document";
import type { Field } from "@brudnopis/schema";
import type { ValueChange } from "./change-index.ts";
import { Deleted, Inserted } from "./diff-marks.tsx";
import { useComparison } from "./history-context.ts";
import { useNameOf } from "./use-name-of.ts";
import { valueText } from "./value-words.ts";

export interface ValueDiffProps {
  readonly field: Field;
  readonly change: ValueChange;
  /** In a cell records go by their codes, and amounts without their unit. */
  readonly isShort?: boolean;
}

/** „48 600 000 zł → 51 000 000 zł”, the old one struck through. */
export function ValueDiff({ field, change, isShort = false }: ValueDiffProps) {
  const { language } = useComparison();
  const nameOf = useNameOf(isShort);
  const [before, after] = [change.before, change.after].map((content) =>
    (isShort ? formatField : valueText)(field, content, { language, nameOf }),
  );
  const by = change.by[0];
  return (
    <span className="value-diff">
      {before && <Deleted by={by}>{before}</Deleted>}
      {before && after && <span aria-hidden> → </span>}
      {after && <Inserted by={by}>{after}</Inserted>}
    </span>
  );
}
