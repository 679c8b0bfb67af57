/**
 * What a reader of a file will miss or cannot read. None of it keeps the file from being made, and only the file is judged
 * here: whether a plan is any good, the document check says.
 */
import {
  type FieldSlot,
  hasPersonalFields,
  subjectOf,
  withoutPersonalFields,
} from "@brudnopis/document";
import type {
  DocumentContent,
  ExportPreset,
  Language,
  PreflightFinding,
  Template,
} from "@brudnopis/schema";
import { printable } from "../printable.ts";
import { missingFindings } from "./missing.ts";
import { templateOfPreset } from "./template-of-preset.ts";
import { textFindings } from "./text-findings.ts";
import { placeOf } from "./place-of.ts";
import { unknownSymbols } from "./unknown-symbols.ts";

export interface PreflightFacts {
  readonly preset: ExportPreset;
  /** Of the file. */
  readonly language: Language;
  readonly withPersonalData: boolean;
  /** Ids of the pictures that can be had. */
  readonly images: ReadonlySet<string>;
  /** How many remarks and suggestions are open and not in the file. */
  readonly openReview: number;
  /** Whether a font of the file has a symbol; absent where the reader's own fonts draw it. */
  canShow?(symbol: string): boolean;
}

export function preflight(
  content: DocumentContent,
  wholeTemplate: Template,
  facts: PreflightFacts,
): PreflightFinding[] {
  const { preset, language, withPersonalData } = facts;
  const title = printable(content.title).trim() === "" ? [{ kind: "no-title" } as const] : [];
  // Nothing that anybody wrote is in an empty form.
  if (preset === "form") return title;
  const shown = templateOfPreset(wholeTemplate, preset);
  const template = withPersonalData ? shown : withoutPersonalFields(shown);
  const slots = subjectOf(template, content, language).slots;
  return [
    ...title,
    ...missingFindings(slots, template, content, language),
    ...slots.flatMap((slot) => slotFindings(slot, facts)),
    ...reviewFinding(facts),
    ...unmatchedFinding(content),
    ...personalFinding(wholeTemplate, content, facts),
  ];
}

function slotFindings(slot: FieldSlot, facts: PreflightFacts): PreflightFinding[] {
  const { content } = slot;
  if (!content) return [];
  const where = { address: slot.address, place: placeOf(slot, facts.language) };
  const found = [
    ...(content.type === "unparsed" ? [{ kind: "unparsed" as const, quote: content.raw }] : []),
    ...textFindings(slot.field, content, facts.images),
    ...unknownSymbols(content, facts.canShow),
  ];
  return found.map(({ quote, ...finding }) => ({
    ...finding,
    ...where,
    ...(quote === undefined ? {} : { quote: shortened(quote) }),
  }));
}

function reviewFinding({ openReview }: PreflightFacts): PreflightFinding[] {
  return openReview === 0 ? [] : [{ kind: "open-review", count: openReview }];
}

/** What an import could not place. */
const inbox = "import-inbox.text";

function unmatchedFinding({ fields }: DocumentContent): PreflightFinding[] {
  return fields[inbox] === undefined ? [] : [{ kind: "unmatched", address: inbox }];
}

/** Only where there is something to leave out. */
function personalFinding(
  template: Template,
  content: DocumentContent,
  { withPersonalData, language, preset }: PreflightFacts,
): PreflightFinding[] {
  // Two pages would not have them anyway, and a council is never shown them.
  const isLeftOut = preset === "council" || (!withPersonalData && preset !== "summary");
  if (!isLeftOut || !hasPersonalFields(template)) return [];
  const slots = subjectOf(template, content, language).slots;
  const count = slots.filter(({ field, content: held }) => field.personal && held).length;
  return count === 0 ? [] : [{ kind: "personal-left-out", count }];
}

/** Of a quote: what somebody recognises it by. */
const longestQuote = 80;

function shortened(text: string): string {
  return text.length <= longestQuote
    ? text
    : `${text
        .slice(0, longestQuote - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
