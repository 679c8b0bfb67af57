/**
 * The people of the sync benchmark, in one process of their own: bare sockets that read no more of a frame than whose
 * edits are in it, so that they are never what is slow.
 */
import { textAt } from "@brudnopis/document";
import { FrameType, SyncType } from "@brudnopis/schema";
import { once } from "node:events";
import { WebSocket } from "ws";
import { applyUpdate, Doc, XmlElement, XmlText } from "yjs";
import { ByteReader } from "../../../apps/server/src/sync/bytes.ts";
import {
  askSavedFrame,
  clientUpdateFrame,
  emptyUpdate,
  step1Frame,
  step2Frame,
} from "../../../apps/server/src/sync/testing.ts";
import { decodeUpdate } from "../../../apps/server/src/sync/update.ts";
import type { FromClients, Load, ToClients, Typed } from "./messages.ts";

const field = "challenge.question";

/** Somebody who types one letter after the other into a paragraph of their own. */
class Typist {
  readonly #doc = new Doc();
  readonly #run = new XmlText();
  readonly #socket: WebSocket;
  readonly #asksSaved: boolean;
  readonly #sentAt = new Map<number, number>();
  #asked = 0;
  readonly #askedAt = new Map<number, number>();
  acknowledgements: number[] = [];

  constructor(socket: WebSocket, state: Uint8Array, asksSaved: boolean) {
    this.#socket = socket;
    this.#asksSaved = asksSaved;
    applyUpdate(this.#doc, state, socket);
    this.#doc.on("update", (update: Uint8Array) => this.#send(update));
    const paragraph = new XmlElement("paragraph");
    paragraph.insert(0, [this.#run]);
    textAt(this.#doc, field).insert(0, [paragraph]);
  }

  get client(): number {
    return this.#doc.clientID;
  }

  sentAt(clock: number): number | undefined {
    return this.#sentAt.get(clock);
  }

  type(): void {
    this.#sentAt.set(this.#nextClock(), performance.now());
    this.#run.insert(this.#run.length, "e");
  }

  noteSaved(counter: number): void {
    for (const [asked, at] of this.#askedAt) {
      if (asked > counter) return;
      this.#askedAt.delete(asked);
      this.acknowledgements.push(performance.now() - at);
    }
  }

  #nextClock(): number {
    const last = this.#doc.store.clients.get(this.client)?.at(-1);
    return last ? last.id.clock + last.length : 0;
  }

  #send(update: Uint8Array): void {
    this.#socket.send(clientUpdateFrame(update));
    if (!this.#asksSaved) return;
    this.#asked += 1;
    this.#askedAt.set(this.#asked, performance.now());
    this.#socket.send(askSavedFrame(this.#asked));
  }
}

class Crowd {
  readonly #sockets: readonly WebSocket[];
  readonly #typists = new Map<WebSocket, Typist>();
  readonly #byClient = new Map<number, Typist>();
  readonly #load: Load;
  #latencies: number[] = [];
  #expected = 0;
  #onDelivered: () => void = () => {};

  private constructor(load: Load, sockets: readonly WebSocket[]) {
    this.#load = load;
    this.#sockets = sockets;
  }

  /** Connects all and says what the document is. */
  static async connect(load: Load): Promise<{ crowd: Crowd; state: Uint8Array }> {
    const sockets = Array.from(
      { length: load.clients },
      () => new WebSocket(load.url, { headers: load.headers, perMessageDeflate: false }),
    );
    const [state = emptyUpdate] = await Promise.all(
      sockets.map((socket) => greet(socket, load.seed)),
    );
    const crowd = new Crowd(load, sockets);
    for (const socket of sockets) crowd.#listen(socket);
    for (const socket of sockets.slice(0, load.typists)) {
      const typist = new Typist(
        socket,
        load.seed ? Buffer.from(load.seed, "base64") : state,
        load.asksSaved,
      );
      crowd.#typists.set(socket, typist);
      crowd.#byClient.set(typist.client, typist);
    }
    return { crowd, state };
  }

  async type(milliseconds: number, perSecond: number): Promise<Typed> {
    this.#latencies = [];
    this.#expected = 0;
    for (const typist of this.#typists.values()) typist.acknowledgements = [];
    await Promise.all(
      [...this.#typists.values()].map((typist, index) =>
        this.#keepTyping(typist, index, { milliseconds, perSecond }),
      ),
    );
    await new Promise<void>((resolve) => {
      this.#onDelivered = resolve;
      this.#checkDelivered();
    });
    const acknowledgements = [...this.#typists.values()].flatMap(
      (typist) => typist.acknowledgements,
    );
    return { delivered: this.#latencies.length, latencies: this.#latencies, acknowledgements };
  }

  async disconnect(): Promise<void> {
    const closed = this.#sockets.map((socket) => once(socket, "close"));
    for (const socket of this.#sockets) socket.close();
    await Promise.all(closed);
  }

  /** People do not type in step: each begins at a moment of their own, and their pauses vary. */
  #keepTyping(
    typist: Typist,
    index: number,
    { milliseconds, perSecond }: { milliseconds: number; perSecond: number },
  ): Promise<void> {
    const period = 1000 / perSecond;
    const end = performance.now() + milliseconds;
    return new Promise((resolve) => {
      const strike = () => {
        if (performance.now() > end) return resolve();
        this.#expected += this.#load.clients - 1;
        typist.type();
        setTimeout(strike, period * (0.5 + Math.random()));
      };
      setTimeout(strike, (period * index) / this.#load.typists);
    });
  }

  #listen(socket: WebSocket): void {
    const heard = new Map<number, number>();
    socket.on("message", (frame: Buffer) => {
      const reader = new ByteReader(frame);
      const type = reader.varUint();
      if (type === FrameType.saved) this.#typists.get(socket)?.noteSaved(reader.varUint());
      if (type !== FrameType.sync || reader.varUint() !== SyncType.update) return;
      this.#hear(socket, heard, reader.varBytes());
    });
  }

  #hear(socket: WebSocket, heard: Map<number, number>, update: Uint8Array): void {
    const now = performance.now();
    for (const { client, clock, end } of decodeUpdate(update).clients) {
      const typist = this.#byClient.get(client);
      if (!typist || typist === this.#typists.get(socket)) continue;
      for (let at = Math.max(clock, heard.get(client) ?? 0); at < end; at += 1) {
        const sentAt = typist.sentAt(at);
        if (sentAt !== undefined) this.#latencies.push(now - sentAt);
      }
      heard.set(client, Math.max(end, heard.get(client) ?? 0));
    }
    this.#checkDelivered();
  }

  #checkDelivered(): void {
    if (this.#latencies.length >= this.#expected) this.#onDelivered();
  }
}

/** The handshake of a client that has nothing, or the seed; returns what it is told. */
async function greet(socket: WebSocket, seed: string | undefined): Promise<Uint8Array> {
  const answer = new Promise<Uint8Array>((resolve) => {
    const onMessage = (frame: Buffer) => {
      const reader = new ByteReader(frame);
      if (reader.varUint() !== FrameType.sync || reader.varUint() !== SyncType.step2) return;
      socket.off("message", onMessage);
      // The frame's bytes may be a part of a buffer that is used again.
      resolve(Uint8Array.from(reader.varBytes()));
    };
    socket.on("message", onMessage);
  });
  await once(socket, "open");
  socket.send(step1Frame(Uint8Array.of(0)));
  socket.send(step2Frame(seed === undefined ? emptyUpdate : Buffer.from(seed, "base64")));
  return answer;
}

let crowd: Crowd | undefined;

process.on("message", (message: ToClients) => void obey(message));
process.on("disconnect", () => process.exit(0));

async function obey(message: ToClients): Promise<void> {
  if (message.type === "connect") {
    const connected = await Crowd.connect(message.load);
    crowd = connected.crowd;
    say({ type: "connected", state: Buffer.from(connected.state).toString("base64") });
  } else if (message.type === "type" && crowd) {
    say({ type: "typed", result: await crowd.type(message.milliseconds, message.perSecond) });
  } else {
    await crowd?.disconnect();
    say({ type: "disconnected" });
  }
}

function say(message: FromClients): void {
  process.send?.(message);
}
