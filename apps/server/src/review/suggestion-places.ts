/** What suggestions are about. */
import { plainText, sectionOfPlace } from "@brudnopis/document";
import type { FieldContent, SuggestedChange, Template } from "@brudnopis/schema";

/** More than people write; what is more is a program's doing. */
export const suggestionLimits = {
  perDocument: 5000,
  /** Pages get all of them at once. */
  bytesPerDocument: 16 * 1024 * 1024,
} as const;

export function sectionOfChange(template: Template, change: SuggestedChange): string | undefined {
  return sectionOfPlace(template, placeOfChange(change));
}

/** An address, or `collection/record`. */
function placeOfChange(change: SuggestedChange): string {
  switch (change.type) {
    case "text":
    case "value":
      return change.address;
    case "add-record":
    case "remove-record":
      return `${change.collection}/${change.record}`;
    case "answer":
      return change.place;
  }
}

/** What somebody would have there: values as they are kept. */
export function suggestedWords(change: SuggestedChange): string {
  switch (change.type) {
    case "text": {
      const { kind, after } = change.hunk;
      const content = kind === "block" ? after : [{ type: "paragraph", content: after }];
      return plainText({ type: "doc", content });
    }
    case "value":
      return change.after ? contentWords(change.after) : "";
    case "add-record":
      return Object.values(change.fields).map(contentWords).join("\n");
    case "remove-record":
      return "";
    case "answer":
      return change.text;
  }
}

function contentWords(content: FieldContent): string {
  if (content.type === "rich") return plainText(content.doc);
  if (content.type === "line") return content.text;
  const { type: _, ...value } = content;
  return JSON.stringify(value);
}
