import type { FieldPart, Part } from "./template.ts";

// Apart from the schemas: pages ask this before anything else, and zod is not in what they load first.
export function isFieldPart(part: Part): part is FieldPart {
  return part.type !== "collection" && part.type !== "summary" && part.type !== "view";
}
