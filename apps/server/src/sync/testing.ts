/** For tests: a log in memory, sockets without a network, and a client that speaks as the stock one does. */
import { createDocument, metaOf } from "@brudnopis/document";
import { exampleTemplate } from "@brudnopis/document/testing";
import { type CloseCode, FrameType, SyncType } from "@brudnopis/schema";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import type { FrameBundle } from "./frame-bundle.ts";
import type { Log, LogEntry, SyncEvents, UpdateLog, Visitor } from "./ports.ts";
import type { Peer, Room } from "./room.ts";

interface PendingAppend {
  readonly documentId: string;
  readonly entries: readonly LogEntry[];
  resolve(): void;
  reject(cause: Error): void;
}

/** Keeps the promises of `UpdateLog`; a test can hold its commits back, and make them fail. */
export class MemoryLog implements UpdateLog {
  readonly #updates = new Map<string, Uint8Array[]>();
  readonly #pending: PendingAppend[] = [];
  readonly #owners = new Map<string, Map<number, string>>();
  readonly compacted: string[] = [];
  readonly loaded: string[] = [];
  isHeld = false;
  isUnreadable = false;

  create(documentId: string, state: Uint8Array): void {
    this.#updates.set(documentId, [state]);
  }

  stored(documentId: string): readonly Uint8Array[] {
    return this.#updates.get(documentId) ?? [];
  }

  get pendingCount(): number {
    return this.#pending.length;
  }

  async load(documentId: string): Promise<readonly Uint8Array[] | undefined> {
    this.loaded.push(documentId);
    if (this.isUnreadable) throw new Error("The log cannot be read");
    const updates = this.#updates.get(documentId);
    return updates && [...updates];
  }

  async owners(documentId: string): Promise<ReadonlyMap<number, string>> {
    return new Map(this.#owners.get(documentId));
  }

  async position(documentId: string): Promise<number | undefined> {
    return this.#updates.get(documentId)?.length;
  }

  async templateVersion(documentId: string): Promise<number | undefined> {
    const doc = new Doc();
    for (const update of this.stored(documentId)) applyUpdate(doc, update);
    const version: unknown = metaOf(doc).get("templateVersion");
    return typeof version === "number" ? version : undefined;
  }

  append(documentId: string, entries: readonly LogEntry[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ documentId, entries, resolve, reject });
      if (!this.isHeld) this.commit();
    });
  }

  async compact(documentId: string): Promise<void> {
    this.compacted.push(documentId);
  }

  /** One group commit of all, or of the first few, that wait. */
  commit(count = this.#pending.length): void {
    for (const { documentId, entries, resolve } of this.#pending.splice(0, count)) {
      this.#keep(documentId, entries);
      resolve();
    }
  }

  #keep(documentId: string, entries: readonly LogEntry[]): void {
    this.#updates.get(documentId)?.push(...entries.map(({ update }) => update));
    const owners = this.#owners.get(documentId) ?? new Map<number, string>();
    this.#owners.set(documentId, owners);
    for (const { personId, claims = [] } of entries) {
      for (const client of claims) owners.set(client, personId);
    }
  }

  /** The oldest of those that wait is refused, and the others still wait. */
  failFirst(): void {
    this.#pending.shift()?.reject(new Error("refused"));
  }

  /** A group commit of which nobody knows how it ended: some of it may be on disk. */
  fail(stored: number): void {
    this.#pending.splice(0).forEach(({ documentId, entries, reject }, index) => {
      if (index < stored) this.#keep(documentId, entries);
      reject(new Error("disk full"));
    });
  }
}

export const documentId = "doc1";

/** A log with one empty document of the example template. */
export function logWithDocument(): MemoryLog {
  const log = new MemoryLog();
  const doc = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  log.create(documentId, encodeStateAsUpdate(doc));
  return log;
}

export const silentLogger: Log = { info: () => {}, warn: () => {}, error: () => {} };

export const noEvents: SyncEvents = { edited: () => {}, refused: () => {} };

export function visitor(personId: string, access: Visitor["access"] = "write"): Visitor {
  return {
    personId,
    sessionId: `session of ${personId}`,
    name: `Name of ${personId}`,
    organisation: "Konin",
    hue: 3,
    access,
  };
}

/** A socket that keeps what it is sent. */
export class FakePeer implements Peer {
  readonly visitor: Visitor;
  /** Whole frames, as they would go over the wire. */
  readonly wire: Uint8Array[] = [];
  /** How often it was written to. */
  writes = 0;
  closedWith: CloseCode | undefined;
  closedFor: string | undefined;

  constructor(of: Visitor) {
    this.visitor = of;
  }

  mayAsk(): boolean {
    return true;
  }

  send(frame: Uint8Array): void {
    this.#write([frame]);
  }

  sendTogether({ frames }: FrameBundle): void {
    this.#write(frames);
  }

  #write(frames: readonly Uint8Array[]): void {
    if (this.closedWith !== undefined) return;
    this.writes += 1;
    this.wire.push(...frames);
  }

  answer(frame: Uint8Array): void {
    this.send(frame);
  }

  close(code: CloseCode, reason: string): void {
    this.closedWith ??= code;
    this.closedFor ??= reason;
  }

  /** Payloads of the frames of one type, in order. */
  payloads(type: number): Uint8Array[] {
    return this.wire.map(payloadOf).filter((payload) => payload[0] === type);
  }

  /** Bodies of the updates it was sent. */
  get updates(): Uint8Array[] {
    return this.payloads(FrameType.sync).flatMap((payload) =>
      payload[1] === SyncType.update ? [bodyOf(payload)] : [],
    );
  }

  /** Topics of the events that it was told of. */
  get events(): string[] {
    return this.#words(FrameType.event);
  }

  /** What it was told of the storage. */
  get storage(): string[] {
    return this.#words(FrameType.storage);
  }

  #words(type: number): string[] {
    return this.payloads(type).map((payload) => readVarString(createDecoder(payload.subarray(1))));
  }

  /** Counters it was told are saved. */
  get saved(): number[] {
    return this.payloads(FrameType.saved).map((payload) =>
      readVarUint(createDecoder(payload.subarray(1))),
    );
  }
}

