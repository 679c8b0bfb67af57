/** The channels over HTTP that are open, each found only by the session that has opened it. */
import { randomBytes } from "node:crypto";
import { HttpChannel } from "./http-channel.ts";

/** Whose a channel is, and what for. */
export interface ChannelOwner {
  readonly sessionId: string;
  readonly documentId: string;
}

interface Entry extends ChannelOwner {
  readonly channel: HttpChannel;
}

/** Many proxies hang up after 15 s of silence. */
const keepOpenMs = 10_000;

export class HttpChannels {
  readonly #entries = new Map<string, Entry>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#keepOpen(), keepOpenMs).unref();
  }

  add({ sessionId, documentId }: ChannelOwner): { id: string; channel: HttpChannel } {
    const id = randomBytes(16).toString("base64url");
    const channel = new HttpChannel(() => this.#entries.delete(id));
    this.#entries.set(id, { sessionId, documentId, channel });
    return { id, channel };
  }

  find(id: string, { sessionId, documentId }: ChannelOwner): HttpChannel | undefined {
    const entry = this.#entries.get(id);
    const isOwn = entry?.sessionId === sessionId && entry.documentId === documentId;
    return isOwn ? entry.channel : undefined;
  }

  /** Forgets all of them. */
  close(): void {
    clearInterval(this.#timer);
    for (const { channel } of this.#entries.values()) channel.terminate();
  }

  #keepOpen(): void {
    for (const { channel } of this.#entries.values()) channel.keepOpen();
  }
}
