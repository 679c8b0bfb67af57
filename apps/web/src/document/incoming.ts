/**
 * What the server sends is looked at before it reaches the doc: what does not belong together is never mixed.
 *
 *   I1  An update with a name or a shape that this page does not know is not applied: the editor would delete it (P22).
 *   I2  A server whose history is older than what it has told us before is told nothing (P21).
 *   I3  After either, the connection is closed, and nothing more is sent on it or on another.
 */
import { CloseCode, FrameType, SyncType } from "@brudnopis/schema";
import { type Decoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";
import type { Doc } from "yjs";
import type { KnownHistory } from "./known-history.ts";
import type { Refusal } from "./save-state.ts";
import { unknownName } from "./unknown-name.ts";

/** Said by the page itself: the server has no code for it. */
const pageTooOld: Refusal = { code: 0, reason: "page-too-old" };

/** Like another epoch, except that not even what was acknowledged is safe there. */
export const olderHistory: Refusal = { code: CloseCode.otherEpoch, reason: "older-history" };

/** The document holds something that only a newer page can show and edit. */
export class PageTooOld extends Error {
  override readonly name = "PageTooOld";
}

/** I1 for the state with which a page begins. @throws PageTooOld */
export function requireKnown(state: Uint8Array, doc: Doc): void {
  const name = unknownName(state, doc);
  if (name !== undefined) throw new PageTooOld(name);
}

export function guardIncoming(
  provider: WebsocketProvider,
  known: KnownHistory,
  stop: (refusal: Refusal) => void,
): void {
  const readOn = provider.messageHandlers[FrameType.sync];
  if (!readOn) throw new Error("A provider without a handler of sync frames");
  provider.messageHandlers[FrameType.sync] = (encoder, decoder, from, emitSynced, type) => {
    const { pos } = decoder;
    const refusal = refusalOf(decoder, provider.doc, known);
    if (refusal) return stop(refusal);
    decoder.pos = pos;
    readOn(encoder, decoder, from, emitSynced, type);
  };
}

function refusalOf(decoder: Decoder, doc: Doc, known: KnownHistory): Refusal | undefined {
  const type = readVarUint(decoder);
  const body = readVarUint8Array(decoder);
  if (type === SyncType.step1) return known.isIn(body) ? undefined : olderHistory;
  return unknownName(body, doc) === undefined ? undefined : pageTooOld;
}
