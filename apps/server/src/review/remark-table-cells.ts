/** A table of remarks for paper, where there is room for seven columns: what belongs together shares a cell. */
import { formatDate } from "@brudnopis/document";
import type { SheetLine } from "@brudnopis/export";
import type { Language } from "@brudnopis/schema";
import { polishDay } from "../polish-time.ts";
import type { RemarkRow } from "./remark-table-rows.ts";
import { remarkWords } from "./remark-table-words.ts";

export interface PaperColumn {
  readonly header: string;
  /** Part of the table's width. */
  readonly share: number;
  readonly linesOf: (row: RemarkRow) => SheetLine[];
}

export function paperColumns(language: Language): readonly PaperColumn[] {
  const words = remarkWords[language];
  const day = (at: number) => formatDate(polishDay(at), language);
  return [
    { header: words.number, share: 0.05, linesOf: ({ number }) => [{ text: String(number) }] },
    {
      header: words.author,
      share: 0.12,
      linesOf: ({ author, organisation, at }) =>
        written([author, organisation === author ? "" : organisation, day(at)]),
    },
    {
      header: words.place,
      share: 0.15,
      linesOf: ({ section, place, page }) => [
        ...written([section, place]),
        ...(page === undefined ? [] : [{ text: `${words.page}: ${page}` }]),
      ],
    },
    {
      header: words.quote,
      share: 0.17,
      linesOf: ({ quote }) => (quote === "" ? [] : [{ text: quote }]),
    },
    {
      header: words.remark,
      share: 0.24,
      linesOf: ({ kind, remark, talk }) => [
        { label: `${kind}:`, text: remark },
        ...talk.map(({ author, at, text }) => ({ label: `${author}, ${day(at)}:`, text })),
      ],
    },
    {
      header: words.answerOf,
      share: 0.16,
      linesOf: ({ answer }) =>
        answer
          ? [
              { label: `${answer.kind}${answer.text === "" ? "" : ":"}`, text: answer.text },
              { text: `${answer.by}, ${day(answer.at)}` },
            ]
          : [],
    },
    {
      header: words.stateOf,
      share: 0.11,
      linesOf: ({ state, closedAt }) =>
        written([state, closedAt === undefined ? "" : day(closedAt)]),
    },
  ];
}

function written(texts: readonly string[]): SheetLine[] {
  return texts.filter((text) => text !== "").map((text) => ({ text }));
}
