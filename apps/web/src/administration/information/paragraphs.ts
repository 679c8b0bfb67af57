/** The information text as it is shown: paragraphs between empty lines, with `[gaps]` that somebody has to fill. */
export interface TextPart {
  readonly text: string;
  readonly isGap: boolean;
}

export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

export function splitGaps(paragraph: string): TextPart[] {
  return paragraph
    .split(/(\[[^\]]+\])/)
    .filter(Boolean)
    .map((text) => ({ text, isGap: text.startsWith("[") && text.endsWith("]") }));
}

export function countGaps(text: string): number {
  return splitGaps(text).filter(({ isGap }) => isGap).length;
}
