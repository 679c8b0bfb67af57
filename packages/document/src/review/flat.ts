/**
 * A field's text as one line of letters: those of all its runs of text in reading order, and nothing between blocks. Enter, a
 * list, a heading or a quote around a paragraph change nothing of it, so places in it outlive them. The editor, the page and
 * the server count alike, without knowing each other's positions.
 */
import { ContentString, XmlElement, type XmlFragment, XmlText } from "yjs";

/** A run of text, and from which letter to before which it goes. */
export interface LetterRun {
  readonly node: XmlText;
  readonly from: number;
  readonly to: number;
}

/** A place in a run, in letters. */
export interface RunPlace {
  readonly node: XmlText;
  readonly index: number;
}

export class FlatText {
  readonly text: string;
  readonly runs: readonly LetterRun[];
  readonly #runByNode: ReadonlyMap<unknown, LetterRun>;

  constructor(runs: readonly LetterRun[], text: string) {
    this.runs = runs;
    this.text = text;
    this.#runByNode = new Map(runs.map((run) => [run.node, run]));
  }

  /** How many letters are before a place; undefined for a place outside this text. */
  offsetOf(node: unknown, index: number): number | undefined {
    const run = this.#runByNode.get(node);
    return run && Math.min(run.from + index, run.to);
  }

  /** The run in which the letter behind an offset is, the last run behind the last letter. */
  before(offset: number): RunPlace | undefined {
    const run = this.runs.find(({ from, to }) => from <= offset && offset < to) ?? this.runs.at(-1);
    return run && { node: run.node, index: Math.min(offset, run.to) - run.from };
  }

  /** The run in which the letter in front of an offset is, the first run in front of the first letter. */
  behind(offset: number): RunPlace | undefined {
    const run = this.runs.find(({ from, to }) => from < offset && offset <= to) ?? this.runs[0];
    return run && { node: run.node, index: Math.max(offset, run.from) - run.from };
  }
}

export function flatText(fragment: XmlFragment): FlatText {
  const runs: LetterRun[] = [];
  let text = "";
  const read = (parent: XmlFragment) => {
    for (const child of parent.toArray()) {
      if (child instanceof XmlElement) read(child);
      if (!(child instanceof XmlText)) continue;
      const from = text.length;
      text += lettersOf(child);
      runs.push({ node: child, from, to: text.length });
    }
  };
  read(fragment);
  return new FlatText(runs, text);
}

/** Its own `toString` writes marks as tags. */
function lettersOf(node: XmlText): string {
  let letters = "";
  for (let item = node._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof ContentString) letters += item.content.str;
  return letters;
}
