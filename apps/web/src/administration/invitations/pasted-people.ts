/**
 * Reads people out of what was pasted from a mail, a spreadsheet or a CSV file: one on a line, or many on one, with
 * names before, after or around their addresses. Nothing is lost in silence: what is no person is a problem with the
 * line it stands in.
 */
export interface PastedPerson {
  readonly line: number;
  readonly email: string;
  readonly name?: string;
}

export interface PastedProblem {
  readonly line: number;
  readonly text: string;
  readonly problem: "no-address" | "bad-address" | "twice";
}

export interface PastedPeople {
  readonly people: readonly PastedPerson[];
  readonly problems: readonly PastedProblem[];
}

interface Found {
  readonly email: string;
  readonly name: string | undefined;
}

const longestName = 120;
const longestEmail = 254;

export function readPastedPeople(text: string): PastedPeople {
  const people: PastedPerson[] = [];
  const problems: PastedProblem[] = [];
  const seen = new Set<string>();
  const rows = readRows(text.replace(/^\uFEFF/, ""));
  const columns = headerColumns(rows[0]);
  for (const row of columns ? rows.slice(1) : rows) {
    const found = columns ? byColumns(row.cells, columns) : peopleIn(row.cells);
    const { line } = row;
    if (found.length === 0) problems.push({ line, text: row.text, problem: "no-address" });
    for (const { email, name } of found) {
      const key = email.toLowerCase();
      if (!isEmail(email)) problems.push({ line, text: email, problem: "bad-address" });
      else if (seen.has(key)) problems.push({ line, text: email, problem: "twice" });
      else people.push({ line, email, ...(name ? { name } : {}) });
      seen.add(key);
    }
  }
  return { people, problems };
}

/** What the server takes for an address, so that most slips are seen before anything is sent. */
export function isEmail(text: string): boolean {
  return (
    text.length <= longestEmail &&
    !/^\.|\.\./.test(text) &&
    /^[\w'+.-]*[\w'+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i.test(text)
  );
}

interface Row {
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
}

function readRows(text: string): Row[] {
  return logicalLines(text)
    .filter(({ text: row }) => row.replace(/[\s;,"]/g, "") !== "")
    .map(({ line, text: row }) => ({ line, text: row.trim(), cells: cellsOf(row) }));
}

/** Over how many lines a quoted cell may go on. A mark that has no other by then is only a mark. */
const mostLinesOfCell = 5;

/** Lines, except that a quoted cell may go on in the next ones, as spreadsheets write it. */
function logicalLines(text: string): { line: number; text: string }[] {
  const parts = text.split(/\r\n|\r|\n/);
  const lines: { line: number; text: string }[] = [];
  for (let index = 0; index < parts.length;) {
    const count = linesOfCell(parts, index);
    lines.push({ line: index + 1, text: parts.slice(index, index + count).join(" ") });
    index += count;
  }
  return lines;
}

function linesOfCell(parts: readonly string[], from: number): number {
  const counts = Array.from({ length: mostLinesOfCell }, (_, index) => index + 1);
  const closed = counts.find((count) => !hasOpenQuote(parts.slice(from, from + count).join(" ")));
  return Math.min(closed ?? 1, parts.length - from);
}

function hasOpenQuote(text: string): boolean {
  return /(?:^|[;,\t])\s*"/.test(text) && text.split('"').length % 2 === 0;
}

/** The strongest separator of a line is the one that splits it: a comma may belong to a name beside a semicolon. */
function cellsOf(row: string): string[] {
  const separator = ["\t", ";", ","].find((each) => splitOutsideQuotes(row, each).length > 1);
  return separator === undefined ? [row.trim()] : splitOutsideQuotes(row, separator);
}

function splitOutsideQuotes(row: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ["", false];
  for (const character of row) {
    if (character === '"') isQuoted = !isQuoted;
    if (character !== separator || isQuoted) cell += character;
    else {
      cells.push(cell.trim());
      cell = "";
    }
  }
  return [...cells, cell.trim()].map(unquoted);
}

function unquoted(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell;
}

interface Columns {
  readonly email: number;
  readonly names: readonly number[];
}

/** A first line without any address that names its columns. */
function headerColumns(row: Row | undefined): Columns | undefined {
  if (!row || row.text.includes("@")) return undefined;
  const email = row.cells.findIndex((cell) => /e-?mail|adres|address/i.test(cell));
  if (email === -1) return undefined;
  const names = [...row.cells.keys()].filter((index) =>
    /imi[eę]|nazwisk|\bname|surname|osoba/i.test(row.cells[index] ?? ""),
  );
  return { email, names };
}

function byColumns(cells: readonly string[], { email, names }: Columns): Found[] {
  const [found] = addressesIn(cells[email] ?? "");
  if (!found) return [];
  const name = toName(names.map((index) => cells[index] ?? ""));
  return [{ email: found.email, name: name ?? found.name }];
}

function peopleIn(cells: readonly string[]): Found[] {
  const found = cells.flatMap(addressesIn);
  const [only] = found;
  if (!only || found.length > 1) return found;
  const others = cells.filter((cell) => cell !== "" && !cell.includes("@"));
  // „Wójcik, Anna <anna@…>”: what stands before the comma is the family name.
  const name = toName(only.name === undefined ? others : [only.name, ...others]);
  return [{ email: only.email, name }];
}

const address =
  /(?:"(?<quoted>[^"]*)"|(?<plain>[^<>"@,;]*?))\s*<(?<inside>[^<>]*)>|(?<bare>[^\s<>,;"]*@[^\s<>,;"]*)/g;

function addressesIn(cell: string): Found[] {
  if (!cell.includes("@")) return [];
  return Array.from(cell.matchAll(address), ({ groups = {} }) => ({
    email: (groups["inside"] ?? groups["bare"] ?? "").trim().replace(/^mailto:/i, ""),
    name: toName([groups["quoted"] ?? groups["plain"] ?? ""]),
  })).filter(({ email }) => email !== "");
}

/** Parts of a name in one; figures that number the lines, and what is too long to be a name, are left out. */
function toName(parts: readonly string[]): string | undefined {
  const name = parts
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => /\p{L}/u.test(part))
    .join(" ");
  return name === "" || name.length > longestName ? undefined : name;
}
