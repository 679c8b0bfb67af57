/**
 * The audit log as a table that Excel opens as it is set up in Poland: UTF-8 with a mark that says so, semicolons
 * between the cells, lines that end as on Windows.
 */
import type { AuditEvent } from "@brudnopis/schema";
import { polishTime } from "../polish-time.ts";

const columns: readonly [header: string, cellOf: (event: AuditEvent) => string | undefined][] = [
  ["czas w Polsce", ({ at }) => polishTime(at)],
  ["czas UTC", ({ at }) => new Date(at).toISOString()],
  ["zdarzenie", ({ action }) => action],
  ["kto", ({ by }) => by?.name],
  ["kto (identyfikator)", ({ by }) => by?.id],
  ["wobec kogo", ({ person }) => person?.name],
  ["wobec kogo (identyfikator)", ({ person }) => person?.id],
  ["dokument", ({ document }) => document?.title],
  ["dokument (identyfikator)", ({ document }) => document?.id],
  ["organizacja", ({ organisation }) => organisation?.name],
  ["sieć tematyczna", ({ network }) => network?.name],
  ["adres sieciowy", ({ address }) => address],
  ["szczegóły", ({ details }) => wordsOf(details)],
];

/** @param most How many events are in the file; when there are more, its last line says so. */
export async function* auditCsv(
  events: AsyncIterable<AuditEvent>,
  most: number,
): AsyncGenerator<string> {
  yield `\ufeff${toLine(columns.map(([header]) => header))}`;
  let count = 0;
  for await (const event of events) {
    if (count === most) {
      yield toLine([`To nie wszystko: plik kończy się na ${most} zdarzeniach. Zawęź daty.`]);
      return;
    }
    yield toLine(columns.map(([, cellOf]) => cellOf(event) ?? ""));
    count += 1;
  }
}

function toLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(";")}\r\n`;
}

/**
 * What begins like a formula would be run by a spreadsheet: an apostrophe makes it a text. Names and titles come from
 * people, and a log is opened by those who may do most.
 */
function toCell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function wordsOf(details: AuditEvent["details"]): string {
  return Object.entries(details)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
}
