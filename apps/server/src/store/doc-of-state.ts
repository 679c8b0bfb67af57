import { gunzipSync } from "node:zlib";
import { applyUpdate, applyUpdateV2, Doc } from "yjs";
import type { StateParts } from "./states.ts";

/** The document of a stored state. It takes long for large ones: done in threads. */
export function docOf({ base, bytes, lengths }: StateParts): Doc {
  const doc = new Doc();
  // One transaction: each would go through the document to tidy it up.
  doc.transact(() => {
    if (base?.encoding === "v2-gzip") applyUpdateV2(doc, gunzipSync(base.data));
    else if (base) applyUpdate(doc, base.data);
    let at = 0;
    for (const length of lengths) applyUpdate(doc, bytes.subarray(at, (at += length)));
  });
  return doc;
}
