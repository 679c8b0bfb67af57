/** A typed value as it was at another time. */
import type { Field } from "@brudnopis/schema";
import type { Map as YMap } from "yjs";
import { isStorable, rawLimit, readValue, type UnparsedValue } from "../values.ts";

/** @param was What was stored. */
export function restoreValue(field: Field, holder: YMap<unknown>, key: string, was: unknown): void {
  if (field.type === "product") return;
  const [before, after] = [readValue(field, holder.get(key)), readValue(field, was)];
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (after === undefined) holder.delete(key);
  else holder.set(key, isStorable(field, was) ? was : asTyped(was));
}

/** The bounds may have become narrower since: what they forbid now is kept as what somebody typed. */
function asTyped(stored: unknown): UnparsedValue {
  const text = typeof stored === "string" ? stored : JSON.stringify(stored);
  return { raw: text.slice(0, rawLimit) };
}
