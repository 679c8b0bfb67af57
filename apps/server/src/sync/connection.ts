/**
 * One accepted socket, or channel over HTTP: `Wire` is either. What the server says is written to it as it is, because a
 * frame that is shared by all readers of a room is encoded once.
 *
 *   C1  A socket that sends more than its share is closed, and so is one that sends text.
 *   C2  A reader that does not keep up is cut off: it comes back and gets one difference instead of the backlog.
 *   C3  A socket without a sign of life for two heartbeats is gone.
 *   C4  A broken socket never throws.
 */
import { CloseCode, syncLimits } from "@brudnopis/schema";
import type { FrameBundle } from "./frame-bundle.ts";
import { keepAliveFrame } from "./frames.ts";
import { type SyncMeters, unmeasured } from "./meters.ts";
import type { Log, Visitor } from "./ports.ts";
import type { Peer } from "./room.ts";
import type { Wire } from "./wire.ts";

export interface ConnectionOptions {
  readonly wire: Wire;
  readonly documentId: string;
  readonly visitor: Visitor;
  readonly logger: Log;
  readonly clock: () => number;
  readonly meters?: SyncMeters | undefined;
}

/** A large frame costs its sender as much as several small ones. */
const bytesPerToken = 16 * 1024;

const maxMissedBeats = 2;

/** A whole document, and another when its client asks again. */
const maxAnswerBytes = 2 * syncLimits.documentBytes;

export class Connection implements Peer {
  readonly visitor: Visitor;
  readonly #options: ConnectionOptions;
  readonly #meters: SyncMeters;
  #isOpen = true;
  #onEnd: () => void = () => {};
  #tokens: number = syncLimits.frameBurst;
  #tokensAt: number;
  #missedBeats = 0;
  #hasSent = false;
  #hasAsked = false;
  /** Bytes of answers that are not written out yet. */
  #answerBytes = 0;
  /** Bytes that had left for the network at the last heartbeat. */
  #written = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#meters = options.meters ?? unmeasured;
    this.visitor = options.visitor;
    this.#tokensAt = options.clock();
    options.wire.onPong(() => this.#noteLife());
    options.wire.onClose(() => this.#end());
  }

  get documentId(): string {
    return this.#options.documentId;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Passes every frame on while the socket is open and within its share, and says when it is not open any more. */
  listen(receive: (frame: Uint8Array) => void, onEnd: () => void): void {
    this.#onEnd = onEnd;
    this.#options.wire.onFrame((frame, isBinary) => {
      if (!this.#isOpen) return;
      this.#noteLife();
      if (!isBinary) this.close(CloseCode.malformedFrame, "text");
      else if (!this.#takeTokens(1 + Math.floor(frame.length / bytesPerToken))) {
        this.close(CloseCode.tooManyRequests, "too many frames");
      } else receive(frame);
    });
  }

  /** C1. Everybody asks once when they come in. Each further question may take the server through the whole document. */
  mayAsk(): boolean {
    const isFirst = !this.#hasAsked;
    this.#hasAsked = true;
    if (isFirst || this.#takeTokens(syncLimits.framesPerQuestion)) return true;
    this.close(CloseCode.tooManyRequests, "too many questions");
    return false;
  }

  send(frame: Uint8Array): void {
    if (this.#canSend()) this.#options.wire.write(frame);
  }

  sendTogether(frames: FrameBundle): void {
    if (this.#canSend()) this.#options.wire.writeTogether(frames);
  }

  answer(frame: Uint8Array): void {
    if (!this.#canSend()) return;
    this.#answerBytes += frame.length;
    this.#options.wire.write(frame, () => {
      this.#answerBytes -= frame.length;
    });
  }

  close(code: CloseCode, reason: string, detail?: string): void {
    if (!this.#isOpen) return;
    this.#end();
    const { documentId, logger, wire } = this.#options;
    const { personId } = this.visitor;
    logger.info({ documentId, personId, code, reason, detail }, "A socket was closed");
    this.#meters.closed(code);
    wire.close(code, reason);
  }

  /** C3. Also keeps a quiet socket from seeming dead to the other side. */
  beat(): void {
    if (this.#hasProgress()) this.#missedBeats = 0;
    if (this.#missedBeats >= maxMissedBeats) return this.terminate();
    this.#missedBeats += 1;
    if (!this.#isOpen) return;
    this.#options.wire.ping();
    if (!this.#hasSent) this.send(keepAliveFrame());
    this.#hasSent = false;
  }

  /** Reads nothing more. */
  pause(): void {
    this.#options.wire.pause();
  }

  terminate(): void {
    this.#end();
    this.#options.wire.terminate();
  }

  #end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#onEnd();
  }

  #noteLife(): void {
    this.#missedBeats = 0;
  }

  /** A slow reader that still reads is alive, though a pong may be stuck behind what it reads. */
  #hasProgress(): boolean {
    const { goneBytes, waitingBytes } = this.#options.wire;
    const hasProgress = waitingBytes > 0 && goneBytes > this.#written;
    this.#written = goneBytes;
    return hasProgress;
  }

  /** C2. What it asked for is not counted, within reason. */
  #canSend(): boolean {
    const { wire } = this.#options;
    if (!this.#isOpen || !wire.isWritable) return false;
    this.#hasSent = true;
    const unasked = wire.waitingBytes - this.#answerBytes;
    const isBehind = unasked > syncLimits.bufferedBytes || this.#answerBytes > maxAnswerBytes;
    if (isBehind) this.#cutOff();
    return !isBehind;
  }

  #cutOff(): void {
    const { documentId, logger, wire } = this.#options;
    const { personId } = this.visitor;
    logger.warn({ documentId, personId, bytes: wire.waitingBytes }, "A slow reader was cut off");
    this.#meters.cutOff();
    this.terminate();
  }

  /** C1 */
  #takeTokens(count: number): boolean {
    const now = this.#options.clock();
    const earned = (Math.max(0, now - this.#tokensAt) / 1000) * syncLimits.framesPerSecond;
    this.#tokens = Math.min(syncLimits.frameBurst, this.#tokens + earned) - count;
    this.#tokensAt = now;
    return this.#tokens >= 0;
  }
}
