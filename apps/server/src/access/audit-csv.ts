/** The audit log as a table for Excel. */
import type { AuditEvent } from "@brudnopis/schema";
import { byteOrderMark, csvLine } from "@brudnopis/export/csv-line";
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
  yield `${byteOrderMark}${csvLine(columns.map(([header]) => header))}`;
  let count = 0;
  for await (const event of events) {
    if (count === most) {
      yield csvLine([`To nie wszystko: plik kończy się na ${most} zdarzeniach. Zawęź daty.`]);
      return;
    }
    yield csvLine(columns.map(([, cellOf]) => cellOf(event) ?? ""));
    count += 1;
  }
}

function wordsOf(details: AuditEvent["details"]): string {
  return Object.entries(details)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
}
