/** From what a document says to what its paper shows. */
import { formatLongDate, sectionsOf, withoutPersonalFields } from "@brudnopis/document";
import type { DocumentContent, Language, Template } from "@brudnopis/schema";
import type { Fact, PrintCover, PrintDocument, PrintSection } from "./print.ts";
import { printSection } from "./print-section.ts";
import { printable } from "./printable.ts";
import { typeset } from "./typography.ts";
import { type Source, toSource } from "./value-text.ts";

export interface PrintOptions {
  readonly language: Language;
  /** Day of the export, ISO 8601; a time of day is allowed and not printed. */
  readonly exportedAt: string;
  /** What the document calls this version: "0.9", "robocza". */
  readonly versionLabel: string;
  /** Who takes part; the first is the author in the file's properties. */
  readonly organisations: readonly string[];
  readonly network?: string | undefined;
  /** Whether fields with personal data are printed. They are not, unless somebody asks. */
  readonly withPersonalData?: boolean;
}

/** Sections without content are left out when they are optional, and say that they are empty when they are not. */
export function toPrintDocument(
  content: DocumentContent,
  fullTemplate: Template,
  options: PrintOptions,
): PrintDocument {
  const template = options.withPersonalData ? fullTemplate : withoutPersonalFields(fullTemplate);
  const date = options.exportedAt.slice(0, 10);
  const source = toSource(content, template, options.language, date);
  const { language, words } = source;
  const title = typeset(printable(content.title).trim(), language) || words.untitled;
  const shortTitle = template.shortTitle[language];
  const version = shortened(printable(options.versionLabel).trim(), 40);
  const mark = `${words.version} ${version} · ${formatLongDate(date, language)}`;
  return {
    format: 1,
    language,
    title,
    runningTitle: `${shortTitle} · ${shortened(title, 80)}`,
    authors: options.organisations.map(printable),
    date,
    cover: cover(shortTitle, mark, options, source),
    marks: [`${words.draft} · ${mark}`, ...(content.illustrative ? [words.illustrative] : [])],
    words: { contents: words.contents, page: words.page, of: words.of },
    sections: numberCaptions(
      sectionsOf(template, content).flatMap((section) => printSection(section, source) ?? []),
      source,
    ),
  };
}

/** The head and the foot of a page have one line. */
function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), limit / 2)).trimEnd()}…`;
}

function cover(
  shortTitle: string,
  mark: string,
  { organisations, network }: PrintOptions,
  source: Source,
): PrintCover {
  const { content, template, language, words } = source;
  const facts: (Fact | undefined)[] = [
    fact(
      organisations.length === 1 ? words.participant : words.participants,
      organisations.join(", "),
    ),
    fact(words.network, network),
    fact(words.period, period(source)),
  ];
  return {
    shortTitle,
    kind: typeset(template.title[language], language),
    facts: facts.flatMap((known) => known ?? []),
    mark: { label: words.draft, text: mark },
    ...(content.illustrative ? { warning: typeset(words.illustrativeNote, language) } : {}),
  };

  function fact(label: string, text: string | undefined): Fact | undefined {
    const shown = typeset(printable(text ?? "").trim(), language);
    return shown === "" ? undefined : { label, text: shown };
  }
}

function period({ content, template, language }: Source): string | undefined {
  const [from, to] = [template.period?.from, template.period?.to].map((address) => {
    const field = address === undefined ? undefined : content.fields[address];
    return field?.type === "date" ? formatLongDate(field.date, language) : undefined;
  });
  if (from !== undefined && to !== undefined) return `${from} – ${to}`;
  return from ?? to;
}

/** „Tabela 3. Kamienie milowe”, „Rysunek 1. Harmonogram”: what has a caption is numbered through the document. */
function numberCaptions(
  sections: readonly PrintSection[],
  { words, language }: Source,
): PrintSection[] {
  const numbers = { table: 0, figure: 0 };
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if ((block.type !== "table" && block.type !== "figure") || block.caption === undefined)
        return block;
      numbers[block.type] += 1;
      const caption = `${words[block.type]} ${numbers[block.type]}. ${block.caption}`;
      return { ...block, caption: typeset(caption, language) };
    }),
  }));
}
