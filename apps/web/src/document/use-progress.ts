import { progressOf, type SectionProgress } from "@brudnopis/document";
import { useMemo } from "react";
import { useContent, useDocument } from "./document-context.ts";

/** Progress per section; it keeps its identity while no count changes. */
export function useProgress(): readonly SectionProgress[] {
  const { template } = useDocument();
  const content = useContent((value) => value);
  const text = JSON.stringify(progressOf(template, content));
  return useMemo(() => JSON.parse(text) as SectionProgress[], [text]);
}
