import type { DocumentContent } from "@brudnopis/schema";
import { createHash } from "node:crypto";

/**
 * SHA-256 of what a document says, as hexadecimal digits: of its content as JSON without spaces, keys in the order of their
 * code units. Who has the JSON file can work it out again.
 */
export function contentHash(content: DocumentContent): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
