/**
 * A document that three people have typed for weeks, letter by letter, as updates of its log. They take turns at thirty
 * fields, delete some of what they typed, make words bold and begin new paragraphs.
 */
import { textAt } from "@brudnopis/document";
import { isFieldPart, type Template } from "@brudnopis/schema";
import { applyUpdate, Doc, XmlElement, type XmlFragment, XmlText } from "yjs";

export interface TypedUpdate {
  /** Number of the author. */
  readonly author: number;
  readonly update: Uint8Array;
}

export interface HistoryOptions {
  readonly authors: number;
  readonly keystrokes: number;
  /** At least 0 and less than 1, the same ones each time. */
  random(): number;
}

const fields = 30;
/** How many keystrokes somebody makes in a field before they go elsewhere. */
const shortestTurn = 20;
const longestTurn = 120;

const words =
  "miasto ciepło energia woda ludzie plan działanie koszt zieleń ulica szkoła remont".split(" ");

/** Yields what is typed, in the order in which it is stored. The document begins as `state` says. */
export function* typeHistory(
  state: Uint8Array,
  template: Template,
  { authors, keystrokes, random }: HistoryOptions,
): Generator<TypedUpdate> {
  const docs = Array.from({ length: authors }, (_, author) => replica(state, author));
  const places = placesOf(template);
  let left = keystrokes;
  while (left > 0) {
    const author = below(random, authors);
    const doc = docs[author];
    const place = places[below(random, places.length)];
    if (!doc || place === undefined) throw new Error("Nobody types nowhere");
    const turn = Math.min(left, shortestTurn + below(random, longestTurn - shortestTurn));
    const updates = typeTurn(doc, textAt(doc, place), turn, random);
    left -= turn;
    for (const update of updates) {
      for (const other of docs) if (other !== doc) applyUpdate(other, update);
      yield { author, update };
    }
  }
}

function replica(state: Uint8Array, author: number): Doc {
  const doc = new Doc();
  doc.clientID = 1000 + author;
  applyUpdate(doc, state);
  return doc;
}

/** One person at one place. A keystroke is an update; a new paragraph is one too. */
function typeTurn(
  doc: Doc,
  text: XmlFragment,
  keystrokes: number,
  random: () => number,
): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array) => updates.push(update);
  doc.on("update", note);
  const line = lineFor(text, random);
  let at = random() < 0.7 ? line.length : below(random, line.length + 1);
  let word = "";
  let mistakes = 0;
  for (let count = 0; count < keystrokes; count += 1) {
    // Whoever has made a mistake takes back some letters, one after the other.
    if (mistakes === 0 && random() < 0.05) mistakes = 1 + below(random, 5);
    if (at > 0 && mistakes > 0) {
      mistakes -= 1;
      line.delete((at -= 1), 1);
    } else if (at > 4 && random() < 0.002) line.format(at - 4, 4, { bold: {} });
    else {
      if (word === "") word = `${words[below(random, words.length)]} `;
      line.insert(at, word.slice(0, 1));
      word = word.slice(1);
      at += 1;
    }
  }
  doc.off("update", note);
  return updates;
}

const longestLine = 600;

function lineFor(text: XmlFragment, random: () => number): XmlText {
  const blocks = text.toArray().filter((node) => node instanceof XmlElement);
  const block = blocks[below(random, blocks.length)];
  const line = block?.get(0);
  if (line instanceof XmlText && line.length < longestLine) return line;
  const made = new XmlElement("paragraph");
  const first = new XmlText();
  made.insert(0, [first]);
  text.insert(below(random, text.length + 1), [made]);
  return first;
}

function placesOf({ sections }: Template): string[] {
  return sections
    .flatMap(({ key, parts }) =>
      parts.flatMap((part) =>
        isFieldPart(part) && part.type === "rich" ? [`${key}.${part.key}`] : [],
      ),
    )
    .slice(0, fields);
}

function below(random: () => number, end: number): number {
  return Math.floor(random() * end);
}
