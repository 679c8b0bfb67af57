/**
 * A document that people have written letter by letter: with carets that jump, corrections, and a new client id each time
 * somebody comes back. Its size and its parts are those of real documents, where text put in at once would be one part.
 */
import { createDocument, textAt } from "@brudnopis/document";
import { type Random, seededRandom } from "@brudnopis/document/testing";
import { type Doc, encodeStateAsUpdate, XmlElement, XmlText } from "yjs";
import { benchTemplate } from "./states.ts";

export interface History {
  /** Of the document before the first key was pressed. */
  readonly beginning: Uint8Array;
  readonly sessions: readonly Session[];
  /** Of the document after the last. */
  readonly state: Uint8Array;
}

/** Somebody's stay. */
export interface Session {
  readonly client: number;
  /** What each key did, in order. */
  readonly updates: readonly Uint8Array[];
}

export interface HistoryOptions {
  /** The same seed writes the same document. */
  readonly seed: number;
  /** It ends with the first session after which it has both. */
  readonly keys?: number;
  readonly bytes?: number;
}

/** Keys after which somebody else comes, or the same person again. */
const sessionKeys = 500;
const sessionsBetweenLooks = 10;
const field = "challenge.why-now";

export async function writeHistory({
  seed,
  keys = 0,
  bytes = 0,
}: HistoryOptions): Promise<History> {
  const random = seededRandom(seed);
  const doc = createDocument(await benchTemplate(), { language: "pl", networkKind: "planning" });
  const beginning = encodeStateAsUpdate(doc);
  const sessions: Session[] = [];
  let state = beginning;
  while (sessions.length * sessionKeys < keys || state.length < bytes) {
    for (let session = 0; session < sessionsBetweenLooks; session += 1)
      sessions.push(writeSession(doc, random));
    state = encodeStateAsUpdate(doc);
  }
  return { beginning, sessions, state };
}

function writeSession(doc: Doc, random: Random): Session {
  doc.clientID = 1 + random.below(0xffff_fffe);
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array) => updates.push(update);
  doc.on("update", note);
  const writer = new Writer(doc, random);
  for (let key = 0; key < sessionKeys; key += 1) writer.press();
  doc.off("update", note);
  return { client: doc.clientID, updates };
}

/** How often the caret is put elsewhere, something is taken back, a paragraph begins. */
const jumps = 1 / 100;
const corrections = 1 / 100;
const breaks = 1 / 300;
/** Most letters that are taken back at a time. */
const longestCorrection = 16;

class Writer {
  readonly #doc: Doc;
  readonly #random: Random;
  #text: XmlText;
  #caret = 0;
  /** Letters that are still to be taken back. */
  #wrong = 0;

  constructor(doc: Doc, random: Random) {
    this.#doc = doc;
    this.#random = random;
    this.#text = this.#begin(0);
  }

  press(): void {
    const random = this.#random;
    if (random.chance(jumps)) this.#jump();
    if (random.chance(corrections)) this.#wrong = 1 + random.below(longestCorrection);
    if (this.#wrong > 0 && this.#caret > 0) {
      this.#wrong -= 1;
      this.#caret -= 1;
      this.#text.delete(this.#caret, 1);
    } else if (random.chance(breaks)) {
      this.#text = this.#begin(random.below(this.#paragraphs.length + 1));
    } else {
      this.#text.insert(this.#caret, random.pick(letters) ?? "e");
      this.#caret += 1;
    }
  }

  get #paragraphs(): XmlText[] {
    return textAt(this.#doc, field)
      .toArray()
      .flatMap((node) => (node instanceof XmlElement ? node.toArray() : []))
      .filter((node) => node instanceof XmlText);
  }

  #begin(at: number): XmlText {
    const paragraph = new XmlElement("paragraph");
    const text = new XmlText("A");
    paragraph.insert(0, [text]);
    textAt(this.#doc, field).insert(at, [paragraph]);
    this.#caret = 1;
    return text;
  }

  #jump(): void {
    const all = this.#paragraphs;
    this.#text = this.#random.pick(all) ?? this.#text;
    this.#wrong = 0;
    this.#caret = this.#random.below(this.#text.length + 1);
  }
}

const letters = [..."aeiouyzwktrpnlmsdjcb  "];
