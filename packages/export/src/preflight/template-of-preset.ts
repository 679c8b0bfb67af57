/** What of a template a file of a preset shows of people's words: the rest may be empty, or anything. */
import { withoutPersonalFields } from "@brudnopis/document";
import {
  type Collection,
  type ExportPreset,
  isFieldPart,
  type Part,
  type Section,
  type Template,
} from "@brudnopis/schema";
import { forCouncil } from "../council.ts";
import { compactColumns, questionKey, summaryKey } from "../summary-content.ts";

export function templateOfPreset(template: Template, preset: ExportPreset): Template {
  if (preset === "council") return forCouncil(withoutPersonalFields(template));
  return preset === "summary" ? forSummary(template) : template;
}

/** As `summaryContent` shows it. */
function forSummary(template: Template): Template {
  const coded = template.collections.filter(({ code }) => code !== undefined);
  const keys = new Set(coded.map(({ key }) => key));
  const sections = template.sections.map((section) => ({
    ...section,
    parts: section.parts.filter((part) => isInSummary(part, section, keys)),
  }));
  return { ...template, sections, collections: coded.map(withShownFields) };
}

function isInSummary(part: Part, { key }: Section, coded: ReadonlySet<string>): boolean {
  if (part.type === "collection") return coded.has(part.collection);
  if (!isFieldPart(part)) return false;
  return (key === summaryKey && part.type === "rich") || part.key === questionKey;
}

/** Beside them what says where the record belongs. */
function withShownFields(collection: Collection): Collection {
  const shown = new Set([...compactColumns(collection), collection.name, collection.parent]);
  return { ...collection, fields: collection.fields.filter(({ key }) => shown.has(key)) };
}
