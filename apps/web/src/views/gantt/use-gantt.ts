import type { Gantt } from "@brudnopis/document";
import { useMemo } from "react";
import { useContent, useDocument } from "../../document/document-context.ts";
import { ganttReader } from "./gantt-reader.ts";
import { useToday } from "./use-today.ts";

/** The schedule as the document has it now. */
export function useGantt(): Gantt {
  const { template } = useDocument();
  const today = useToday();
  const read = useMemo(() => ganttReader(template, today), [template, today]);
  return useContent(read);
}