/** What is inside a WebSocket frame of the server. */
function payloadOf(frame: Uint8Array): Uint8Array {
  const [, length = 0] = frame;
  return frame.subarray(length < 126 ? 2 : length === 126 ? 4 : 10);
}

function bodyOf(syncPayload: Uint8Array): Uint8Array {
  return readVarUint8Array(createDecoder(syncPayload.subarray(2)));
}

export function step1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SyncType.step1, stateVector);
}

export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(SyncType.step2, update);
}

export function clientUpdateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SyncType.update, update);
}

function syncFrame(type: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FrameType.sync);
  writeVarUint(encoder, type);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
}

export function askSavedFrame(counter: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FrameType.saved);
  writeVarUint(encoder, counter);
  return toUint8Array(encoder);
}

export const askEventsFrame = Uint8Array.of(FrameType.event);

export const askStorageFrame = Uint8Array.of(FrameType.storage);

export function clientAwarenessFrame(update: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FrameType.awareness);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}

export const emptyUpdate = Uint8Array.of(0, 0);

/**
 * A document in a browser, connected as `y-websocket` connects it, with „saved” counted as the web app counts it.
 * What it sends waits in `outbox` and what it gets in `inbox`, so that a test decides what the network does.
 */
export class Client {
  readonly doc = new Doc();
  readonly awareness: Awareness;
  readonly visitor: Visitor;
  readonly outbox: Uint8Array[] = [];
  readonly inbox: Uint8Array[] = [];
  peer: FakePeer | undefined;
  isSynced = false;
  sent = 0;
  saved = 0;
  #room: Room | undefined;

  constructor(of: Visitor, clientId: number) {
    this.visitor = of;
    this.doc.clientID = clientId;
    this.awareness = new Awareness(this.doc);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.sent += 1;
      this.#post((encoder) => {
        writeVarUint(encoder, FrameType.sync);
        writeUpdate(encoder, update);
      });
      this.#askSaved();
    });
    this.awareness.on("update", ({ added, updated, removed }: Record<string, number[]>) => {
      this.#postAwareness([...(added ?? []), ...(updated ?? []), ...(removed ?? [])]);
    });
  }

  get isConnected(): boolean {
    return this.peer !== undefined && this.peer.closedWith === undefined;
  }

  connect(room: Room): void {
    this.disconnect();
    this.peer = new FakePeer(this.visitor);
    this.#room = room;
    this.isSynced = false;
    room.join(this.peer);
    this.#post((encoder) => {
      writeVarUint(encoder, FrameType.sync);
      writeSyncStep1(encoder, this.doc);
    });
    if (this.awareness.getLocalState() !== null) this.#postAwareness([this.doc.clientID]);
  }

  disconnect(): void {
    if (this.peer) this.#room?.leave(this.peer);
    this.peer = undefined;
    this.outbox.length = 0;
    this.inbox.length = 0;
  }

  destroy(): void {
    this.disconnect();
    this.awareness.destroy();
    this.doc.destroy();
  }

  /** Moves what the room has sent into the inbox. */
  collect(): void {
    if (this.peer) this.inbox.push(...this.peer.wire.splice(0).map(payloadOf));
  }

  /** Lets the room have one frame of the outbox. */
  deliver(index = 0): void {
    const [frame] = this.outbox.splice(index, 1);
    if (frame && this.peer && this.isConnected) this.#room?.receive(this.peer, frame);
  }

  /** Reads one frame of the inbox, as the stock client does. */
  receive(index = 0): void {
    const [frame] = this.inbox.splice(index, 1);
    if (!frame) return;
    const decoder = createDecoder(frame);
    const type = readVarUint(decoder);
    if (type === FrameType.sync) {
      const reply = createEncoder();
      writeVarUint(reply, FrameType.sync);
      const syncType = readSyncMessage(decoder, reply, this.doc, this);
      const bytes = toUint8Array(reply);
      if (bytes.length > 1) this.outbox.push(bytes);
      if (syncType === SyncType.step2 && !this.isSynced) {
        this.isSynced = true;
        this.#askSaved();
      }
    } else if (type === FrameType.awareness) {
      applyAwarenessUpdate(this.awareness, readVarUint8Array(decoder), this);
    } else if (type === FrameType.saved) {
      this.saved = Math.max(this.saved, readVarUint(decoder));
    }
  }

  /** Exchanges frames until neither side has anything to say. */
  exchange(): void {
    do {
      this.collect();
      while (this.inbox.length > 0) this.receive();
      while (this.outbox.length > 0) this.deliver();
      this.collect();
    } while (this.isConnected && this.inbox.length > 0);
  }

  #askSaved(): void {
    if (this.isSynced)
      this.#post((encoder) => {
        writeVarUint(encoder, FrameType.saved);
        writeVarUint(encoder, this.sent);
      });
  }

  #postAwareness(clients: readonly number[]): void {
    this.#post((encoder) => {
      writeVarUint(encoder, FrameType.awareness);
      writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [...clients]));
    });
  }

  #post(write: (encoder: ReturnType<typeof createEncoder>) => void): void {
    if (!this.isConnected) return;
    const encoder = createEncoder();
    write(encoder);
    this.outbox.push(toUint8Array(encoder));
  }
}
