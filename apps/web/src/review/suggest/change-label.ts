/** What the place of a change is called. */
import { fieldAt, plainText } from "@brudnopis/document";
import type { FieldContent, SuggestedChange } from "@brudnopis/schema";
import type { ShownDocument } from "../../document/document-context.ts";
import { placeName } from "../../document/place-name.ts";
import { toRichText } from "../../fields/to-rich-text.ts";
import { placeOfChange } from "../places.ts";

/** No longer than the server keeps. */
const longestLabel = 300;

/** „Diagnoza”, „D3 Termomodernizacja – Koszt”, „działanie: Kampania w szkołach”. */
export function changeLabel(change: SuggestedChange, open: ShownDocument): string {
  return labelOf(change, open).slice(0, longestLabel);
}

function labelOf(change: SuggestedChange, open: ShownDocument): string {
  const { template, language, session } = open;
  const content = session.content.get();
  if (change.type !== "add-record") {
    const place = placeOfChange(change);
    const named = placeName(template, content, place, language);
    return named ?? fieldAt(template, place)?.label[language] ?? "";
  }
  const collection = template.collections.find(({ key }) => key === change.collection);
  if (!collection) return "";
  const name = wordsOf(change.fields[collection.name]);
  const kind = collection.counted[language].one;
  return name === "" ? kind : `${kind}: ${name}`;
}

/** The words of a text field; empty for any other. */
export function wordsOf(content: FieldContent | undefined): string {
  return plainText(toRichText(content)).trim();
}
