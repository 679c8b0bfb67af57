/**
 * One client's frames over HTTP, for where WebSockets are filtered: down as server-sent events, up as numbered bodies.
 * To `Connection` it is a `Wire` like any other.
 *
 *   K1  A frame from the client is passed on once and in its order, however often its body is sent.
 *   K2  A frame to the client is kept until the client says that it has it, so that a stream that breaks off goes on
 *       where it was.
 *   K3  There is one stream at a time. A channel without one for a while is gone.
 *   K4  What was said before a channel closes arrives before the reason why it does.
 */
import { CloseCode, syncLimits } from "@brudnopis/schema";
import { Readable } from "node:stream";
import { ByteReader, MalformedBytes } from "./bytes.ts";
import type { FrameBundle } from "./frame-bundle.ts";
import {
  closeEvent,
  firstBytes,
  frameEvent,
  payloadOf,
  pingEvent,
  stillHere,
} from "./http-events.ts";
import type { Wire } from "./wire.ts";

/** A frame that the client may not have yet. */
interface Kept {
  readonly frame: Uint8Array;
  readonly onGone: (() => void) | undefined;
}

/** The answer that carries events at the moment. */
interface Stream {
  readonly body: Readable;
  /** Ends with the first event, for who gets an answer only when it is whole. */
  readonly isSingle: boolean;
  /** The last frame that was put in. */
  cursor: number;
  isFull: boolean;
}

/** What a body of the client's says beside its frames. */
export interface Parcel {
  /** How many frames the client had sent before the first of these. */
  readonly from: number;
  /** The last frame that it has. */
  readonly seen: number;
  readonly body: Uint8Array;
}

export const channelTimes = {
  /** Without a stream for longer, a client is gone. */
  streamlessMs: 15_000,
  /** For so long a closed channel waits to say why. */
  lingerMs: 5_000,
  /** What stands between often hangs up after 30 s or 60 s of silence. */
  singleMs: 20_000,
} as const;

/** What a kept frame costs beside its bytes: many tiny ones must not be free. */
const keptBytes = 64;

export class HttpChannel implements Wire {
  /** Of frames to the client: the last one made, and the last one that it has. */
  #made = 0;
  #gone = 0;
  #kept: Kept[] = [];
  #waitingBytes = 0;
  #goneBytes = 0;
  /** How many frames of the client were passed on. */
  #taken = 0;
  #stream: Stream | undefined;
  #goodbye: string | undefined;
  #isOver = false;
  #paused: PromiseWithResolvers<void> | undefined;
  #isHeld = false;
  /** K3, and while closed. */
  #timer: NodeJS.Timeout | undefined;
  #onFrame: (frame: Uint8Array, isBinary: boolean) => void = () => {};
  #onPong: () => void = () => {};
  readonly #onClose: (() => void)[] = [];
  readonly #onForgotten: () => void;

  /** @param onForgotten Nothing can be asked of it any more. */
  constructor(onForgotten: () => void) {
    this.#onForgotten = onForgotten;
    this.#waitForStream();
  }

  get isWritable(): boolean {
    return this.#goodbye === undefined;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  get goneBytes(): number {
    return this.#goneBytes;
  }

  write(frame: Uint8Array, onGone?: () => void): void {
    if (!this.isWritable) return;
    this.#made += 1;
    this.#kept.push({ frame, onGone });
    this.#waitingBytes += frame.length + keptBytes;
    this.#fill();
  }

  writeTogether({ frames }: FrameBundle): void {
    for (const frame of frames) this.write(frame);
  }

