/** Widths of text without a typesetter: estimates for layouts that are made before one is asked. */

/** Good to a few hundredths for Polish and English in the regular weight of Lato; the bold one is a fortieth wider. */
export function textEm(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    width += code < commonEm.length ? (commonEm[code] ?? 0) : characterEm(character);
  }
  return width;
}

/** How wide the letters of Lato are, which every figure and most tables are set in. */
const classes: readonly (readonly [string, number])[] = [
  [" \u00a0,.", 0.2],
  ["'’:;ijl", 0.24],
  ["·", 0.28],
  ["()I[]`f{|}ł²³", 0.32],
  ["!-/\\t„”“", 0.36],
  ['"*?_r°', 0.4],
  ["Jsś", 0.44],
  ["czćźż", 0.48],
  ["LSŚaegkvxyąę§", 0.52],
  ["#$+0123456789<=>F^bdhnopqu~ńóŁ–×−€", 0.58],
  ["EPTĘ", 0.6],
  ["BRXYZŹŻ", 0.64],
  ["ACKVĄĆ", 0.68],
  ["&GU…", 0.72],
  ["DHNwŃ", 0.77],
  ["%OQÓ", 0.8],
  ["@m—", 0.84],
  ["M", 0.92],
  ["W", 1],
];

const emOf: ReadonlyMap<string, number> = new Map(
  classes.flatMap(([characters, em]) =>
    [...characters].map((character) => [character, em] as const),
  ),
);

/** Of what nearly all text consists of, reckoned once. */
const commonEm = Float64Array.from({ length: 0x180 }, (_, code) =>
  characterEm(String.fromCharCode(code)),
);

/** Other scripts and signs by what they are. */
function characterEm(character: string): number {
  const known = emOf.get(character);
  if (known !== undefined) return known;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  if (/[\u2e80-\uffff\u{10000}-\u{1ffff}]/u.test(character)) return 1;
  return /\p{Lu}/u.test(character) ? 0.68 : 0.56;
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
