/** How many words are new and how many are gone. */
import type { Credit, DiffNode, RichNode } from "@brudnopis/schema";

export interface WordCounts {
  readonly inserted: number;
  readonly deleted: number;
}

/** Of texts laid over each other. */
export function countChanged(blocks: readonly DiffNode[]): WordCounts {
  let [inserted, deleted] = [0, 0];
  for (const { type, text } of pieces(blocks)) {
    if (type === "inserted") inserted += wordsIn(text).length;
    if (type === "deleted") deleted += wordsIn(text).length;
  }
  return { inserted, deleted };
}

/** Of texts too long for that, whatever their order. */
export function countDifferent(
  before: readonly RichNode[],
  after: readonly RichNode[],
): WordCounts {
  const [ones, others] = [wordsIn(textOf(before)), wordsIn(textOf(after))];
  const left = new Map<string, number>();
  for (const word of ones) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return { inserted: others.length - common, deleted: ones.length - common };
}

/** Everybody who is credited with something in a text. */
export function creditsIn(nodes: readonly DiffNode[]): Credit[] {
  return nodes.flatMap(({ change, content = [] }) => [
    ...(change?.by ? [change.by] : []),
    ...creditsIn(content),
  ]);
}

interface Piece {
  readonly type: string | undefined;
  readonly text: string;
}

/** A word that two people wrote together is one. */
function pieces(nodes: readonly DiffNode[]): Piece[] {
  const found: Piece[] = [];
  for (const { text, content, change } of nodes) {
    if (text === undefined) {
      found.push(...pieces(content ?? []), { type: undefined, text: "" });
      continue;
    }
    const last = found.at(-1);
    if (last?.type === change?.type && last)
      found[found.length - 1] = { ...last, text: last.text + text };
    else found.push({ type: change?.type, text });
  }
  return found;
}

function textOf(nodes: readonly RichNode[]): string {
  return nodes.map(({ text, content = [] }) => text ?? `${textOf(content)} `).join("");
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[.,\u00a0\u202f'’-][\p{L}\p{N}]+)*/gu) ?? [];
}
