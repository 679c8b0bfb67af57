/** Which text somebody asks about, from wherever they ask. */

export interface BlameQuestion {
  /** Of a text field. */
  readonly address: string;
  /** Which of its characters, not counting white space; all of them where nothing is selected. */
  readonly range: CharacterRange | undefined;
}

/**
 * Without white space: the page, the editor and plain text break lines differently, and have the same letters in the
 * same order.
 */
export interface CharacterRange {
  readonly from: number;
  readonly to: number;
}

export function countLetters(text: string): number {
  return text.replace(/\s/gu, "").length;
}

/** Undefined where nothing is selected but white space. */
export function rangeOf(before: string, selected: string): CharacterRange | undefined {
  const from = countLetters(before);
  const to = from + countLetters(selected);
  return to > from ? { from, to } : undefined;
}
