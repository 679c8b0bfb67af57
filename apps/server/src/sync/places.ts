/**
 * What may be where in a document: its layout (`packages/document/src/layout.ts`) and its nodes and marks, as the gate
 * asks for them. Made once for each template.
 */
import {
  isTextField,
  markNames,
  nodeAttributes,
  orderKey,
  parseAddress,
  removedKey,
} from "@brudnopis/document";
import { type Field, isFieldPart, RecordId, type Template } from "@brudnopis/schema";
import type { StructContent } from "./update.ts";

/** One list or map of a document. */
export type Place =
  /** The values of sections by address. */
  | { readonly kind: "values"; readonly keys: ReadonlySet<string> }
  /** Records by id. */
  | { readonly kind: "collection"; readonly record: RecordPlace }
  | RecordPlace
  | TextPlace;

export interface RecordPlace {
  readonly kind: "record";
  /** Keys of its typed fields and of its order and state. */
  readonly keys: ReadonlySet<string>;
}

/** A place of formatted text: the fragment of a field, an element in it, or a run of text. */
export interface TextPlace {
  readonly kind: "fragment" | "element" | "text";
  readonly grammar: TextGrammar;
  /** Name of the element, else empty. */
  readonly name: string;
  /** Elements around it. */
  readonly depth: number;
}

/** The nodes with their attributes, and the marks, that a field of text may hold. */
export interface TextGrammar {
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly marks: ReadonlySet<string>;
}

export interface DocumentPlaces {
  /** What the template has under the name of a root; undefined for what clients may not touch. */
  readonly root: (name: string) => Place | undefined;
}

export const maxDepth = 64;

export function placesOf(template: Template): DocumentPlaces {
  const fixed = new Map<string, Place>([
    ["values", { kind: "values", keys: new Set(valueAddresses(template)) }],
  ]);
  for (const { key, parts } of template.sections) {
    for (const part of parts) {
      if (part.type === "line" || part.type === "rich")
        fixed.set(`${key}.${part.key}`, fragmentOf(part));
    }
  }
  const recordTexts = new Map<string, Place>();
  for (const { key, fields } of template.collections) {
    fixed.set(key, {
      kind: "collection",
      record: { kind: "record", keys: new Set(recordKeys(fields)) },
    });
    for (const field of fields) {
      if (isTextField(field)) recordTexts.set(`${key}.${field.key}`, fragmentOf(field));
    }
  }
  return { root: (name) => fixed.get(name) ?? recordText(name, recordTexts) };
}

function recordText(name: string, texts: ReadonlyMap<string, Place>): Place | undefined {
  const place = parseAddress(name);
  if (place?.record === undefined || !isRecordId(place.record)) return undefined;
  return texts.get(`${place.owner}.${place.field}`);
}

function valueAddresses({ sections }: Template): string[] {
  return sections.flatMap(({ key, parts }) =>
    parts.flatMap((part) => (isFieldPart(part) && isTyped(part) ? [`${key}.${part.key}`] : [])),
  );
}

function recordKeys(fields: readonly Field[]): string[] {
  return [orderKey, removedKey, ...fields.filter(isTyped).map(({ key }) => key)];
}

function isTyped(field: Field): boolean {
  return !isTextField(field) && field.type !== "product";
}

const richGrammar: TextGrammar = {
  attributes: new Map(
    Object.entries(nodeAttributes).map(([name, attributes]) => [
      name,
      new Set(Object.keys(attributes)),
    ]),
  ),
  marks: new Set(markNames),
};

const lineGrammar: TextGrammar = {
  attributes: new Map([["paragraph", new Set<string>()]]),
  marks: new Set(),
};

function fragmentOf(field: Field): TextPlace {
  const grammar = field.type === "line" ? lineGrammar : richGrammar;
  return { kind: "fragment", grammar, name: "", depth: 0 };
}

function isRecordId(key: string): boolean {
  return RecordId.safeParse(key).success;
}

/** The place inside a nested type, by what it is in; undefined for what may not be there. */
export function placeInside(
  outer: Place,
  content: StructContent,
  name: string | undefined,
): Place | undefined {
  if (outer.kind === "collection") return content === "map" ? outer.record : undefined;
  if (outer.kind !== "fragment" && outer.kind !== "element") return undefined;
  const { grammar } = outer;
  const depth = outer.depth + 1;
  if (content === "text-type") return { kind: "text", grammar, name: "", depth };
  if (content !== "element" || name === undefined) return undefined;
  return { kind: "element", grammar, name, depth };
}

/** Whether a place takes this content, under this key where it is a map. */
export function mayHold(
  place: Place,
  key: string | undefined,
  content: StructContent,
  name: string | undefined,
): "yes" | "no" | "unknown-name" {
  // What was deleted before it was sent keeps its place, and nothing else.
  const isDeleted = content === "deleted";
  switch (place.kind) {
    case "values":
    case "record":
      if (key === undefined || !(isDeleted || content === "value")) return "no";
      return place.keys.has(key) ? "yes" : "unknown-name";
    case "collection":
      if (key === undefined || !(isDeleted || content === "map")) return "no";
      return isRecordId(key) ? "yes" : "unknown-name";
    case "fragment":
      if (key !== undefined) return "no";
      return isDeleted ? "yes" : holdsElement(place, content, name);
    case "element":
      if (key !== undefined) return holdsAttribute(place, key, content);
      return isDeleted || content === "text-type" ? "yes" : holdsElement(place, content, name);
    case "text":
      if (key !== undefined) return "no";
      if (content === "format")
        return name !== undefined && place.grammar.marks.has(name) ? "yes" : "unknown-name";
      return isDeleted || content === "text" ? "yes" : "no";
  }
}

function holdsElement(
  place: TextPlace,
  content: StructContent,
  name: string | undefined,
): "yes" | "no" | "unknown-name" {
  if (content !== "element") return "no";
  return name !== undefined && place.grammar.attributes.has(name) ? "yes" : "unknown-name";
}

function holdsAttribute(
  place: TextPlace,
  key: string,
  content: StructContent,
): "yes" | "no" | "unknown-name" {
  if (content !== "value" && content !== "deleted") return "no";
  return place.grammar.attributes.get(place.name)?.has(key) ? "yes" : "unknown-name";
}
