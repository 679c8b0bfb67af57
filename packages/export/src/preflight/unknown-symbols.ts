import { plainText } from "@brudnopis/document";
import type { FieldContent } from "@brudnopis/schema";
import { printable } from "../printable.ts";
import type { TextFinding } from "./text-findings.ts";

/** What a reader sees as one symbol. */
const symbols = new Intl.Segmenter("pl", { granularity: "grapheme" });

/** Symbols that no font has, each once, as one finding. */
export function unknownSymbols(
  content: FieldContent,
  canShow: ((symbol: string) => boolean) | undefined,
): TextFinding[] {
  const text = textOf(content);
  // Letters that every font has need no look at each of them.
  if (canShow === undefined || !/[^\u0000-\u017f]/.test(text)) return [];
  const unknown = new Set<string>();
  for (const { segment } of symbols.segment(printable(text)))
    if (segment > "\u017f" && !canShow(segment)) unknown.add(segment);
  return unknown.size === 0
    ? []
    : [{ kind: "unknown-symbol", quote: [...unknown].join(" "), count: unknown.size }];
}

function textOf(content: FieldContent): string {
  if (content.type === "line") return content.text;
  if (content.type === "unparsed") return content.raw;
  return content.type === "rich" ? plainText(content.doc) : "";
}
