import type { DocumentContent } from "@brudnopis/schema";
import { useMemo } from "react";
import { useContent } from "../document/document-context.ts";
import { remembering } from "./remembering.ts";

/**
 * What a view is drawn from, watched: its component renders again when that changes, and for nothing else.
 * `sources` are collections and addresses of fields; it and `make` must be the same each time.
 */
export function useViewModel<M>(
  sources: readonly string[],
  make: (content: DocumentContent) => M,
): M {
  const select = useMemo(() => remembering(sources, make), [sources, make]);
  return useContent(select);
}
