import { mergeUpdates } from "yjs";
import { MalformedBytes } from "./bytes.ts";
import { EncodedDoc } from "./encoded-doc.ts";

/** One update that says what all of these say, made without decoding them where they follow one another. */
export function concatUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates;
  if (updates.length === 1 && first) return first;
  return encodedDocOf(updates)?.encode() ?? mergeUpdates([...updates]);
}

function encodedDocOf(updates: readonly Uint8Array[]): EncodedDoc | undefined {
  try {
    return EncodedDoc.of(updates);
  } catch (cause) {
    // Yjs reads more kinds of content than our documents have.
    if (cause instanceof MalformedBytes) return undefined;
    throw cause;
  }
}
