import { formatLongDate } from "@brudnopis/document";
import { toSheetDocument } from "@brudnopis/export";
import type { PdfWriter } from "../export/pdf-writer.ts";
import { paperColumns } from "./remark-table-cells.ts";
import { tableFacts } from "./remark-table-facts.ts";
import type { TableWriter } from "./remark-table-model.ts";
import { remarkWords } from "./remark-table-words.ts";

/** Accessible, landscape, the head of the table on each page. */
export function remarksAsPdf(writer: PdfWriter): TableWriter {
  return (table) => {
    const { language, document, date, organisations, rows } = table;
    const { title, empty } = remarkWords[language];
    const columns = paperColumns(language);
    const sheet = toSheetDocument({
      language,
      title: `${title}: ${document}`,
      facts: tableFacts(table),
      authors: organisations,
      date,
      mark: `${title} · ${formatLongDate(date, language)}`,
      columns,
      rows: rows.map((row) => columns.map(({ linesOf }) => linesOf(row))),
      empty,
    });
    return writer.write(sheet);
  };
}
