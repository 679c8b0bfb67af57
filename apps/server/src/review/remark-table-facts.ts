import { formatLongDate } from "@brudnopis/document";
import type { RemarkTable } from "./remark-table-model.ts";
import { remarkWords } from "./remark-table-words.ts";

export interface TableFact {
  readonly label: string;
  readonly text: string;
}

/** What stands over the table, below the title of the document. */
export function tableFacts(table: RemarkTable): TableFact[] {
  const { language, organisations, network, scope, date, rows } = table;
  const words = remarkWords[language];
  return [
    { label: words.organisations, text: organisations.join(", ") },
    ...(network === undefined ? [] : [{ label: words.network, text: network }]),
    { label: words.scope, text: scope },
    { label: words.count, text: String(rows.length) },
    { label: words.madeOn, text: formatLongDate(date, language) },
  ];
}
