/** From what a document says to what its paper shows. */
import { formatLongDate, sectionsOf, withoutPersonalFields } from "@brudnopis/document";
import type { DocumentContent, Template } from "@brudnopis/schema";
import { appendix, printReview } from "./appendix.ts";
import { forCouncil } from "./council.ts";
import { printCover } from "./cover.ts";
import { formSection } from "./form.ts";
import type { PrintAsset, PrintDocument, PrintSection } from "./print.ts";
import type { PrintOptions } from "./print-options.ts";
import { printSection } from "./print-section.ts";
import { printWords } from "./print-words.ts";
import { printable } from "./printable.ts";
import { ReviewPlaces } from "./review-places.ts";
import { settle } from "./settle.ts";
import { printSignOff } from "./sign-off.ts";
import { summarySections } from "./summary-preset.ts";
import { typeset } from "./typography.ts";
import { type Source, toSource } from "./value-text.ts";

/** Sections without content are left out when they are optional, and say that they are empty when they are not. */
export function toPrintDocument(
  content: DocumentContent,
  fullTemplate: Template,
  options: PrintOptions,
): PrintDocument {
  const { preset = "full", state = "draft", language } = options;
  const template = templateOf(fullTemplate, options);
  const source = sourceOf(onlyFieldsOf(template, content), template, options);
  const { words } = source;
  const title = titleOf(source, preset === "form");
  const date = options.exportedAt.slice(0, 10);
  const version = shortened(printable(options.versionLabel).trim(), 40);
  const day = formatLongDate(date, language);
  const mark = preset === "form" ? day : `${words.version} ${version} · ${day}`;
  const cover = printCover(mark, options, source);
  const { sections, assets } = settle(sectionsFor(source, options), source);
  const watermark = preset === "form" ? undefined : printWords[language].watermarks[state];
  const isIllustrative = content.illustrative && preset !== "form";
  const shown = [...assets, ...(options.marks ?? []).map(toAsset)];
  return {
    format: 1,
    language,
    title,
    runningTitle: `${template.shortTitle[language]} · ${shortened(title, 80)}`,
    authors: options.organisations.map(printable),
    date,
    cover,
    marks: [`${cover.mark.label} · ${mark}`, ...(isIllustrative ? [words.illustrative] : [])],
    words: {
      contents: words.contents,
      page: words.page,
      of: words.of,
      required: words.required,
    },
    sections,
    preset,
    ...(watermark === undefined ? {} : { watermark }),
    ...(preset === "full" || preset === "council"
      ? { signOff: printSignOff(mark, options, source) }
      : {}),
    ...(shown.length > 0 ? { assets: shown } : {}),
    ...(hasReview(options) ? { review: printReview(options) } : {}),
  };
}

/** A council is never shown personal data; an empty form has none, and room for it. */
function templateOf(template: Template, { preset, withPersonalData }: PrintOptions): Template {
  if (preset === "form") return template;
  if (preset === "council") return forCouncil(withoutPersonalFields(template));
  return withPersonalData ? template : withoutPersonalFields(template);
}

/** Views read records themselves: what the template was left without must not come back through them. */
function onlyFieldsOf({ collections }: Template, content: DocumentContent): DocumentContent {
  const keysOf = new Map(
    collections.map(({ key, fields }) => [key, new Set(fields.map((field) => field.key))]),
  );
  const left = Object.entries(content.collections).map(([key, records]) => {
    const keys = keysOf.get(key);
    const kept = records.map((record) => {
      const fields = Object.entries(record.fields).filter(([field]) => keys?.has(field) ?? true);
      return { ...record, fields: Object.fromEntries(fields) };
    });
    return [key, kept] as const;
  });
  return { ...content, collections: Object.fromEntries(left) };
}

function sourceOf(content: DocumentContent, template: Template, options: PrintOptions): Source {
  const { language, exportedAt, assets = [], review, withChanges = false } = options;
  return toSource(content, template, language, {
    today: exportedAt.slice(0, 10),
    pictures: new Map(assets.map((asset) => [asset.id, toAsset(asset)])),
    ...(hasReview(options) ? { review: new ReviewPlaces(review, withChanges) } : {}),
  });
}

/** Who decides on a document or looks something up in it reads no remarks about it. */
function hasReview({ preset = "full", review }: PrintOptions): boolean {
  return review !== undefined && (preset === "full" || preset === "review");
}

function titleOf({ content, template, language, words }: Source, isForm: boolean): string {
  const title = isForm ? template.title[language] : content.title;
  return typeset(printable(title).trim(), language) || words.untitled;
}

function sectionsFor(source: Source, options: PrintOptions): PrintSection[] {
  // Not the inbox of imports: what found no place is printed nowhere.
  const { networkKind } = source.content;
  const sections = sectionsOf(source.template, { networkKind });
  switch (options.preset) {
    case "form":
      return sections.map((section) => formSection(section, source));
    case "summary":
      return summarySections(sections, source);
    default: {
      const own = sections.flatMap((section) => printSection(section, source) ?? []);
      return options.preset === "review" ? [...own, appendix(options, source)] : own;
    }
  }
}

/** The caller's pictures may say more than a tree has. */
function toAsset({ id, type, width, height }: PrintAsset): PrintAsset {
  return { id, type, width, height };
}

/** The head and the foot of a page have one line. */
function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), limit / 2)).trimEnd()}…`;
}
