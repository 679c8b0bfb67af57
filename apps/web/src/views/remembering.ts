import type { DocumentContent } from "@brudnopis/schema";
import { replaceEqualDeep } from "@tanstack/react-query";

/**
 * A reading that is made anew only when one of its sources changes, and is new only where it differs from the last one.
 * A source is the key of a collection or the address of a field.
 */
export function remembering<M>(
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
