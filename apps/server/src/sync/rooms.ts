/**
 * The rooms that are open, each loaded once from the log and unloaded when it has been empty for a while.
 *
 *   O1  A document is open at most once: who comes while it opens or closes waits.
 *   O2  A room is loaded only when the log has done with the one before it.
 *   O3  While somebody has a document alone, it is open to nobody; what was saved before is in the log.
 *   O4  While documents cannot be stored, every room knows, and who reads is given what is stored.
 */
import { CloseCode, type EventTopic, type Template } from "@brudnopis/schema";
import type { Doc } from "yjs";
import { RoomLost } from "./commit-queue.ts";
import type { DocumentContent } from "./document-content.ts";
import { loadContent } from "./load-doc.ts";
import { type DocumentPlaces, placesOf } from "./places.ts";
import type { Log, Storage, SyncEvents, UpdateLog } from "./ports.ts";
import type { SyncMeters } from "./meters.ts";
import { Room, type RoomOptions, type RoomStats } from "./room.ts";
import { StoredDocuments } from "./stored-documents.ts";

export interface RoomsOptions {
  readonly log: UpdateLog;
  readonly events: SyncEvents;
  readonly logger: Log;
  readonly clock: () => number;
  readonly meters?: SyncMeters | undefined;
  /** Absent where documents can always be stored. */
  readonly storage?: Storage | undefined;
  /** See `RoomOptions`. */
  readonly commitIntervalMs?: number;
}

type Place =
  | { readonly phase: "opening"; readonly room: Promise<Room | undefined> }
  | { readonly phase: "open"; readonly room: Room }
  | { readonly phase: "closing"; readonly closed: Promise<void> };

/** What those hear who are sent away because somebody wants a document alone. */
export interface Farewell {
  readonly code: CloseCode;
  readonly reason: string;
}

/** Whoever wants the room was let in before the document was moved to another version of its template. */
export class OtherTemplate extends Error {
  override readonly name = "OtherTemplate";
}

