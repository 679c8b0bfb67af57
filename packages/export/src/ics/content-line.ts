/** Lines of calendar files (RFC 5545, 3.1 and 3.3.11). */

/** Octets of a line without its end. */
const longest = 75;

/** Ended, and folded where it is long: never within a letter. */
export function contentLine(text: string): string {
  const lines: string[] = [];
  let line = "";
  let octets = 0;
  for (const letter of text) {
    const size = octetsOf(letter);
    if (octets + size > longest) {
      lines.push(line);
      // What goes on begins with a space, which counts.
      line = " ";
      octets = 1;
    }
    line += letter;
    octets += size;
  }
  return [...lines, line].map((each) => `${each}\r\n`).join("");
}

/** In UTF-8. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** What people typed as a value of the type TEXT. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}
