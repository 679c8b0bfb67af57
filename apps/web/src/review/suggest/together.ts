/** Suggestions that can be decided about together. */
import { sectionOfPlace } from "@brudnopis/document";
import type { Suggestion } from "@brudnopis/schema";
import { useCallback } from "react";
import { useDocument } from "../../document/document-context.ts";
import { placeOfChange } from "../places.ts";

type Suggestions = ReadonlyMap<string, Suggestion>;

function isOpen({ state, may }: Suggestion): boolean {
  return state === "open" && may.decide;
}

/** Sent at once, and not decided. */
export function openInBatch(all: Suggestions, { batch }: Suggestion): Suggestion[] {
  return [...all.values()].filter((other) => other.batch === batch && isOpen(other));
}

export function openInSection(
  all: Suggestions,
  section: string | undefined,
  sectionOf: (suggestion: Suggestion) => string | undefined,
): Suggestion[] {
  if (section === undefined) return [];
  return [...all.values()].filter((other) => isOpen(other) && sectionOf(other) === section);
}

export function useSectionOfSuggestion(): (suggestion: Suggestion) => string | undefined {
  const { template } = useDocument();
  return useCallback(({ change }) => sectionOfPlace(template, placeOfChange(change)), [template]);
}
