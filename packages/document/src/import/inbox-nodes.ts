/** What the inbox shows of an item: under which headings the file had it, and what it says. */
import type { RichNode } from "@brudnopis/schema";
import type { ImportItem } from "./plan.ts";

export function inboxNodes(item: ImportItem, nodes: readonly RichNode[]): RichNode[] {
  if (item.type === "section") return [...nodes];
  const caption = item.type === "table" ? item.caption : undefined;
  const title = [...item.headings, ...(caption === undefined ? [] : [caption])].join(" › ");
  return title === ""
    ? [...nodes]
    : [{ type: "heading", attrs: { level: 3 }, content: [textNode(title)] }, ...nodes];
}

/** A table as a text has it. */
export function tableNodes(
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
): RichNode[] {
  const lines = [
    ...(head ? [rowNode(head, "tableHeader")] : []),
    ...rows.map((row) => rowNode(row, "tableCell")),
  ];
  return lines.length === 0 ? [] : [{ type: "table", content: lines }];
}

function rowNode(cells: readonly string[], type: string): RichNode {
  return {
    type: "tableRow",
    content: cells.map((cell) => ({
      type,
      content: cell.split("\n").map((line) => ({
        type: "paragraph",
        ...(line === "" ? {} : { content: [textNode(line)] }),
      })),
    })),
  };
}

function textNode(text: string): RichNode {
  return { type: "text", text };
}
