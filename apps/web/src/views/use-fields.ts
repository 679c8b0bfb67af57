import type { Field } from "@brudnopis/schema";
import { useCallback } from "react";
import { useDocument } from "../document/document-context.ts";

/** What the template says of the fields of a collection. */
export function useFields(collection: string): (key: string) => Field | undefined {
  const { template } = useDocument();
  return useCallback(
    (key) =>
      template.collections
        .find((candidate) => candidate.key === collection)
        ?.fields.find((field) => field.key === key),
    [template, collection],
  );
}
