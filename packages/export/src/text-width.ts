/** Widths of text without a typesetter: estimates for layouts that are made before one is asked. */

/** Good to a tenth for Latin text set in a humanist sans serif with tabular figures. */
export function textEm(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    width += code < commonEm.length ? (commonEm[code] ?? 0) : characterEm(character);
  }
  return width;
}

/** Of what nearly all text consists of, reckoned once. */
const commonEm = Float64Array.from({ length: 0x180 }, (_, code) =>
  characterEm(String.fromCharCode(code)),
);

function characterEm(character: string): number {
  if (/[ \u00a0.,;:'’„”|!iljtf/()[\]-]/.test(character)) return 0.3;
  if (/\d/.test(character)) return 0.58;
  if (/[mwMW@%–—]/.test(character)) return 0.84;
  if (/\p{Lu}/u.test(character)) return 0.66;
  return 0.54;
}

/** The estimated width of a line, in the units of `size`. */
export function textWidth(text: string, size: number): number {
  return textEm(text) * size;
}

/** Lines of at most `width`; the last of `maxLines` ends in an ellipsis when there is more. Words are not divided. */
export function wrapText(text: string, size: number, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, size) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, maxLines);
  const last = shown.at(-1);
  if (last !== undefined && lines.length > maxLines) shown[shown.length - 1] = `${last}…`;
  return shown.map((line) => cutText(line, size, width));
}

/** A text that fits a width, shortened with an ellipsis when it has to be. */
export function cutText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text.replace(/…$/, "")];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size) > width) {
    characters.pop();
  }
  return `${characters.join("").trimEnd()}…`;
}
