/** Words that our own files have where nothing was written: taken back in, they would be an answer. */

const gaps: ReadonlySet<string> = new Set(["nie uzupełniono", "not filled in"]);
/** What stands for nothing in a table, ours or anybody's. */
const dash = /^[-–—]$/;

export function isGap(text: string): boolean {
  return gaps.has(text.trim().toLowerCase());
}

export function withoutGap(cell: string): string {
  return isGap(cell) || dash.test(cell.trim()) ? "" : cell;
}
