/** How far each section is, for the outline: from what is in it, what the check found, and what the lead said. */
import type { DocumentContent, Template } from "@brudnopis/schema";
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
  _template: Template,
  _content: DocumentContent,
  _findings: readonly Finding[],
  _ready: ReadonlySet<string>,
): SectionState[] {
  return [];
}

/** The section in which a place is shown: records of records with those that they belong to. */
export function sectionOfPlace(_template: Template, _place: string): string | undefined {
  return undefined;
}
