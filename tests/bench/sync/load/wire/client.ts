/** Somebody at a document: comes in, and passes on what is said there. */
import { FrameType, SyncType } from "@brudnopis/schema";
import type { Target } from "../../messages.ts";
import { Cursor } from "./cursor.ts";
import { BareSocket } from "./socket.ts";
import {
  askSavedFrame,
  authSteps,
  awarenessFrame,
  introduction,
  signOfLife,
  speechOf,
  type Speech,
  syncFrame,
} from "./speech.ts";

export interface ClientOptions {
  readonly target: Target;
  readonly document: string;
  /** What it has when it comes in. */
  readonly stateVector: Uint8Array;
  /** What it says of itself when it comes in. The stock providers always say something. */
  readonly presence?: Uint8Array | undefined;
}

export const emptyUpdate = Uint8Array.of(0, 0);
export const emptyVector = Uint8Array.of(0);

/** Peers cut off who says nothing for a minute. */
const signOfLifeMs = 20_000;

export class Client {
  readonly #speech: Speech;
  readonly #socket: BareSocket;
  readonly #cursor = new Cursor();
  readonly #options: ClientOptions;
  readonly #synced = Promise.withResolvers<number>();
  #timer: NodeJS.Timeout | undefined;
  /** Each is given the frame from where its body begins. */
  onUpdate: (update: Cursor, length: number) => void = () => {};
  onAwareness: (entries: Cursor) => void = () => {};
  onSaved: (counter: number) => void = () => {};
  /** It is asked for what somebody with this state vector lacks; nothing by default. */
  onAsked: (vector: Cursor) => Uint8Array = () => emptyUpdate;
  onEnd: (why: string) => void = () => {};

  constructor(options: ClientOptions) {
    const { target, document } = options;
    this.#options = options;
    this.#speech = speechOf(target.dialect, document);
    this.#socket = new BareSocket({
      port: target.port,
      path: this.#speech.path,
      headers: target.headers,
      onOpen: () => this.#comeIn(),
      onMessage: (payload) => this.#hear(payload),
      onEnd: (why) => {
        clearInterval(this.#timer);
        this.#synced.reject(new Error(`A client was sent away: ${why}`));
        this.onEnd(why);
      },
    });
  }

  get saysSaved(): boolean {
    return this.#speech.saysSaved;
  }

  /** Bytes of the answer to what it has. */
  synced(): Promise<number> {
    return this.#synced.promise;
  }

  sendUpdate(update: Uint8Array): void {
    this.#socket.send(syncFrame(this.#speech, SyncType.update, update));
  }

  sendAwareness(entries: Uint8Array): void {
    this.#socket.send(awarenessFrame(this.#speech, entries));
  }

  askSaved(counter: number): void {
    this.#socket.send(askSavedFrame(counter));
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#socket.destroy();
  }

  #comeIn(): void {
    if (this.#speech.introducesItself) this.#socket.send(introduction(this.#speech));
    else this.#ask();
    if (!this.#speech.wantsSignsOfLife) return;
    this.#timer = setInterval(() => this.#socket.send(signOfLife(this.#speech)), signOfLifeMs);
  }

  #ask(): void {
    const { stateVector, presence } = this.#options;
    this.#socket.send(syncFrame(this.#speech, SyncType.step1, stateVector));
    if (presence) this.sendAwareness(presence);
  }

  #hear(payload: Uint8Array): void {
    const cursor = this.#cursor.read(payload, this.#speech.prefix.length);
    const type = cursor.varUint();
    if (type === FrameType.sync || type === syncReply) this.#hearSync(cursor);
    else if (type === FrameType.awareness) {
      cursor.varUint();
      this.onAwareness(cursor);
    } else if (type === FrameType.saved) this.onSaved(cursor.varUint());
    else if (type === FrameType.auth && cursor.varUint() === authSteps.authenticated) this.#ask();
  }

  #hearSync(cursor: Cursor): void {
    const type = cursor.varUint();
    if (type === SyncType.update) {
      const length = cursor.varUint();
      this.onUpdate(cursor, length);
    } else if (type === SyncType.step2) this.#synced.resolve(cursor.bytes().length);
    else {
      cursor.varUint();
      this.#socket.send(syncFrame(this.#speech, SyncType.step2, this.onAsked(cursor)));
    }
  }
}

/** Hocuspocus: a sync frame that is not to be answered by another question. */
const syncReply = 4;
