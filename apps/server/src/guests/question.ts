/** What a question is about, said to somebody who has not seen the document. */
import {
  fieldAt,
  formatField,
  formatMoney,
  parseAddress,
  recordLabel,
  sectionsOf,
  unitOf,
  withUnit,
} from "@brudnopis/document";
import type {
  Collection,
  DocumentContent,
  Field,
  FieldContent,
  GuestOffer,
  Language,
  QuestionText,
  RecordContent,
  Template,
} from "@brudnopis/schema";

export interface AskedDocument {
  readonly template: Template;
  /** For a guest without what fields of personal data hold. */
  readonly content: DocumentContent;
}

export type Question = NonNullable<GuestOffer["question"]>;

/** Whether there is something at an address that a person could write: a field, or a record that is there. */
export function isAskable(address: string, document: AskedDocument): boolean {
  const place = findPlace(address, document);
  if (!place || place.field?.type === "product") return false;
  return place.kind === "section" || recordAt(place, document.content) !== undefined;
}

/** Undefined for an address that the template does not have. Of a record that is gone, what is left to say. */
export function toQuestion(address: string, document: AskedDocument): Question | undefined {
  const place = findPlace(address, document);
  if (!place) return undefined;
  return {
    address,
    pl: textIn("pl", place, document),
    en: textIn("en", place, document),
    isWithheld: place.field?.personal === true,
  };
}

function textIn(
  language: Language,
  place: Place,
  { template, content }: AskedDocument,
): QuestionText {
  const document = { template, content, language };
  // What a table says of itself is about making it, not about one of its records.
  const guided = place.kind === "section" ? [place.field, place.around] : [place.field];
  const guidance = guided.find((part) => part?.guidance)?.guidance?.[language];
  return {
    section: place.around.title[language],
    label: labelOf(place, document),
    ...(guidance === undefined ? {} : { guidance }),
    current: currentOf(place, document),
  };
}

interface ReadDocument extends AskedDocument {
  readonly language: Language;
}

type Place = SectionPlace | RecordPlace;

interface SectionPlace {
  readonly kind: "section";
  readonly around: Template["sections"][number];
  readonly field: Field;
}

/** The whole record when there is no field. */
interface RecordPlace {
  readonly kind: "record";
  readonly around: Collection;
  readonly id: string;
  readonly field: Field | undefined;
}

function findPlace(address: string, { template, content }: AskedDocument): Place | undefined {
  const { owner, record: id, key } = addressParts(address) ?? {};
  const field = fieldAt(template, address);
  if (key !== undefined && !field) return undefined;
  if (id !== undefined) {
    const around = template.collections.find((collection) => collection.key === owner);
    return around && { kind: "record", around, id, field };
  }
  const around = sectionsOf(template, content).find((section) => section.key === owner);
  return around && field && { kind: "section", around, field };
}

const recordAddress = /^([a-z][a-z0-9-]*)\/([a-z0-9-]{1,40})$/;

function addressParts(address: string): { owner?: string; record?: string; key?: string } {
  const place = parseAddress(address);
  if (place) {
    const { owner, record, field } = place;
    return { owner, key: field, ...(record === undefined ? {} : { record }) };
  }
  const [, owner, record] = recordAddress.exec(address) ?? [];
  return owner !== undefined && record !== undefined ? { owner, record } : {};
}

function recordAt(
  { around, id }: RecordPlace,
  content: DocumentContent,
): RecordContent | undefined {
  return content.collections[around.key]?.find((record) => record.id === id);
}

/** „Koszt”, „D3 Termomodernizacja – Koszt”, „D3 Termomodernizacja”. */
function labelOf(place: Place, { template, content, language }: ReadDocument): string {
  if (place.kind === "section") return place.field.label[language];
  const record = recordAt(place, content);
  const name = record ? recordLabel(record, place.around.key, template) : "";
  const parts = [name || place.around.counted[language].one, place.field?.label[language]];
  return parts.filter((part) => part !== undefined).join(" – ");
}

/** What is written there now. */
function currentOf(place: Place, document: ReadDocument): QuestionText["current"] {
  const { content, language } = document;
  const isSection = place.kind === "section";
  const fields = isSection ? {} : (recordAt(place, content)?.fields ?? {});
  const asked = place.field ? [place.field] : isSection ? [] : place.around.fields;
  return asked.flatMap((field) => {
    const value = isSection
      ? content.fields[`${place.around.key}.${field.key}`]
      : fields[field.key];
    if (!value) return [];
    return { label: field.label[language], text: textOf(field, value, fields, document) };
  });
}

function textOf(
  field: Field,
  value: FieldContent,
  siblings: RecordContent["fields"],
  { template, content, language }: ReadDocument,
): string {
  if (value.type === "money") return formatMoney(value.grosze, language);
  const nameOf = (collection: string, id: string) => {
    const record = content.collections[collection]?.find((candidate) => candidate.id === id);
    return record ? recordLabel(record, collection, template) : "";
  };
  const text = formatField(field, value, { language, nameOf });
  const isBare = value.type === "number" && value.unit === undefined;
  return isBare ? withUnit(text, unitOf(field, value, siblings)) : text;
}