/** How long an empty room waits for its people to come back, for example from a reload of the page. */
const idleMs = 30_000;

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #places = new Map<string, Place>();
  readonly #stored: StoredDocuments;
  /** What a gate asks for, made once for each template. */
  readonly #placesByTemplate = new WeakMap<Template, DocumentPlaces>();
  #turns = 0;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#stored = new StoredDocuments(options);
    options.storage?.watch(() => {
      for (const room of this.openRooms) room.hold(options.storage?.trouble);
    });
  }

  get openRooms(): readonly Room[] {
    return [...this.#places.values()].flatMap((place) =>
      place.phase === "open" ? [place.room] : [],
    );
  }

  /** How often somebody has had a document alone: what was known of it before may not be so any more. */
  get turns(): number {
    return this.#turns;
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

  /** Asks the open room, or else a doc that is loaded for those who read now and thrown away. */
  async read<T>(documentId: string, reader: (doc: Doc) => T): Promise<T | undefined> {
    for (;;) {
      const room = await this.#readableRoom(documentId);
      if (!room) return this.#readStored(documentId, (content) => reader(content.doc()));
      try {
        return await room.read(reader);
      } catch (cause) {
        if (!(cause instanceof RoomLost)) throw cause;
      }
    }
  }

  async encodedState(documentId: string): Promise<Uint8Array | undefined> {
    for (;;) {
      const room = await this.#readableRoom(documentId);
      if (!room) return this.#readStored(documentId, (content) => content.update());
      try {
        return await room.encodedState();
      } catch (cause) {
        if (!(cause instanceof RoomLost)) throw cause;
      }
    }
  }

  /**
   * Runs something while the document is open to nobody: who was in is sent away to load it again, who comes waits. All
   * that people were told is saved is in the log by then.
   */
  async alone<T>(
    documentId: string,
    work: () => Promise<T>,
    farewell: Farewell = { code: CloseCode.templateChanged, reason: "template-changed" },
  ): Promise<T> {
    for (;;) {
      const room = await this.#settledRoom(documentId);
      const place = this.#places.get(documentId);
      // Somebody else was faster.
      if (place && !(place.phase === "open" && place.room === room)) continue;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#places.set(documentId, { phase: "closing", closed: promise });
      try {
        if (room) await emptied(room, farewell);
        return await work();
      } finally {
        this.#turns += 1;
        this.#stored.forget(documentId);
        this.#places.delete(documentId);
        resolve();
      }
    }
  }

  /** Who only comes in at this moment asks for what is announced afterwards, and so needs no telling. */
  announce(documentId: string, topic: EventTopic): void {
    const place = this.#places.get(documentId);
    if (place?.phase === "open") place.room.announce(topic);
  }

  /** Unloads what has been empty, or not read, for long enough. */
  async sweep(): Promise<void> {
    this.#stored.sweep();
    const now = this.#options.clock();
    const closing: Promise<void>[] = [];
    for (const [documentId, place] of this.#places) {
      if (place.phase === "open") place.room.rest();
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
      await (place.phase === "opening" ? ended(place.room) : place.closed);
    }
  }

  /** O4. An open room shows nothing before all that is on its way to the disk has arrived there. */
  async #readableRoom(documentId: string): Promise<Room | undefined> {
    return this.#options.storage?.trouble === undefined ? this.#settledRoom(documentId) : undefined;
  }

  async #load(documentId: string, template: Template): Promise<Room | undefined> {
    const { log, logger } = this.#options;
    try {
      const [content, version, owners] = await Promise.all([
        loadContent(log, documentId, logger),
        log.templateVersion(documentId),
        log.owners(documentId),
      ]);
      if (!content) {
        this.#places.delete(documentId);
        return undefined;
      }
      if (version !== undefined && version !== template.version) throw new OtherTemplate();
      const room = this.#createRoom({
        documentId,
        content,
        owners,
        places: this.#placesOf(template),
      });
      const trouble = this.#options.storage?.trouble;
      if (trouble !== undefined) room.hold(trouble);
      this.#places.set(documentId, { phase: "open", room });
      return room;
    } catch (cause) {
      this.#places.delete(documentId);
      throw cause;
    }
  }

  #createRoom(document: Pick<RoomOptions, "documentId" | "content" | "owners" | "places">): Room {
    const { documentId } = document;
    const { log, events, logger, clock, meters, commitIntervalMs } = this.#options;
    const room: Room = new Room({
      ...document,
      append: (entries) => log.append(documentId, entries),
      events,
      logger,
      clock,
      meters,
      ...(commitIntervalMs === undefined ? {} : { commitIntervalMs }),
      onLost: () => void this.#close(documentId, room),
    });
    return room;
  }

  #placesOf(template: Template): DocumentPlaces {
    const known = this.#placesByTemplate.get(template);
    if (known) return known;
    const places = placesOf(template);
    this.#placesByTemplate.set(template, places);
    return places;
  }

  /** O2 */
  #close(documentId: string, room: Room): Promise<void> {
    // One that is lost while somebody has the document alone is closed there.
    if (this.#places.get(documentId)?.phase === "closing") return room.close();
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

  async #readStored<T>(
    documentId: string,
    reader: (content: DocumentContent) => T,
  ): Promise<T | undefined> {
    const content = await this.#stored.get(documentId);
    return content && reader(content);
  }
}

/** That one was let in for another version says nothing of those who wait for the same document. */
async function ended(opening: Promise<Room | undefined>): Promise<void> {
  try {
    await opening;
  } catch (cause) {
    if (!(cause instanceof OtherTemplate)) throw cause;
  }
}

/** Lets go of a room with everybody in it, once what they wrote is durable. */
async function emptied(room: Room, { code, reason }: Farewell): Promise<void> {
  // A room that is lost has told everybody already; the log is right.
  await room.settle().catch((cause: unknown) => {
    if (!(cause instanceof RoomLost)) throw cause;
  });
  room.sendAway(code, reason);
  await room.close();
}
