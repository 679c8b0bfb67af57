/** What a page says over HTTP: numbered frames, sent again until the server has them. */
import { bodyOf, type Fetch, pause } from "./http-requests.ts";

export interface UpOptions {
  /** Address of the channel. */
  readonly channel: string;
  readonly fetch: Fetch;
  /** The last frame of the server's that has arrived. */
  seen(): number;
  /** A request was answered with something that makes another one pointless. */
  onRefused(status: number): void;
  /** The server cannot be reached. */
  onLost(): void;
}

/** Long enough for what one event causes, such as an update and the question whether it is saved. */
const gatherMs = 10;
/** The server takes 2 MiB; one frame may have half of that. */
const bodyBytes = 1024 * 1024;
const answerMs = 15_000;
const giveUpMs = 12_000;
/** Nobody waits for the last one, and where it hangs it keeps one of the browser's few connections. */
const lastAnswerMs = 5_000;
const retryMs = 300;
/** What a browser still sends of a page that is being closed. */
const lastBytes = 60 * 1024;

export class Up {
  readonly #options: UpOptions;
  /** What the server is not known to have, in its order. */
  #waiting: Uint8Array[] = [];
  /** How many frames came before those. */
  #taken = 0;
  #isWordOwed = false;
  #isSending = false;
  #isStopped = false;
  #request = new AbortController();

  constructor(options: UpOptions) {
    this.#options = options;
  }

  get waitingBytes(): number {
    return this.#waiting.reduce((sum, { length }) => sum + length, 0);
  }

  send(frame: Uint8Array): void {
    this.#waiting.push(frame);
    this.#wake();
  }

  /** Says what has arrived, also when there is nothing else to say. */
  tell(): void {
    this.#isWordOwed = true;
    this.#wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#request.abort();
  }

  /** Says all that is left, and that nobody listens any more. What is under way may be in it a second time. */
  end(): void {
    this.stop();
    const body = bodyOf(this.#waiting);
    const keepalive = body.length < lastBytes;
    const signal = AbortSignal.timeout(lastAnswerMs);
    void this.#post(body, "&end=true", { keepalive, signal }).catch(() => {
      // The server finds out by itself.
    });
  }

  #wake(): void {
    if (this.#isSending || this.#isStopped) return;
    this.#isSending = true;
    void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    await pause(gatherMs);
    let failingSince: number | undefined;
    while (!this.#isStopped && (this.#waiting.length > 0 || this.#isWordOwed)) {
      const status = await this.#sendNext();
      if (this.#isStopped) return;
      if (status === 204) {
        failingSince = undefined;
        continue;
      }
      if ([400, 401, 404, 409, 413].includes(status)) {
        this.#isStopped = true;
        return this.#options.onRefused(status);
      }
      failingSince ??= Date.now();
      if (Date.now() - failingSince > giveUpMs) return this.#options.onLost();
      await pause(retryMs * (0.5 + Math.random()));
    }
    this.#isSending = false;
  }

  /** The status of the answer; 0 when there was none. */
  async #sendNext(): Promise<number> {
    const frames = this.#next();
    this.#isWordOwed = false;
    this.#request = new AbortController();
    const timer = setTimeout(() => this.#request.abort(), answerMs);
    try {
      const { status } = await this.#post(bodyOf(frames), "", { signal: this.#request.signal });
      if (status !== 204) return status;
      this.#waiting.splice(0, frames.length);
      this.#taken += frames.length;
      return status;
    } catch {
      this.#isWordOwed = true;
      return 0;
    } finally {
      clearTimeout(timer);
    }
  }

  #next(): Uint8Array[] {
    let bytes = 0;
    const count = this.#waiting.findIndex(
      ({ length }, at) => (bytes += length) > bodyBytes && at > 0,
    );
    return count === -1 ? [...this.#waiting] : this.#waiting.slice(0, count);
  }

  #post(body: Uint8Array<ArrayBuffer>, more: string, init: RequestInit): Promise<Response> {
    const { channel, fetch, seen } = this.#options;
    return fetch(`${channel}?from=${this.#taken}&seen=${seen()}${more}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body,
      ...init,
    });
  }
}