  ping(): void {
    if (this.isWritable) this.#push(pingEvent);
    if (this.#stream?.isSingle) this.#endStream(this.#stream);
  }

  /** Keeps what stands between from cutting a quiet stream. */
  keepOpen(): void {
    if (this.#stream && !this.#stream.isSingle) this.#push(stillHere);
  }

  pause(): void {
    this.#paused ??= Promise.withResolvers();
  }

  resume(): void {
    this.#paused?.resolve();
    this.#paused = undefined;
  }

  /** K4 */
  close(code: number, reason = ""): void {
    if (!this.isWritable) return;
    this.#goodbye = closeEvent(code, reason);
    this.#waitThen(channelTimes.lingerMs);
    this.resume();
    this.#fill();
  }

  terminate(): void {
    clearTimeout(this.#timer);
    this.#goodbye ??= "";
    this.#kept = [];
    this.resume();
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.body.destroy();
    this.#end();
    this.#onForgotten();
  }

  onFrame(listener: (frame: Uint8Array, isBinary: boolean) => void): void {
    this.#onFrame = listener;
  }

  onPong(listener: () => void): void {
    this.#onPong = listener;
  }

  onClose(listener: () => void): void {
    if (this.#isOver) listener();
    else this.#onClose.push(listener);
  }

  /**
   * Begins a stream behind the last frame that the client has, in place of the one there was.
   * @returns undefined when the client cannot have that frame, or has forgotten later ones.
   */
  open(seen: number, isSingle: boolean): Readable | undefined {
    if (seen < this.#gone || !this.#acknowledge(seen)) return undefined;
    this.#stream?.body.destroy();
    const body = new Readable({ read: () => this.#refill(stream) });
    const stream: Stream = { body, isSingle, cursor: seen, isFull: false };
    this.#stream = stream;
    body.on("close", () => this.#lose(stream));
    // Whoever reads it may break off; that is the end of this stream and of nothing else.
    body.on("error", () => {});
    this.#onPong();
    if (this.isWritable) this.#waitForStream();
    if (!isSingle) this.#push(firstBytes);
    this.#fill();
    return body;
  }

  /**
   * Passes on what is new of a body, when frames are taken at all. Resolves with false when something before it is
   * missing, or when another body waits already.
   */
  async take(parcel: Parcel): Promise<boolean> {
    if (this.#paused) {
      if (this.#isHeld) return false;
      this.#isHeld = true;
      await this.#paused.promise;
      this.#isHeld = false;
    }
    if (!this.#acknowledge(parcel.seen) || parcel.from > this.#taken) return false;
    this.#onPong();
    this.#passOn(parcel);
    return true;
  }

  /** K1. One after the other, and only while the channel is open: a body has room for two million empty frames. */
  #passOn({ from, body }: Parcel): void {
    const reader = new ByteReader(body);
    for (let number = from; this.isWritable && !reader.isAtEnd; number += 1) {
      const frame = nextFrame(reader);
      if (!frame) return this.close(CloseCode.malformedFrame, "malformed");
      if (number < this.#taken) continue;
      this.#taken += 1;
      if (frame.length > syncLimits.frameBytes) return this.close(CloseCode.tooBig);
      this.#onFrame(frame, true);
    }
  }

  /** K2 */
  #acknowledge(seen: number): boolean {
    if (seen > this.#made) return false;
    // A body that was sent again may say less than the stream that was opened meanwhile.
    const count = Math.max(0, seen - this.#gone);
    this.#gone += count;
    for (const { frame, onGone } of this.#kept.splice(0, count)) {
      this.#waitingBytes -= frame.length + keptBytes;
      this.#goneBytes += frame.length;
      onGone?.();
    }
    return true;
  }

  #refill(stream: Stream): void {
    stream.isFull = false;
    if (stream === this.#stream) this.#fill();
  }

  /** Puts into the stream what it has room for. */
  #fill(): void {
    const stream = this.#stream;
    if (!stream) return;
    const before = stream.cursor;
    while (!stream.isFull && stream.cursor < this.#made) {
      const kept = this.#kept[stream.cursor - this.#gone];
      if (!kept) return;
      stream.cursor += 1;
      this.#push(frameEvent(stream.cursor, payloadOf(kept.frame)));
    }
    // Pushing may have called us again, and the stream may be over by now.
    if (stream !== this.#stream || stream.cursor < this.#made) return;
    if (this.#goodbye !== undefined) {
      this.#push(this.#goodbye);
      this.#endStream(stream);
    } else if (stream.isSingle && stream.cursor > before) this.#endStream(stream);
  }

  #push(text: string): void {
    const stream = this.#stream;
    if (stream) stream.isFull = !stream.body.push(text);
  }

  #endStream(stream: Stream): void {
    if (stream !== this.#stream) return;
    this.#stream = undefined;
    stream.body.push(null);
  }

  /** The stream is over, whoever has ended it. */
  #lose(stream: Stream): void {
    if (this.#stream === stream) this.#stream = undefined;
    if (this.isWritable) this.#waitForStream();
    else if (stream.body.readableEnded) this.#end();
  }

  /** K3 */
  #waitForStream(): void {
    clearTimeout(this.#timer);
    const stream = this.#stream;
    if (!stream) this.#waitThen(channelTimes.streamlessMs);
    else if (stream.isSingle) {
      this.#timer = setTimeout(() => this.#endStream(stream), channelTimes.singleMs).unref();
    }
  }

  #waitThen(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.terminate(), ms).unref();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const listener of this.#onClose) listener();
  }
}

/** Its length comes before it; undefined when that is not so. */
function nextFrame(reader: ByteReader): Uint8Array | undefined {
  try {
    return reader.varBytes();
  } catch (cause) {
    if (!(cause instanceof MalformedBytes)) throw cause;
    return undefined;
  }
}
