/** What a view is drawn from, worked out anew only when one of its records changes, and new only where it differs. */
import type { DocumentContent } from "@brudnopis/schema";
import { replaceEqualDeep } from "@tanstack/react-query";
import { useMemo } from "react";
import { useContent } from "../document/document-context.ts";

/** `sources` are collections and addresses of fields; it and `make` must be the same each time. */
export function useViewModel<M>(
  sources: readonly string[],
  make: (content: DocumentContent) => M,
): M {
  const select = useMemo(() => remembering(sources, make), [sources, make]);
  return useContent(select);
}

function remembering<M>(
  sources: readonly string[],
  make: (content: DocumentContent) => M,
): (content: DocumentContent) => M {
  let last: { readonly seen: readonly unknown[]; readonly model: M } | undefined;
  return (content) => {
    const seen = sources.map((key) => content.collections[key] ?? content.fields[key]);
    if (last && seen.every((value, index) => value === last?.seen[index])) return last.model;
    const made = make(content);
    last = { seen, model: last ? replaceEqualDeep(last.model, made) : made };
    return last.model;
  };
}
