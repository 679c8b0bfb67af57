/** How documents are named and frames begin, which is all in which the servers' protocols differ here. */
import { FrameType, type SyncType } from "@brudnopis/schema";
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import type { Dialect } from "../../messages.ts";

export interface Speech {
  readonly path: string;
  /** What every frame begins with. */
  readonly prefix: Uint8Array;
  /** Whether one is let in only after a frame that says who one is. */
  readonly introducesItself: boolean;
  /** Whether the server says what it has stored. */
  readonly saysSaved: boolean;
  /** Whether whoever only reads is cut off unless they send something now and then. */
  readonly wantsSignsOfLife: boolean;
}

export function speechOf(dialect: Dialect, document: string): Speech {
  const isHocuspocus = dialect === "hocuspocus";
  return {
    path: dialect === "us" ? `/sync/${document}` : isHocuspocus ? "/" : `/${document}`,
    prefix: isHocuspocus
      ? encode((encoder) => writeVarString(encoder, document))
      : new Uint8Array(),
    introducesItself: isHocuspocus,
    saysSaved: dialect === "us",
    wantsSignsOfLife: isHocuspocus,
  };
}

/** What follows `auth` in Hocuspocus: a token, or that one is let in. */
export const authSteps = { token: 0, authenticated: 2 } as const;

export function introduction({ prefix }: Speech): Uint8Array {
  return encode((encoder) => {
    writeUint8Array(encoder, prefix);
    writeVarUint(encoder, FrameType.auth);
    writeVarUint(encoder, authSteps.token);
    writeVarString(encoder, "");
  });
}

export function syncFrame(
  { prefix }: Speech,
  type: (typeof SyncType)[keyof typeof SyncType],
  body: Uint8Array,
): Uint8Array {
  return encode((encoder) => {
    writeUint8Array(encoder, prefix);
    writeVarUint(encoder, FrameType.sync);
    writeVarUint(encoder, type);
    writeVarUint8Array(encoder, body);
  });
}

export function awarenessFrame({ prefix }: Speech, entries: Uint8Array): Uint8Array {
  return encode((encoder) => {
    writeUint8Array(encoder, prefix);
    writeVarUint(encoder, FrameType.awareness);
    writeVarUint8Array(encoder, entries);
  });
}

/** Nothing is answered to it where signs of life are wanted. */
export function signOfLife({ prefix }: Speech): Uint8Array {
  return encode((encoder) => {
    writeUint8Array(encoder, prefix);
    writeVarUint(encoder, FrameType.queryAwareness);
  });
}

export function askSavedFrame(counter: number): Uint8Array {
  return encode((encoder) => {
    writeVarUint(encoder, FrameType.saved);
    writeVarUint(encoder, counter);
  });
}

function encode(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}
