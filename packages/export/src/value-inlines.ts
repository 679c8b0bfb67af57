/** Values as runs: what `value-text.ts` says, with references that lead somewhere and marks of review. */
import type { Field, FieldContent, RecordContent } from "@brudnopis/schema";
import { plainInlines, richInlines, typesetInlines } from "./inlines.ts";
import { anchorOf } from "./links.ts";
import type { Inline } from "./print.ts";
import { printable } from "./printable.ts";
import { referredRecords, type Source, type ValueStyle, valueText } from "./value-text.ts";

export interface PlacedValue {
  readonly field: Field;
  readonly address: string;
  readonly value: FieldContent | undefined;
  /** The fields beside it. */
  readonly siblings: RecordContent["fields"];
}

/** No runs where there is nothing to read. */
export function valueInlines(
  { field, address, value, siblings }: PlacedValue,
  source: Source,
  style: ValueStyle,
): readonly Inline[] {
  const { language, review } = source;
  const measure = style.place === "cell" ? "cell" : "text";
  if (field.type === "line" && review.hasText(address)) {
    const text = value?.type === "line" ? value.text : "";
    const nodes = text === "" ? [] : [{ type: "text", text }];
    const marked = review.text(address, nodes).flatMap((node) => node.content ?? [node]);
    return review.around(address, richInlines(marked, language, measure));
  }
  if (!value) return [];
  if (field.type === "reference" && value.type === "reference") {
    const refs = refInlines(field.to, value.ids, source, style.place);
    return review.around(address, typesetInlines(refs, language, measure));
  }
  const text = valueText(field, value, siblings, source, style);
  return review.around(address, plainInlines(text, language, measure));
}

/** The records of a collection, each leading to its card. */
function refInlines(
  collection: string,
  ids: readonly string[],
  source: Source,
  place: ValueStyle["place"],
): Inline[] {
  const { separator, named } = referredRecords(collection, ids, source, place);
  return named.flatMap(({ id, text }, index): Inline[] => [
    ...(index === 0 ? [] : [{ type: "text" as const, text: separator }]),
    { type: "ref", to: anchorOf(collection, id), text: printable(text) },
  ]);
}
