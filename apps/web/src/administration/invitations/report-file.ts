/** The report of a bulk invitation as text: a CSV file for spreadsheets, and lines to paste into a mail. */
import type { ReportLine } from "./invite-all.ts";

export interface ReportWords {
  /** Line, e-mail, name, result, link, valid until. */
  readonly header: readonly string[];
  readonly resultOf: (line: ReportLine) => string;
  readonly momentOf: (at: number) => string;
}

/** With semicolons and a byte order mark, so that a Polish Excel opens it as a table with Polish letters. */
export function reportCsv(lines: readonly ReportLine[], words: ReportWords): string {
  const rows = lines.map((line) =>
    line.outcome === "invited"
      ? [
          String(line.line),
          line.email,
          line.name ?? "",
          words.resultOf(line),
          line.link,
          words.momentOf(line.expiresAt),
        ]
      : [String(line.line), line.text, "", words.resultOf(line), "", ""],
  );
  return `\uFEFF${[words.header, ...rows].map((row) => row.map(toCell).join(";")).join("\r\n")}\r\n`;
}

/** One line for each link, with whom it is for. */
export function reportLinks(lines: readonly ReportLine[]): string {
  return lines
    .flatMap((line) =>
      line.outcome === "invited"
        ? [`${line.name === undefined ? line.email : `${line.name} <${line.email}>`}\t${line.link}`]
        : [],
    )
    .join("\n");
}

/** What begins like a formula would be one in a spreadsheet, and it may have come from a stranger's list. */
function toCell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
