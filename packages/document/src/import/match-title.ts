/** Whether a heading of somebody's file means a place of the template. Polish words change their ends, and files number. */
import { fold } from "../fold.ts";

/** From here on two titles are taken for the same one. */
const enough = 0.6;
/** Letters by which a word is known in all its cases: „wskaźnik”, „wskaźników”. */
const stemLength = 5;

/** A title without its number, as „2a.”, „Rozdział IV.” or „1.1)”, and without what ends it. */
export function bareTitle(title: string): string {
  return fold(title)
    .replace(
      /^(rozdzial|czesc|sekcja|zalacznik|chapter|section|part|tabela|tab|table|rysunek)\b\.?\s*/,
      "",
    )
    .replace(/^([0-9]{1,3}[a-z]?([.-][0-9]{1,3}[a-z]?)*|[ivx]{1,5}(?=[.)]))[.):]?\s+/, "")
    .replace(/[\s:.;,–-]+$/, "")
    .replace(/["„”«»]/g, "")
    .trim();
}

/** 1 for the same words, 0 for none in common. */
export function likeness(heading: string, title: string): number {
  const [a, b] = [bareTitle(heading), bareTitle(title)];
  if (a === "" || b === "") return 0;
  if (a === b) return 1;
  const [ours, theirs] = [stems(a), stems(b)];
  const shared = [...ours].filter((stem) => theirs.has(stem)).length;
  return shared / Math.max(1, ours.size + theirs.size - shared);
}

function stems(title: string): Set<string> {
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  return new Set(words.map((word) => word.slice(0, stemLength)));
}

interface Titled {
  readonly title: { readonly pl: string; readonly en: string };
}

/** The one that a heading means, by either language; of several the likest. */
export function bestTitled<T extends Titled>(
  heading: string,
  candidates: readonly T[],
  atLeast: number = enough,
): { readonly found: T; readonly score: number } | undefined {
  let best: { found: T; score: number } | undefined;
  for (const found of candidates) {
    const score = Math.max(likeness(heading, found.title.pl), likeness(heading, found.title.en));
    if (score >= atLeast && score > (best?.score ?? 0)) best = { found, score };
  }
  return best;
}
