/**
 * Which symbols the fonts of a printed file can show: read from the table that each font has for it. A symbol of several
 * code points, as most emoji are, is shown only when all of them are.
 */
import { readFileSync } from "node:fs";

/** Code points that say how others look and are never drawn: joiners, variation selectors, marks of direction. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

export function fontCoverage(paths: readonly string[]): (symbol: string) => boolean {
  const known = new Set<number>();
  for (const path of paths) addCodePoints(readFileSync(path), known);
  return (symbol) =>
    Array.from(symbol.replace(unseen, "")).every((letter) => known.has(letter.codePointAt(0) ?? 0));
}

/** OpenType: the `cmap` table, in the two formats that fonts of today have for Unicode. */
function addCodePoints(font: Buffer, known: Set<number>): void {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const entry = 12 + index * 16;
    if (font.toString("latin1", entry, entry + 4) !== "cmap") continue;
    const cmap = font.subarray(font.readUInt32BE(entry + 8));
    for (let each = 0; each < cmap.readUInt16BE(2); each += 1)
      addSubtable(cmap.subarray(cmap.readUInt32BE(4 + each * 8 + 4)), known);
  }
}

function addSubtable(table: Buffer, known: Set<number>): void {
  const format = table.readUInt16BE(0);
  if (format === 4) addSegments(table, known);
  if (format === 12) addGroups(table, known);
}

/** Format 4: ranges up to U+FFFF, ends and starts in two lists. */
function addSegments(table: Buffer, known: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    const [end, start] = [table.readUInt16BE(14 + at), table.readUInt16BE(16 + doubled + at)];
    for (let code = start; code <= end && code !== 0xffff; code += 1) known.add(code);
  }
}

/** Format 12: ranges of any code points. */
function addGroups(table: Buffer, known: Set<number>): void {
  const groups = table.readUInt32BE(12);
  for (let group = 0; group < groups; group += 1) {
    const [start, end] = [table.readUInt32BE(16 + group * 12), table.readUInt32BE(20 + group * 12)];
    for (let code = start; code <= end; code += 1) known.add(code);
  }
}
