/** Positions of an editor's document and the letters of its field, as `flatText` counts them. */
import type { Node } from "@tiptap/pm/model";

interface Run {
  /** The number of its first letter. */
  readonly from: number;
  readonly length: number;
  /** The position in front of it. */
  readonly at: number;
}

export class Letters {
  readonly #runs: readonly Run[];
  readonly length: number;

  constructor(doc: Node) {
    const runs: Run[] = [];
    let from = 0;
    doc.descendants((node, at) => {
      if (!node.isText) return;
      runs.push({ from, length: node.nodeSize, at });
      from += node.nodeSize;
    });
    this.#runs = runs;
    this.length = from;
  }

  /** How many letters are in front of a position. */
  before(position: number): number {
    const run = this.#runs[this.#indexOf(({ at }) => at <= position)];
    return run ? run.from + Math.min(position - run.at, run.length) : 0;
  }

  /** The position in front of the letter with this number; behind the last letter, when there is none. */
  inFrontOf(letter: number): number | undefined {
    const run = this.#runs[this.#indexOf(({ from }) => from <= letter)];
    return run && run.at + Math.min(letter - run.from, run.length);
  }

  /** The position behind the letter that has this many in front of its end; in front of the first, when there is none. */
  behind(letters: number): number | undefined {
    const run =
      this.#runs[
        Math.max(
          0,
          this.#indexOf(({ from }) => from < letters),
        )
      ];
    return run && run.at + Math.max(0, Math.min(letters - run.from, run.length));
  }

  /** Of the last run of which something is true that is true of all before it. */
  #indexOf(isSo: (run: Run) => boolean): number {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle];
      if (run && isSo(run)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

const known = new WeakMap<Node, Letters>();

export function lettersOf(doc: Node): Letters {
  const letters = known.get(doc) ?? new Letters(doc);
  known.set(doc, letters);
  return letters;
}

/** The letters from one position to another, and nothing between blocks. */
export function lettersBetween(doc: Node, from: number, to: number): string {
  let text = "";
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isText) text += (node.text ?? "").slice(Math.max(0, from - at), to - at);
  });
  return text;
}
