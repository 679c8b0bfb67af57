import { paragraphs } from "@brudnopis/document";
import type { FieldContent, RichText } from "@brudnopis/schema";

const empty: RichText = { type: "doc", content: [] };

/** The text of a line or rich field, empty where there is none. */
export function toRichText(content: FieldContent | undefined): RichText {
  if (content?.type === "rich") return content.doc;
  return content?.type === "line" ? paragraphs(content.text) : empty;
}
