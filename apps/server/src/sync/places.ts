/**
 * What may be where in a document: its layout (`packages/document/src/layout.ts`) and its nodes and marks, as the gate
 * asks for them. Made once for each template.
 */
import {
  fitsAttribute,
  fitsMark,
  isOrder,
  isRecordId,
  isStorable,
  isTextField,
  markNames,
  nodeAttributes,
  orderKey,
  parseAddress,
  removedKey,
} from "@brudnopis/document";
import { type Field, isFieldPart, type Template } from "@brudnopis/schema";
import type { StructContent, UpdateStruct } from "./update.ts";

/** Whether a value may be stored in a place. */
type Fits = (value: unknown) => boolean;

/** One list or map of a document. */
export type Place =
  /** The values of sections by address. */
  | { readonly kind: "values"; readonly keys: ReadonlyMap<string, Fits> }
  /** Records by id. */
  | { readonly kind: "collection"; readonly record: RecordPlace }
  | RecordPlace
  | TextPlace;

export interface RecordPlace {
  readonly kind: "record";
  /** Keys of its typed fields and of its order and state. */
  readonly keys: ReadonlyMap<string, Fits>;
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
    ["values", { kind: "values", keys: new Map(sectionValues(template)) }],
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
      record: { kind: "record", keys: new Map(recordValues(fields)) },
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

function sectionValues({ sections }: Template): [string, Fits][] {
  return sections.flatMap(({ key, parts }) =>
    parts
      .filter(isFieldPart)
      .filter(isTyped)
      .map((part) => [`${key}.${part.key}`, fitsIn(part)]),
  );
}

function recordValues(fields: readonly Field[]): [string, Fits][] {
  return [
    [orderKey, (value) => typeof value === "string" && isOrder(value)],
    [removedKey, (value) => typeof value === "boolean"],
    ...fields.filter(isTyped).map((field): [string, Fits] => [field.key, fitsIn(field)]),
  ];
}

function fitsIn(field: Field): Fits {
  return (value) => isStorable(field, value);
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

export type Verdict = "yes" | "no" | "unknown-name" | "forbidden-value";

type Held = Pick<UpdateStruct, "content" | "name" | "values">;

/** Whether a place takes this, under this key where it is a map. */
export function mayHold(place: Place, key: string | undefined, held: Held): Verdict {
  const { content } = held;
  // What was deleted before it was sent keeps its place, and nothing else.
  const isDeleted = content === "deleted";
  switch (place.kind) {
    case "values":
    case "record":
      if (key === undefined || !(isDeleted || content === "value")) return "no";
      return fits(place.keys.get(key), held);
    case "collection":
      // Nothing deletes a record, so none comes as deleted.
      if (key === undefined || content !== "map") return "no";
      return isRecordId(key) ? "yes" : "unknown-name";
    case "fragment":
      if (key !== undefined) return "no";
      return isDeleted ? "yes" : holdsElement(place, held);
    case "element":
      if (key !== undefined) return holdsAttribute(place, key, held);
      return isDeleted || content === "text-type" ? "yes" : holdsElement(place, held);
    case "text":
      if (key !== undefined) return "no";
      if (content === "format") return holdsMark(place, held);
      return isDeleted || content === "text" ? "yes" : "no";
  }
}

/** Without a test there is no such key. */
function fits(test: Fits | undefined, { values = [] }: Held): Verdict {
  if (!test) return "unknown-name";
  return values.every(test) ? "yes" : "forbidden-value";
}

function holdsElement({ grammar }: TextPlace, { content, name }: Held): Verdict {
  if (content !== "element") return "no";
  return name !== undefined && grammar.attributes.has(name) ? "yes" : "unknown-name";
}

function holdsAttribute({ grammar, name }: TextPlace, key: string, held: Held): Verdict {
  if (held.content !== "value" && held.content !== "deleted") return "no";
  const isKnown = grammar.attributes.get(name)?.has(key) === true;
  return fits(isKnown ? (value) => fitsAttribute(name, key, value) : undefined, held);
}

function holdsMark({ grammar }: TextPlace, held: Held): Verdict {
  const { name } = held;
  const isKnown = name !== undefined && grammar.marks.has(name);
  return fits(isKnown ? (value) => fitsMark(name, value) : undefined, held);
}
