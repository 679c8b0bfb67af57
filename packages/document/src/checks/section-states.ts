/** How far each section is, for the outline: from what is in it, what the check found, and what the lead said. */
import { type DocumentContent, isFieldPart, type Section, type Template } from "@brudnopis/schema";
import { fieldAddress } from "../address.ts";
import { sectionsOf } from "../progress.ts";
import type { Finding, Severity } from "./finding.ts";

export interface SectionState {
  readonly key: string;
  readonly isRequired: boolean;
  /**
   * `missing`: there is nothing in it. `in-work`: there is something. `ready`: the lead said so, and nothing in it
   * blocks handing over.
   */
  readonly state: "missing" | "in-work" | "ready";
  /** Whether nothing in it blocks handing over, so that it can be called ready. */
  readonly isComplete: boolean;
  /** The lead called it ready, and something in it blocks handing over. */
  readonly isDoubtful: boolean;
  readonly counts: Readonly<Record<Severity, number>>;
}

/** `ready` holds the keys of the sections that the lead called ready. Findings that are muted are not passed. */
export function sectionStates(
  template: Template,
  content: DocumentContent,
  findings: readonly Finding[],
  ready: ReadonlySet<string>,
): SectionState[] {
  const sectionOf = sectionFinder(template);
  const bySection = Map.groupBy(findings, ({ place }) => sectionOf(place));
  return sectionsOf(template, content).map((section) => {
    const counts = { blocks: 0, should: 0, hint: 0 };
    for (const { severity } of bySection.get(section.key) ?? []) counts[severity] += 1;
    const isComplete = counts.blocks === 0;
    const isCalledReady = ready.has(section.key);
    const begun = hasAnything(section, content) ? "in-work" : "missing";
    return {
      key: section.key,
      isRequired: section.required,
      state: isCalledReady && isComplete ? "ready" : begun,
      isComplete,
      isDoubtful: isCalledReady && !isComplete,
      counts,
    };
  });
}

function hasAnything({ key, parts }: Section, { fields, collections }: DocumentContent): boolean {
  return parts.some((part) => {
    if (part.type === "collection") return (collections[part.collection] ?? []).length > 0;
    return isFieldPart(part) && fields[fieldAddress(key, part.key)] !== undefined;
  });
}

/** The section in which a place is shown: records of records with those that they belong to. */
export function sectionOfPlace(template: Template, place: string): string | undefined {
  return sectionFinder(template)(place);
}

function sectionFinder(template: Template): (place: string) => string | undefined {
  const sections = new Map(template.sections.map(({ key }) => [key, key]));
  for (const { key, parts } of template.sections) {
    for (const part of parts) if (part.type === "collection") sections.set(part.collection, key);
  }
  // A record's own records may have records in turn.
  for (let added = true; added;) {
    added = false;
    for (const { key, parent, fields } of template.collections) {
      const field = fields.find((candidate) => candidate.key === parent);
      const section = field?.type === "reference" ? sections.get(field.to) : undefined;
      if (section === undefined || sections.has(key)) continue;
      sections.set(key, section);
      added = true;
    }
  }
  return (place) => sections.get(/^[^./]*/.exec(place)?.[0] ?? "");
}
