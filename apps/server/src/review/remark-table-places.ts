/**
 * Where remarks are, in words and on paper. What a template marks as personal is not told: an export leaves it out.
 */
import {
  fieldAt,
  parseAddress,
  recordLabel,
  sectionOfPlace,
  withoutPersonalFields,
} from "@brudnopis/document";
import type { PlaceText, PlaceToFind } from "@brudnopis/export";
import type {
  DocumentContent,
  Language,
  RecordContent,
  ReviewPlace,
  Template,
  Thread,
} from "@brudnopis/schema";
import { remarkWords } from "./remark-table-words.ts";

/** The text that a remark is about: the frozen one of its round, or the document as it is. */
export interface RemarkedText {
  readonly content: DocumentContent;
  readonly template: Template;
}

export interface PlaceWords {
  /** Key of the section; undefined for the whole document. */
  readonly section: string | undefined;
  /** „5. Działania” */
  readonly sectionTitle: string;
  /** „D3 Termomodernizacja – Koszt”; empty for a section. */
  readonly name: string;
  readonly quote: string;
}

export function placeWords(
  { place, frozenPlace, label }: Pick<Thread, "place" | "frozenPlace" | "label">,
  text: RemarkedText,
  language: Language,
): PlaceWords {
  const where = frozenPlace ?? place;
  const section = sectionOf(where, text.template);
  const { number, title } = text.template.sections.find(({ key }) => key === section) ?? {};
  const sectionTitle = title ? `${number}. ${title[language]}` : "";
  const isTold = isImpersonal(where, text.template);
  return {
    section,
    sectionTitle,
    name: nameOf(where, text, language) ?? (isTold ? label : ""),
    quote: where.type === "text" && isTold ? where.anchor.quote : "",
  };
}

/** What to look for on paper; undefined for the whole document. */
export function placeToFind(
  { id, place, frozenPlace }: Pick<Thread, "id" | "place" | "frozenPlace">,
  text: RemarkedText,
  language: Language,
): PlaceToFind | undefined {
  const where = frozenPlace ?? place;
  const section = sectionOf(where, text.template);
  if (section === undefined) return undefined;
  const record = recordOf(where, text);
  const name = record && recordLabel(record.record, record.collection, text.template);
  return {
    id,
    section,
    ...(name ? { record: name } : {}),
    texts: [...quoteTexts(where), ...labelTexts(where, text.template, language)],
  };
}

function sectionOf(place: ReviewPlace, template: Template): string | undefined {
  switch (place.type) {
    case "document":
      return undefined;
    case "section":
      return place.section;
    case "record":
      return sectionOfPlace(template, `${place.collection}/${place.record}`);
    case "field":
    case "text":
      return sectionOfPlace(template, place.address);
  }
}

/** Undefined for a record that is gone, and for what the template does not have. */
function nameOf(place: ReviewPlace, text: RemarkedText, language: Language): string | undefined {
  if (place.type === "document") return remarkWords[language].wholeDocument;
  if (place.type === "section") return "";
  const found = recordOf(place, text);
  const collection = text.template.collections.find(({ key }) => key === found?.collection);
  const record =
    found && collection
      ? impersonalLabel(found.record, found.collection, text.template) ||
        collection.counted[language].one
      : undefined;
  if (place.type === "record") return record;
  const label = fieldAt(text.template, place.address)?.label[language];
  if (label === undefined || parseAddress(place.address)?.record === undefined) return label;
  return record === undefined ? undefined : `${record} – ${label}`;
}

interface FoundRecord {
  readonly collection: string;
  readonly record: RecordContent;
}

function recordOf(place: ReviewPlace, { content }: RemarkedText): FoundRecord | undefined {
  const at = recordIdOf(place);
  const record = at && content.collections[at.collection]?.find(({ id }) => id === at.record);
  return at && record ? { collection: at.collection, record } : undefined;
}

function recordIdOf(place: ReviewPlace) {
  if (place.type === "record") return place;
  if (place.type !== "field" && place.type !== "text") return undefined;
  const address = parseAddress(place.address);
  return address?.record === undefined
    ? undefined
    : { collection: address.owner, record: address.record };
}

/** The name of a record may be somebody's. */
function impersonalLabel(record: RecordContent, collection: string, template: Template): string {
  const { collections } = withoutPersonalFields(template);
  const kept = collections.find(({ key }) => key === collection)?.fields ?? [];
  const keys = new Set(kept.map(({ key }) => key));
  const fields = Object.entries(record.fields).filter(([key]) => keys.has(key));
  return recordLabel({ ...record, fields: Object.fromEntries(fields) }, collection, template);
}

/** Whether nothing that is quoted there is personal. Of a whole record that is so when none of its fields is. */
function isImpersonal(place: ReviewPlace, template: Template): boolean {
  if (place.type === "document" || place.type === "section") return true;
  if (place.type === "record") {
    const fields = template.collections.find(({ key }) => key === place.collection)?.fields ?? [];
    return !fields.some(({ personal }) => personal);
  }
  // What the template does not have any more may have been anything.
  return fieldAt(template, place.address)?.personal === false;
}

/** With the words before it, which tell it from another like it. */
function quoteTexts(place: ReviewPlace): PlaceText[] {
  if (place.type !== "text") return [];
  const { prefix, quote } = place.anchor;
  return [
    { text: `${prefix}${quote}`, lead: prefix.length },
    { text: quote, lead: 0 },
  ];
}

/** A field that is a column of its table has no name of its own on paper: its row is the place. */
function labelTexts(place: ReviewPlace, template: Template, language: Language): PlaceText[] {
  if (place.type !== "field" && place.type !== "text") return [];
  const address = parseAddress(place.address);
  const collection = template.collections.find(({ key }) => key === address?.owner);
  const isColumn = address !== undefined && collection?.columns.includes(address.field) === true;
  const label = fieldAt(template, place.address)?.label[language];
  return label === undefined || isColumn ? [] : [{ text: label, lead: 0, isLabel: true }];
}
