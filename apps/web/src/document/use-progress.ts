import { progressOf, type SectionProgress } from "@brudnopis/document";
import type { DocumentContent } from "@brudnopis/schema";
import { useMemo, useRef } from "react";
import { useContent, useDocument } from "./document-context.ts";

/** Progress per section; it keeps its identity, and who shows it is not drawn again, while no count changes. */
export function useProgress(): readonly SectionProgress[] {
  const { template } = useDocument();
  const counted = useRef<{ readonly content: DocumentContent; readonly text: string }>(undefined);
  const text = useContent((content) => {
    if (counted.current?.content !== content)
      counted.current = { content, text: JSON.stringify(progressOf(template, content)) };
    return counted.current.text;
  });
  return useMemo(() => JSON.parse(text) as SectionProgress[], [text]);
}
