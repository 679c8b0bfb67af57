import {
  fieldAt,
  formatField,
  formatMoney,
  parseAddress,
  readDocument,
  recordLabel,
} from "@brudnopis/document";
import type { DocumentContent, FieldContent, Language, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { placeName } from "./place-name.ts";

/** What a field says in this tab and, it may be, nowhere else. */
export interface UnsentText {
  readonly place: string;
  readonly label: string;
  /** The whole field as plain text; empty when everything in it was deleted. */
  readonly text: string;
}

/** The fields at these places as they are now, for copying. Records that came or went have no text of their own. */
export function unsentTexts(
  doc: Doc,
  template: Template,
  places: readonly string[],
  language: Language,
): readonly UnsentText[] {
  const content = readDocument(doc, template);
  return places.flatMap((place) => {
    const field = fieldAt(template, place);
    const label = placeName(template, content, place, language);
    if (!field || label === undefined) return [];
    const value = contentAt(content, place);
    if (value?.type === "money")
      return [{ place, label, text: formatMoney(value.grosze, language) }];
    const nameOf = (collection: string, id: string) => nameIn(content, template, collection, id);
    return [{ place, label, text: formatField(field, value, { language, nameOf }) }];
  });
}

function contentAt(
  { fields, collections }: DocumentContent,
  place: string,
): FieldContent | undefined {
  const { owner, record, field } = parseAddress(place) ?? {};
  if (owner === undefined || field === undefined) return undefined;
  if (record === undefined) return fields[place];
  return collections[owner]?.find(({ id }) => id === record)?.fields[field];
}

function nameIn(
  { collections }: DocumentContent,
  template: Template,
  collection: string,
  id: string,
): string {
  const record = collections[collection]?.find((candidate) => candidate.id === id);
  return record ? recordLabel(record, collection, template) : "";
}
