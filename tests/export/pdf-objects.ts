/** The objects of a PDF as values, for tests that look into one. Only for PDFs of our compiler, see `pdf-parts.ts`. */
import { pdfParts } from "../../apps/server/src/export/pdf-parts.ts";

export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export type PdfValue =
  | number
  | string
  | boolean
  | null
  | Name
  | Ref
  | readonly PdfValue[]
  | ReadonlyMap<string, PdfValue>;

export class PdfObjects {
  readonly #objectOf: (number: number) => string;
  readonly #known = new Map<number, PdfValue>();
  readonly root: ReadonlyMap<string, PdfValue>;

  constructor(pdf: Uint8Array) {
    const { objectOf, trailer } = pdfParts(pdf);
    this.#objectOf = objectOf;
    const [dictionary] = readValue(trailer, trailer.indexOf("<<"));
    this.root = this.dictionary(dictionaryOf(dictionary).get("Root") ?? null);
  }

  /** What a reference leads to; anything else is itself. */
  value(of: PdfValue | undefined): PdfValue {
    if (!(of instanceof Ref)) return of ?? null;
    const known = this.#known.get(of.number);
    if (known !== undefined) return known;
    const text = this.#objectOf(of.number);
    const [value] = readValue(text, text.indexOf("obj") + 3);
    this.#known.set(of.number, value);
    return value;
  }

  dictionary(of: PdfValue | undefined): ReadonlyMap<string, PdfValue> {
    return dictionaryOf(this.value(of));
  }

  list(of: PdfValue | undefined): readonly PdfValue[] {
    const value = this.value(of);
    if (value === null) return [];
    return isList(value) ? value : [of ?? null];
  }

  name(of: PdfValue | undefined): string {
    const value = this.value(of);
    return value instanceof Name ? value.name : "";
  }

  text(of: PdfValue | undefined): string {
    const value = this.value(of);
    return typeof value === "string" ? value : "";
  }
}

function dictionaryOf(value: PdfValue): ReadonlyMap<string, PdfValue> {
  return value instanceof Map ? value : new Map<string, PdfValue>();
}

function isList(value: PdfValue): value is readonly PdfValue[] {
  return Array.isArray(value);
}

const token =
  /\s*(?:(<<)|(\[)|\/([^\s/<>[\]()]*)|(\d+) \d+ R|([+-]?\d*\.?\d+)|(true|false|null)|(\()|<([0-9A-Fa-f\s]*)>)/y;

/** The value that begins there, and where it ends. */
function readValue(text: string, from: number): [PdfValue, number] {
  token.lastIndex = from;
  const found = token.exec(text);
  if (!found) throw new Error(`No value at ${from}: ${text.slice(from, from + 40)}`);
  const end = token.lastIndex;
  const [, dictionary, list, name, ref, number, word, string, hex] = found;
  if (dictionary !== undefined) return readDictionary(text, end);
  if (list !== undefined) return readList(text, end);
  if (name !== undefined) return [new Name(name), end];
  if (ref !== undefined) return [new Ref(Number(ref)), end];
  if (number !== undefined) return [Number(number), end];
  if (word !== undefined) return [word === "null" ? null : word === "true", end];
  if (string !== undefined) return readString(text, end);
  return [decoded(Buffer.from((hex ?? "").replace(/\s/g, ""), "hex").toString("latin1")), end];
}

function readDictionary(text: string, from: number): [PdfValue, number] {
  const entries = new Map<string, PdfValue>();
  let at = skipSpace(text, from);
  while (!text.startsWith(">>", at)) {
    const [key, afterKey] = readValue(text, at);
    const [value, afterValue] = readValue(text, afterKey);
    if (key instanceof Name) entries.set(key.name, value);
    at = skipSpace(text, afterValue);
  }
  return [entries, at + 2];
}

function readList(text: string, from: number): [PdfValue, number] {
  const values: PdfValue[] = [];
  let at = skipSpace(text, from);
  while (text[at] !== "]") {
    const [value, after] = readValue(text, at);
    values.push(value);
    at = skipSpace(text, after);
  }
  return [values, at + 1];
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function readString(text: string, from: number): [PdfValue, number] {
  let said = "";
  let depth = 1;
  let at = from;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\\") {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text[at + 1] ?? "";
      said += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[next] ?? next);
      at += octal?.length ?? 1;
      continue;
    }
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0) break;
    said += character;
  }
  return [decoded(said), at + 1];
}

function decoded(bytes: string): string {
  if (!bytes.startsWith("\u00fe\u00ff")) return bytes;
  return Buffer.from(bytes.slice(2), "latin1").swap16().toString("utf16le");
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}
