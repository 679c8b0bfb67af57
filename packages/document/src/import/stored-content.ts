/** From what a document says back to what is stored: the other way round of `readValue`. */
import type { Field, FieldContent, RichText } from "@brudnopis/schema";
import { paragraphs } from "../rich-text.ts";
import { isStorable, type StoredValue } from "../values.ts";
import { cleanBlocks } from "./clean-nodes.ts";

/** Undefined where a field cannot hold it, whatever another template says. */
export function toStored(field: Field, content: FieldContent): StoredValue | undefined {
  const value = storedOf(field, content);
  return value !== undefined && isStorable(field, value) ? value : undefined;
}

function storedOf(field: Field, content: FieldContent): StoredValue | undefined {
  switch (content.type) {
    case "number": {
      const isChosen = field.type === "number" && field.unit?.from === "choice";
      const { value, unit } = content;
      return isChosen && unit !== undefined ? { value, unit } : { value };
    }
    case "money":
      return content.grosze;
    case "date":
      return content.date;
    case "year":
      return content.year;
    case "choice":
      return field.type === "multi-enum" ? content.keys : content.keys[0];
    case "reference":
      return field.type === "reference" && field.multiple ? content.ids : content.ids[0];
    case "boolean":
      return content.value;
    case "unparsed":
      return { raw: content.raw };
    default:
      return undefined;
  }
}

/** Undefined for what is no text. */
export function toStoredText(field: Field, content: FieldContent): RichText | undefined {
  if (field.type === "line" && content.type === "line") return paragraphs(content.text);
  if (field.type === "rich" && content.type === "rich")
    return { type: "doc", content: cleanBlocks(content.doc.content) };
  return undefined;
}
