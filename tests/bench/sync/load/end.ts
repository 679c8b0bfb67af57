/** Where the people of a benchmark write: behind the last paragraph of one text. */
import { textAt } from "@brudnopis/document";
import { applyUpdate, Doc } from "yjs";
import type { End } from "./wire/letters.ts";

const field = "challenge.diagnosis";

export function endOf(state: Uint8Array): End {
  const doc = new Doc();
  applyUpdate(doc, state);
  let item = textAt(doc, field)._start;
  while (item?.right) item = item.right;
  return { root: field, last: item?.lastId };
}
