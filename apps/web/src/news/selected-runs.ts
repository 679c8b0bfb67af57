/** Which runs of a text somebody asks about. */
import { areSamePeople } from "@brudnopis/document";
import type { Blame } from "@brudnopis/schema";
import { type CharacterRange, countLetters } from "./blame-question.ts";

type Run = Blame["runs"][number];

export interface AuthoredText {
  /** Of one author and revision; what only separates words belongs to what is before it. */
  readonly text: string;
  readonly by: Run["by"];
  readonly revision: Run["revision"];
}

/** The runs within a range, cut at its ends; all of them without one. Neighbours of one author and moment are one. */
export function selectedRuns(
  runs: readonly Run[],
  range: CharacterRange | undefined,
): AuthoredText[] {
  const selected: { text: string; by: Run["by"]; revision: Run["revision"] }[] = [];
  let at = 0;
  for (const { text, by, revision } of runs) {
    const part = range ? partWithin(text, range.from - at, range.to - at) : text;
    at += countLetters(text);
    if (part === "") continue;
    const last = selected.at(-1);
    if (last && (part.trim() === "" || isSame(last, { by, revision }))) last.text += part;
    else selected.push({ text: part, by, revision });
  }
  return selected.filter(({ text }) => text.trim() !== "");
}

function isSame(a: Omit<AuthoredText, "text">, b: Omit<AuthoredText, "text">): boolean {
  return areSamePeople(a.by, b.by) && a.by?.at === b.by?.at && a.revision === b.revision;
}

/** From the letter number `from` to before the letter number `to`, with the white space between them. */
function partWithin(text: string, from: number, to: number): string {
  let letters = 0;
  let part = "";
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    const isSpace = /\s/u.test(unit);
    const isWithin = letters >= from && letters < to;
    // The white space before the first letter that is asked about is not asked about.
    if (isWithin && !(isSpace && part === "" && from >= 0)) part += unit;
    if (!isSpace) letters += 1;
  }
  return part;
}
