/** The columns of a table of remarks for spreadsheets, where each fact has a cell of its own. */
import type { Language } from "@brudnopis/schema";
import { polishDay } from "../polish-time.ts";
import type { RemarkRow, Reply } from "./remark-table-rows.ts";
import { remarkWords } from "./remark-table-words.ts";

export interface RemarkColumn {
  readonly header: string;
  /** In letters. */
  readonly width: number;
  readonly isDate?: true;
  /** A day is text such as 2026-11-22. */
  readonly cellOf: (row: RemarkRow) => string | number | undefined;
}

export function columnsOf(language: Language): readonly RemarkColumn[] {
  const words = remarkWords[language];
  return [
    { header: words.number, width: 6, cellOf: ({ number }) => number },
    { header: words.author, width: 20, cellOf: ({ author }) => author },
    { header: words.organisation, width: 20, cellOf: ({ organisation }) => organisation },
    { header: words.madeAt, width: 12, isDate: true, cellOf: ({ at }) => polishDay(at) },
    { header: words.section, width: 24, cellOf: ({ section }) => section },
    { header: words.place, width: 28, cellOf: ({ place }) => place },
    { header: words.page, width: 11, cellOf: ({ page }) => page },
    { header: words.quote, width: 36, cellOf: ({ quote }) => quote },
    { header: words.kindOf, width: 20, cellOf: ({ kind }) => kind },
    { header: words.remark, width: 50, cellOf: ({ remark }) => remark },
    { header: words.talk, width: 40, cellOf: ({ talk }) => talk.map(replyText).join("\n") },
    { header: words.answerOf, width: 20, cellOf: ({ answer }) => answer?.kind },
    { header: words.because, width: 40, cellOf: ({ answer }) => answer?.text },
    { header: words.answeredBy, width: 20, cellOf: ({ answer }) => answer?.by },
    {
      header: words.answeredAt,
      width: 12,
      isDate: true,
      cellOf: ({ answer }) => answer && polishDay(answer.at),
    },
    { header: words.stateOf, width: 22, cellOf: ({ state }) => state },
    {
      header: words.closedAt,
      width: 12,
      isDate: true,
      cellOf: ({ closedAt }) => (closedAt === undefined ? undefined : polishDay(closedAt)),
    },
    { header: capital(words.round), width: 10, cellOf: ({ round }) => round },
  ];
}

/** „Anna Wójcik, 2026-11-22: Dopiszemy.” */
function replyText({ author, at, text }: Reply): string {
  return `${author}, ${polishDay(at)}: ${text}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
