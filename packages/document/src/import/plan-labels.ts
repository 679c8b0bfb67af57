/** Texts that say themselves which field they are: „Koordynator: Biuro Energii”, or a row of two cells. */
import { Address, type RichNode } from "@brudnopis/schema";
import { plainText } from "../rich-text.ts";
import { bestTitled } from "./match-title.ts";

interface Titled {
  readonly title: { readonly pl: string; readonly en: string };
}

export interface LabelledText<T> {
  readonly field: T;
  readonly nodes: readonly RichNode[];
}

/** Only the label's very words: what is taken out of a text must be sure. */
const exact = 0.99;
const longestLabel = 80;

/** A paragraph that begins with a field's label. Without nodes where it is the label alone: then the next is the value. */
export function labelledText<T extends Titled>(
  node: RichNode,
  fields: readonly T[],
): LabelledText<T> | undefined {
  if (node.type !== "paragraph" || fields.length === 0) return undefined;
  const text = plainText({ type: "doc", content: [node] }).trim();
  // A colon, a tab of Word, a new line.
  const end = text.search(/[:\u2003\n]/);
  const label = end < 0 ? text : text.slice(0, end);
  if (label.length > longestLabel) return undefined;
  const field = bestTitled(label, fields, exact)?.found;
  return field && { field, nodes: end < 0 ? [] : paragraphsOf(text.slice(end + 1)) };
}

/** Rows of two cells of which the first is a field's label. Undefined where they are few: then it is another table. */
export function labelledRows<T extends Titled>(
  rows: readonly (readonly string[])[],
  fields: readonly T[],
): { texts: LabelledText<T>[]; rest: (readonly string[])[] } | undefined {
  if (rows.some((row) => row.length !== 2)) return undefined;
  const texts: LabelledText<T>[] = [];
  const rest: (readonly string[])[] = [];
  for (const row of rows) {
    const [label = "", value = ""] = row;
    const field = bestTitled(label, fields, exact)?.found;
    if (field && value.trim() !== "") texts.push({ field, nodes: paragraphsOf(value) });
    else if (!field) rest.push(row);
  }
  return texts.length > 0 && texts.length >= rest.length ? { texts, rest } : undefined;
}

/** Our own sheet of fields: its last column says the address of each. */
export function addressedRows(
  rows: readonly (readonly string[])[],
): { address: string; nodes: RichNode[] }[] | undefined {
  const [head = [], ...body] = rows;
  const at = head.indexOf("address");
  if (at < 3) return undefined;
  return body.flatMap((row) => {
    const [address = "", value = "", unit = ""] = [row[at], row[2], row[3]];
    const isValue = Address.safeParse(address).success && value !== "";
    const isNumber = /^-?[\d\s.,]+$/.test(value);
    const text = isNumber && unit !== "" ? `${value} ${unit}` : value;
    return isValue ? [{ address, nodes: paragraphsOf(text) }] : [];
  });
}

/** What our tables say where a text has a picture; the picture is not in them. */
const pictureName = /^\[(?:obraz|picture): .+\]$/;

function paragraphsOf(text: string): RichNode[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !pictureName.test(line))
    .map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] }));
}
