/** What is open in review: as things of their own for formats that have such, and as tables at the end. */
import { formatDate } from "@brudnopis/document";
import { paragraphOf, plainBlocks, plainInlines } from "./inlines.ts";
import type { Block, Inline, PrintReview, PrintSection, TableBlock } from "./print.ts";
import type { PrintOptions } from "./print-options.ts";
import { type PrintWords, printWords } from "./print-words.ts";
import { polishMoment } from "./polish-moment.ts";
import { printable } from "./printable.ts";
import type { MarkedMessage, MarkedRemark, MarkedSuggestion } from "./review-marks.ts";
import { type TextColumn, textTable } from "./text-table.ts";
import type { Source } from "./value-text.ts";

export function printReview({ review, withChanges, language }: PrintOptions): PrintReview {
  const words = printWords[language];
  return {
    comments: (review?.remarks ?? []).map(({ id, messages, isClosed }, index) => ({
      id,
      code: `${words.remarkPrefix}${index + 1}`,
      messages: messages.map(({ author, at, text }) => ({
        author: printable(author),
        at,
        text: text.split("\n").map(printable).join("\n"),
      })),
      isClosed,
    })),
    changes: (withChanges ? (review?.suggestions ?? []) : [])
      .filter(({ change }) => change !== undefined)
      .map(({ id, author, at }) => ({ id, author: printable(author), at })),
  };
}

/** The last section: every open remark with its answers, and every open suggestion. */
export function appendix({ review }: PrintOptions, source: Source): PrintSection {
  const { language } = source;
  const words = printWords[language];
  const [remarks, suggestions] = [review?.remarks ?? [], review?.suggestions ?? []];
  return {
    key: "review",
    number: words.appendixNumber,
    title: words.appendix,
    isAppendix: true,
    blocks: [
      ...(remarks.length > 0
        ? [remarkTable(remarks, source)]
        : plainBlocks(words.noRemarks, language)),
      ...(suggestions.length > 0 ? [suggestionTable(suggestions, source)] : []),
    ],
  };
}

const text = (header: string): TextColumn => ({ header, isFigure: false, keepsLine: false });

function remarkTable(remarks: readonly MarkedRemark[], source: Source): TableBlock {
  const words = printWords[source.language];
  const columns = [code(source), text(words.place), text(words.remark)];
  const rows = remarks.map(({ label, quote, kind, messages }, index) => [
    `${words.remarkPrefix}${index + 1}`,
    [...lines(label, source), ...quoted(quote, source)],
    [...lines(kind, source, true), ...messages.flatMap((each) => messageBlocks(each, source))],
  ]);
  return textTable({ columns, rows, caption: words.openRemarks }, source.language);
}

function suggestionTable(suggestions: readonly MarkedSuggestion[], source: Source): TableBlock {
  const words = printWords[source.language];
  const columns = [
    code(source),
    text(words.place),
    text(words.before),
    text(words.after),
    text(words.author),
  ];
  const rows = suggestions.map(({ label, before, after, author, at, note }, index) => [
    `${words.suggestionPrefix}${index + 1}`,
    lines(label, source),
    lines(before, source),
    lines(after, source),
    [
      ...lines(`${author}, ${formatDate(polishMoment(at).day, source.language)}`, source),
      ...lines(note, source),
    ],
  ]);
  const caption = words.openSuggestions;
  return textTable({ columns, rows, caption, mayBeWide: true }, source.language);
}

function code({ words }: Source): TextColumn {
  return { header: words.code, isFigure: false, isCode: true, keepsLine: true };
}

function quoted(quote: string | undefined, source: Source): Block[] {
  if (quote === undefined || quote.trim() === "") return [];
  const { open, close }: PrintWords["quotes"] = printWords[source.language].quotes;
  return lines(`${open}${quote}${close}`, source);
}

function messageBlocks({ author, at, text: words }: MarkedMessage, source: Source): Block[] {
  const { language } = source;
  const who = `${author}, ${formatDate(polishMoment(at).day, language)}:`;
  const [first = [], ...rest] = words
    .split("\n")
    .map((line) => plainInlines(line, language, "cell"))
    .filter((inlines) => inlines.length > 0);
  const start: Inline[] = [...bold(who, source), { type: "text", text: " " }, ...first];
  return [start, ...rest].flatMap(paragraphOf);
}

function bold(words: string, { language }: Source): Inline[] {
  return plainInlines(words, language, "cell").map((inline) =>
    inline.type === "text" ? { ...inline, bold: true } : inline,
  );
}

/** Lines are kept as they were written: each is a paragraph. */
function lines(words: string, source: Source, isBold = false): Block[] {
  return words.split("\n").flatMap((line) => {
    const inlines = isBold ? bold(line, source) : plainInlines(line, source.language, "cell");
    return paragraphOf(inlines);
  });
}
