/** States of documents to begin with. They are made once, so that every subject has the same. */
import {
  createDocument,
  createFromSeed,
  paragraphs,
  textAt,
  writeRichText,
} from "@brudnopis/document";
import { Seed, type Template } from "@brudnopis/schema";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Doc } from "yjs";
import { encodeStateAsUpdate } from "yjs";
import { projectPaths } from "../../../apps/server/src/project.ts";
import { loadTemplates } from "../../../apps/server/src/templates.ts";

export async function benchTemplate(): Promise<Template> {
  const templates = await loadTemplates(projectPaths.templates);
  const template = templates.find({ id: "mid", version: 1 });
  if (!template) throw new Error("There is no template mid/v1");
  return template;
}

/** Ids are 16 letters and digits. */
export function documentIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `document${index}`.padEnd(16, "x"));
}

/** A document of prose of at least so many bytes. */
export async function documentOf(bytes: number): Promise<Doc> {
  const template = await benchTemplate();
  const doc = createDocument(template, {
    language: "pl",
    networkKind: "planning",
    title: "Dokument do pomiarów",
  });
  const field = textAt(doc, "challenge.why-now");
  const missing = bytes - encodeStateAsUpdate(doc).length;
  if (missing > 0) writeRichText(field, paragraphs(prose(missing)));
  return doc;
}

/** A real document: Konin's sample. */
export async function sampleState(): Promise<Uint8Array> {
  const file = await readFile(join(projectPaths.samples, "konin.json"), "utf8");
  const { pack: _pack, ...seed } = Seed.parse(JSON.parse(file));
  return encodeStateAsUpdate(createFromSeed(await benchTemplate(), seed));
}

export async function stateOf(bytes: number): Promise<Uint8Array> {
  return encodeStateAsUpdate(await documentOf(bytes));
}

const sentence = "Miasto zużywa w swoich budynkach mniej energii i ciepła niż rok wcześniej. ";

/** Paragraphs of half a page. */
function prose(bytes: number): string {
  const paragraph = `${sentence.repeat(8).trim()}\n`;
  return paragraph.repeat(Math.ceil(bytes / paragraph.length)).trim();
}
