/**
 * The rooms that are open, each loaded once from the log and unloaded when it has been empty for a while.
 *
 *   O1  A document is open at most once: who comes while it opens or closes waits.
 *   O2  A room is loaded only when the log has done with the one before it.
 */
import type { Template } from "@brudnopis/schema";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { RoomLost } from "./commit-queue.ts";
import type { Log, SyncEvents, UpdateLog } from "./ports.ts";
import { Room, type RoomStats } from "./room.ts";

export interface RoomsOptions {
  readonly log: UpdateLog;
  readonly events: SyncEvents;
  readonly logger: Log;
  readonly clock: () => number;
  /** See `RoomOptions`. */
  readonly commitIntervalMs?: number;
}

type Place =
  | { readonly phase: "opening"; readonly room: Promise<Room | undefined> }
  | { readonly phase: "open"; readonly room: Room }
  | { readonly phase: "closing"; readonly closed: Promise<void> };

/** How long an empty room waits for its people to come back, for example from a reload of the page. */
const idleMs = 30_000;

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #places = new Map<string, Place>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  get openRooms(): readonly Room[] {
    return [...this.#places.values()].flatMap((place) =>
      place.phase === "open" ? [place.room] : [],
    );
  }

  get stats(): readonly RoomStats[] {
    return this.openRooms.map(({ stats }) => stats);
  }

  /** The room of a document; undefined when there is no such document. */
  async open(documentId: string, template: Template): Promise<Room | undefined> {
    for (;;) {
      const open = await this.#settledRoom(documentId);
      if (open) return open;
      // Others may have waited for the same; only the first finds the place empty.
      if (this.#places.has(documentId)) continue;
      const room = this.#load(documentId, template);
      this.#places.set(documentId, { phase: "opening", room });
      return room;
    }
  }

  /** Asks the open room, or else a doc that is loaded for this and thrown away. */
  async read<T>(documentId: string, reader: (doc: Doc) => T): Promise<T | undefined> {
    for (;;) {
      const room = await this.#settledRoom(documentId);
      if (!room) return this.#readStored(documentId, reader);
      try {
        return await room.read(reader);
      } catch (cause) {
        if (!(cause instanceof RoomLost)) throw cause;
      }
    }
  }

  async encodedState(documentId: string): Promise<Uint8Array | undefined> {
    for (;;) {
      const room = await this.#settledRoom(documentId);
      if (!room) return this.#readStored(documentId, (doc) => encodeStateAsUpdate(doc));
      try {
        return await room.encodedState();
      } catch (cause) {
        if (!(cause instanceof RoomLost)) throw cause;
      }
    }
  }

  /** Unloads what has been empty for long enough. */
  async sweep(): Promise<void> {
    const now = this.#options.clock();
    const closing: Promise<void>[] = [];
    for (const [documentId, place] of this.#places) {
      const idleSince = place.phase === "open" ? place.room.idleSince : undefined;
      if (place.phase === "open" && idleSince !== undefined && now - idleSince >= idleMs) {
        closing.push(this.#close(documentId, place.room).then(() => this.#compact(documentId)));
      }
    }
    await Promise.all(closing);
  }

  /** Resolves when all that was applied is durable, in the rooms that were not lost. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.openRooms.map((room) => room.settle()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#places.keys()].map((documentId) => this.#closeSettled(documentId)));
  }

  async #closeSettled(documentId: string): Promise<void> {
    const room = await this.#settledRoom(documentId);
    if (room && this.#places.get(documentId)?.phase === "open") await this.#close(documentId, room);
  }

  /** The open room, waiting for one that opens or closes; undefined when there is none. */
  async #settledRoom(documentId: string): Promise<Room | undefined> {
    for (;;) {
      const place = this.#places.get(documentId);
      if (!place) return undefined;
      if (place.phase === "open") return place.room;
      if (place.phase === "opening") {
        const room = await place.room;
        if (!room) return undefined;
      } else await place.closed;
    }
  }

  async #load(documentId: string, template: Template): Promise<Room | undefined> {
    try {
      const loaded = await this.#loadDoc(documentId);
      if (!loaded) {
        this.#places.delete(documentId);
        return undefined;
      }
      const room = this.#createRoom(documentId, template, loaded);
      this.#places.set(documentId, { phase: "open", room });
      return room;
    } catch (cause) {
      this.#places.delete(documentId);
      throw cause;
    }
  }

  #createRoom(documentId: string, template: Template, { doc, size }: Loaded): Room {
    const { log, events, logger, clock, commitIntervalMs } = this.#options;
    const room: Room = new Room({
      documentId,
      doc,
      size,
      template,
      append: (entries) => log.append(documentId, entries),
      events,
      logger,
      clock,
      ...(commitIntervalMs === undefined ? {} : { commitIntervalMs }),
      onLost: () => void this.#close(documentId, room),
    });
    return room;
  }

  /** O2 */
  #close(documentId: string, room: Room): Promise<void> {
    const closed = room.close().then(() => {
      this.#places.delete(documentId);
    });
    this.#places.set(documentId, { phase: "closing", closed });
    return closed;
  }

  /** May fail without harm: the log says the same without it. */
  async #compact(documentId: string): Promise<void> {
    try {
      await this.#options.log.compact(documentId);
    } catch (cause) {
      this.#options.logger.warn({ documentId, err: cause }, "A document's log was not compacted");
    }
  }

  async #readStored<T>(documentId: string, reader: (doc: Doc) => T): Promise<T | undefined> {
    const loaded = await this.#loadDoc(documentId);
    if (!loaded) return undefined;
    try {
      return reader(loaded.doc);
    } finally {
      loaded.doc.destroy();
    }
  }

  async #loadDoc(documentId: string): Promise<Loaded | undefined> {
    const updates = await this.#options.log.load(documentId);
    if (!updates) return undefined;
    const doc = new Doc({ gc: true });
    // One transaction: each would go through the document to tidy it up.
    doc.transact(() => {
      for (const update of updates) applyUpdate(doc, update);
    });
    const { store } = doc;
    if (store.pendingStructs !== null || store.pendingDs !== null) {
      // Written after an update that failed: nobody was told that it is saved, and its author still has it.
      this.#options.logger.warn({ documentId }, "The log has updates without what they rest on");
      store.pendingStructs = null;
      store.pendingDs = null;
    }
    return { doc, size: updates.reduce((sum, { byteLength }) => sum + byteLength, 0) };
  }
}

interface Loaded {
  readonly doc: Doc;
  readonly size: number;
}
