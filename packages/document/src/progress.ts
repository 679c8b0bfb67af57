import {
  type Collection,
  type DocumentContent,
  inboxAddress,
  inboxSection,
  type Progress,
  type RecordContent,
  type Section,
  type Template,
} from "@brudnopis/schema";
import { fieldAddress } from "./address.ts";

export interface SectionProgress extends Progress {
  readonly key: string;
  /** `complete` when nothing required is missing; an optional section is complete once it has anything. */
  readonly state: "empty" | "started" | "complete";
}

/**
 * The sections that a document has: those for its kind of network, and the inbox of imports while something is in it. Who
 * does not say what the document holds gets no inbox.
 */
export function sectionsOf(
  template: Template,
  content: Pick<DocumentContent, "networkKind"> & { readonly fields?: object },
): Section[] {
  const hasInbox = content.fields !== undefined && Object.hasOwn(content.fields, inboxAddress);
  return template.sections.filter(({ key, networkKind }) =>
    key === inboxSection.key
      ? hasInbox
      : networkKind === undefined || networkKind === content.networkKind,
  );
}

/** What is filled and what is required, per section. Facts only: nobody's judgement of quality. */
export function progressOf(template: Template, content: DocumentContent): SectionProgress[] {
  return sectionsOf(template, content).map((section) =>
    sectionProgress(section, template, content),
  );
}

export function totalProgress(sections: readonly SectionProgress[]): Progress {
  return sections.reduce(
    (sum, { filled, required }) => ({
      filled: sum.filled + filled,
      required: sum.required + required,
    }),
    { filled: 0, required: 0 },
  );
}

function sectionProgress(
  section: Section,
  template: Template,
  content: DocumentContent,
): SectionProgress {
  let filled = 0;
  let required = 0;
  let isStarted = false;
  for (const part of section.parts) {
    if (part.type === "summary" || part.type === "view") continue;
    const { has, asks, isFull } =
      part.type === "collection"
        ? collectionState(part.collection, template, content)
        : fieldState(fieldAddress(section.key, part.key), part.required, content);
    isStarted ||= has;
    if (asks) required += 1;
    if (asks && isFull) filled += 1;
  }
  const isComplete = required === 0 ? isStarted : filled === required;
  const state = isComplete ? "complete" : isStarted ? "started" : "empty";
  return { key: section.key, filled, required, state };
}

interface PartState {
  readonly has: boolean;
  readonly asks: boolean;
  readonly isFull: boolean;
}

function fieldState(address: string, required: boolean, content: DocumentContent): PartState {
  const field = content.fields[address];
  return {
    has: field !== undefined,
    asks: required,
    isFull: field !== undefined && field.type !== "unparsed",
  };
}

function collectionState(key: string, template: Template, content: DocumentContent): PartState {
  const collection = template.collections.find((candidate) => candidate.key === key);
  const records = content.collections[key] ?? [];
  const min = collection?.min ?? 0;
  const isFull =
    records.length >= min &&
    withChildren(key, template).every((each) => areFull(each, content.collections[each.key] ?? []));
  return { has: records.length > 0, asks: min > 0, isFull };
}

const families = new WeakMap<Template, Map<string, readonly Collection[]>>();

/** A collection, and those whose records belong to its records, however far down. */
function withChildren(key: string, template: Template): readonly Collection[] {
  const known = families.get(template) ?? new Map<string, readonly Collection[]>();
  families.set(template, known);
  const family = known.get(key) ?? findFamily(key, template);
  known.set(key, family);
  return family;
}

function findFamily(key: string, { collections }: Template): Collection[] {
  const family = new Set(collections.filter((collection) => collection.key === key));
  // A set is walked in the order of adding, so children of children are met too.
  for (const { key: parentKey } of family) {
    for (const child of collections) {
      const field = child.fields.find((candidate) => candidate.key === child.parent);
      if (field?.type === "reference" && field.to === parentKey) family.add(child);
    }
  }
  return [...family];
}

/** Of tables that did not change since they were looked at; whoever types changes one of thirty. */
const fullness = new WeakMap<Collection, WeakMap<readonly RecordContent[], boolean>>();

function areFull(collection: Collection, records: readonly RecordContent[]): boolean {
  const known = fullness.get(collection) ?? new WeakMap<readonly RecordContent[], boolean>();
  fullness.set(collection, known);
  const isFull = known.get(records) ?? areAllFull(collection, records);
  known.set(records, isFull);
  return isFull;
}

/** A record that belongs to none is shown nowhere, so nobody could fill it. */
function areAllFull(collection: Collection, records: readonly RecordContent[]): boolean {
  const { parent } = collection;
  return records.every(
    ({ fields }) =>
      (parent !== undefined && fields[parent] === undefined) ||
      missingFields(collection, fields).length === 0,
  );
}

/** Keys of a record's required fields that hold nothing, or nothing understood. */
export function missingFields(
  collection: Collection | undefined,
  fields: DocumentContent["fields"],
): string[] {
  return (collection?.fields ?? [])
    .filter(({ key, required }) => {
      const content = fields[key];
      return required && (content === undefined || content.type === "unparsed");
    })
    .map(({ key }) => key);
}
