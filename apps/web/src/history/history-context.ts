import type { DocumentChanges, Language, RevisionList, Template } from "@brudnopis/schema";
import { createContext, useContext } from "react";
import type { ChangeIndex } from "./change-index.ts";
import type { Selection } from "./selection.ts";

/** The two states that are looked at, and how one came from the other. */
export interface Comparison {
  readonly documentId: string;
  readonly title: string;
  readonly template: Template;
  readonly language: Language;
  readonly list: RevisionList;
  readonly selection: Selection;
  /** Undefined until it has come, where there is nothing to compare with, and while changes are not shown. */
  readonly changes: DocumentChanges | undefined;
  readonly index: ChangeIndex;
}

export const HistoryContext = createContext<Comparison | undefined>(undefined);

export function useComparison(): Comparison {
  const comparison = useContext(HistoryContext);
  if (!comparison) throw new Error("No comparison around this component");
  return comparison;
}
