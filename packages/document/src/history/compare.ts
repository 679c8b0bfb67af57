/**
 * What has changed between two states of a document, place by place, and by whom.
 *
 *   P1  Places that read the same in both states are not in it, whatever was done in them meanwhile.
 *   P2  However much has changed, every section that differs is in it. Of very much only counts are.
 *   P3  Neither state is changed by comparing them.
 */
import {
  type Change,
  type DocumentContent,
  isFieldPart,
  type Part,
  type Section,
  type SectionChanges,
  type Template,
} from "@brudnopis/schema";
import type { Doc } from "yjs";
import { fieldAddress } from "../address.ts";
import { sectionsOf } from "../progress.ts";
import { readDocument } from "../read.ts";
import { sectionOfPlace } from "../section-of-place.ts";
import type { Comparing } from "./compare-context.ts";
import { Attribution } from "./compare-credits.ts";
import { fieldChanges } from "./compare-fields.ts";
import { RecordIndex } from "./compare-index.ts";
import { RecordNames } from "./compare-names.ts";
import { recordChanges } from "./compare-records.ts";
import type { Credits } from "./credits.ts";

export interface Comparison {
  /** Only sections in which something has changed, in the order of the form. */
  readonly sections: SectionChanges[];
  /** Names of records that changes speak of, in either state, by `collection/id`. */
  readonly names: Record<string, string>;
}

export interface ComparisonLimits {
  /** Changes of a section. */
  readonly listed: number;
  /** Characters of texts that are laid over each other, in both states together. */
  readonly letters: number;
}

/** A document has some hundreds of places; what has more was written by a machine. */
const usualLimits: ComparisonLimits = { listed: 1000, letters: 600_000 };

/** Compares copies: neither is the document that is being edited. */
export function compareDocuments(
  before: Doc,
  after: Doc,
  template: Template,
  credits: Credits,
  { listed, letters }: ComparisonLimits = usualLimits,
): Comparison {
  const [one, other] = [readDocument(before, template), readDocument(after, template)];
  const comparing: Comparing = {
    before: { doc: before, content: one, records: new RecordIndex(one) },
    after: { doc: after, content: other, records: new RecordIndex(other) },
    template,
    who: new Attribution(before, after, credits),
    names: new RecordNames(template, other, one),
    room: { letters },
  };
  // What was in either: an inbox that was emptied shows what became of it.
  const either = { ...other, fields: { ...one.fields, ...other.fields } };
  const sections = sectionsOf(template, either).map((section) =>
    toSection(
      section,
      section.parts.flatMap((part) => partChanges(section, part, comparing)),
      listed,
    ),
  );
  return {
    sections: sections.filter(({ changes, unlisted }) => changes.length + unlisted > 0),
    names: comparing.names.names,
  };
}

function partChanges({ key }: Section, part: Part, comparing: Comparing): Change[] {
  if (isFieldPart(part)) {
    const address = fieldAddress(key, part.key);
    const fieldIn = ({ fields }: DocumentContent) => fields[address];
    const [before, after] = [comparing.before, comparing.after].map(({ content }) =>
      fieldIn(content),
    );
    return fieldChanges({ field: part, address, section: key, before, after }, comparing);
  }
  if (part.type !== "collection") return [];
  const { template } = comparing;
  // Where it stands in two sections, its changes are one's.
  if (sectionOfPlace(template, part.collection) !== key) return [];
  return template.collections
    .filter((collection) => collection.key === part.collection)
    .flatMap((collection) => recordChanges({ collection, section: key }, comparing));
}

/** P2 */
function toSection({ key }: Section, all: readonly Change[], listed: number): SectionChanges {
  const texts = all.filter((change) => change.type === "text");
  return {
    section: key,
    changes: all.slice(0, listed),
    inserted: texts.reduce((sum, { inserted }) => sum + inserted, 0),
    deleted: texts.reduce((sum, { deleted }) => sum + deleted, 0),
    unlisted: Math.max(0, all.length - listed),
  };
}
