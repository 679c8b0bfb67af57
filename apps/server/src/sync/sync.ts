/**
 * Sync: documents edited together over WebSockets, or over HTTP where those are filtered, on the y-websocket protocol.
 * The rules of the wire are in `packages/schema/PROTOCOL.md`.
 *
 * A socket's way in: origin → upgrade accepted → who and what (`Gatekeeper`) → room opened → frames read. Until then
 * nothing is read from it, so a client cannot fill our memory while it waits.
 */
import { CloseCode, type EventTopic, syncLimits } from "@brudnopis/schema";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type ServerOptions, WebSocketServer } from "ws";
import type { Doc } from "yjs";
import { Connection } from "./connection.ts";
import type { SyncMeters } from "./meters.ts";
import { isOtherEpoch } from "./epoch.ts";
import type { Gatekeeper, Log, Storage, SyncEvents, UpdateLog } from "./ports.ts";
import type { HttpChannel } from "./http-channel.ts";
import { type ChannelOwner, HttpChannels } from "./http-channels.ts";
import { type Farewell, OtherTemplate, Rooms } from "./rooms.ts";
import { SocketWire, type Wire } from "./wire.ts";

export interface SyncOptions {
  readonly log: UpdateLog;
  readonly gatekeeper: Gatekeeper;
  readonly events: SyncEvents;
  readonly logger: Log;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly meters?: SyncMeters | undefined;
  /** Absent where documents can always be stored. */
  readonly storage?: Storage | undefined;
  /** By default as PROTOCOL.md says. */
  readonly socketsPerPerson?: number | undefined;
}

export interface SyncStats {
  readonly rooms: number;
  readonly sockets: number;
  /** How many of them are not sockets but channels over HTTP. */
  readonly channels: number;
  /** What waits to be read at their other ends. */
  readonly bufferedBytes: number;
  /** Upgrades that are not let in yet. */
  readonly entering: number;
  readonly updates: number;
  readonly broadcasts: number;
  /** By reason, in the rooms that are open. */
  readonly refusals: Readonly<Record<string, number>>;
}

export interface Sync {
  /** Takes an upgrade to `/sync/<documentId>`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The same for who cannot have a socket: the id of a channel. Undefined when too many come at once. */
  openChannel(request: IncomingMessage, owner: ChannelOwner): string | undefined;
  /** A channel of this owner's. */
  channel(id: string, owner: ChannelOwner): HttpChannel | undefined;
  /** Reads a document as it is stored, with all that people were told is saved; undefined when there is none. */
  read<T>(documentId: string, reader: (doc: Doc) => T): Promise<T | undefined>;
  /** The document as one Yjs update. */
  encodedState(documentId: string): Promise<Uint8Array | undefined>;
  /** Runs something while nobody has the document open; see `Rooms`. */
  alone<T>(documentId: string, work: () => Promise<T>, farewell?: Farewell): Promise<T>;
  /** Tells who is in a document, and wants to hear it, that something beside it has changed and is stored. */
  announce(documentId: string, topic: EventTopic): void;
  /** Closes the sockets of a session that has ended; the reason is one word for the client. */
  closeSession(sessionId: string, reason?: string): void;
  /** Asks again about everybody who is in, and closes the sockets of those who may not stay as they are. */
  reviewAccess(about?: AccessChange): Promise<void>;
  /** Reads nothing more, makes durable what it has, says so, and sends everybody away to come back later. */
  stop(): Promise<void>;
  stats(): SyncStats;
}

/** Whose access, or access to what, may have changed; everybody's to everything when nothing is said. */
export interface AccessChange {
  readonly personId?: string;
  readonly documentId?: string;
}

const sweepMs = 5_000;
const maxEntering = 1_000;
const enteringTimeoutMs = 15_000;
/** How long stopping waits for the disk, and for clients to confirm that they close. */
const flushTimeoutMs = 10_000;
const closeTimeoutMs = 2_000;

// The types of `ws` do not know `closeTimeout` yet.
const socketOptions: ServerOptions & { closeTimeout: number } = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: syncLimits.frameBytes,
  closeTimeout: 5_000,
};

export function createSync(options: SyncOptions): Sync {
  return new SyncServer(options);
}

class SyncServer implements Sync {
  readonly #options: SyncOptions;
  readonly #rooms: Rooms;
  readonly #connections = new Map<Wire, Connection>();
  /** How many of them are whose. */
  readonly #socketsByPerson = new Map<string, number>();
  readonly #sockets = new WebSocketServer(socketOptions);
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #channels = new HttpChannels();
  #entering = 0;
  /** Sessions that ended while somebody was entering, and why. */
  readonly #endedSessions = new Map<string, string>();
  /** How often access has changed, so that whoever enters meanwhile is asked about again. */
  #accessChanges = 0;
  #isStopping = false;

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#rooms = new Rooms(options);
    this.#timers = [
      setInterval(() => this.#beat(), syncLimits.heartbeatMs).unref(),
      setInterval(() => void this.#rooms.sweep(), sweepMs).unref(),
    ];
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A socket that breaks before it is a WebSocket has nobody else to hear of it.
    socket.on("error", () => socket.destroy());
    const documentId = documentIdOf(request.url);
    if (documentId === undefined) return refuseUpgrade(socket, "404 Not Found");
    if (!this.#options.gatekeeper.isOwnOrigin(request))
      return refuseUpgrade(socket, "403 Forbidden");
    if (this.#isStopping || this.#entering >= maxEntering) {
      return refuseUpgrade(socket, "503 Service Unavailable");
    }
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      // `ws` reports what a client did wrong as an error; it has closed the socket with the right code by then.
      ws.on("error", () => {});
      void this.#enter(request, documentId, new SocketWire(ws, socket));
    });
  }

  openChannel(request: IncomingMessage, owner: ChannelOwner): string | undefined {
    if (this.#isStopping || this.#entering >= maxEntering) return undefined;
    const { id, channel } = this.#channels.add(owner);
    void this.#enter(request, owner.documentId, channel);
    return id;
  }

  channel(id: string, owner: ChannelOwner): HttpChannel | undefined {
    return this.#channels.find(id, owner);
  }

  read<T>(documentId: string, reader: (doc: Doc) => T): Promise<T | undefined> {
    return this.#rooms.read(documentId, reader);
  }

  encodedState(documentId: string): Promise<Uint8Array | undefined> {
    return this.#rooms.encodedState(documentId);
  }

  alone<T>(documentId: string, work: () => Promise<T>, farewell?: Farewell): Promise<T> {
    return this.#rooms.alone(documentId, work, farewell);
  }

  announce(documentId: string, topic: EventTopic): void {
    this.#rooms.announce(documentId, topic);
  }

  closeSession(sessionId: string, reason = "signed-out"): void {
    if (this.#entering > 0) this.#endedSessions.set(sessionId, reason);
    for (const connection of this.#connections.values()) {
      if (connection.visitor.sessionId === sessionId)
        connection.close(CloseCode.unauthenticated, reason);
    }
  }

  async reviewAccess({ personId, documentId }: AccessChange = {}): Promise<void> {
    this.#accessChanges += 1;
    const concerned = [...this.#connections.values()].filter(
      ({ visitor, documentId: open }) =>
        (personId === undefined || visitor.personId === personId) &&
        (documentId === undefined || open === documentId),
    );
    await Promise.all(concerned.map((connection) => this.#review(connection)));
  }

  async #review(connection: Connection): Promise<void> {
    const { documentId, visitor } = connection;
    try {
      const expulsion = await this.#options.gatekeeper.review(visitor, documentId);
      if (expulsion) connection.close(expulsion.code, expulsion.reason);
    } catch (cause) {
      // Who is not known to be allowed is sent away, and may come back when it can be asked again.
      this.#options.logger.error({ documentId, err: cause }, "Access could not be asked about");
      connection.close(CloseCode.tryAgain, "reloading");
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const connection of this.#connections.values()) connection.pause();
    await withTimeout(this.#rooms.settle(), flushTimeoutMs);
    const closed = [...this.#connections.keys()].map(
      (wire) => new Promise<void>((resolve) => wire.onClose(resolve)),
    );
    for (const [wire, connection] of this.#connections) {
      connection.close(CloseCode.restart, "restarting");
      wire.resume();
    }
    await withTimeout(Promise.all(closed), closeTimeoutMs);
    for (const connection of this.#connections.values()) connection.terminate();
    this.#channels.close();
    await withTimeout(this.#rooms.close(), flushTimeoutMs);
  }

  stats(): SyncStats {
    const rooms = this.#rooms.stats;
    const refusals: Record<string, number> = {};
    for (const room of rooms) {
      for (const [reason, count] of room.refusals)
        refusals[reason] = (refusals[reason] ?? 0) + count;
    }
    return {
      rooms: rooms.length,
      sockets: this.#connections.size,
      ...this.#wireStats(),
      entering: this.#entering,
      updates: rooms.reduce((sum, { updates }) => sum + updates, 0),
      broadcasts: rooms.reduce((sum, { broadcasts }) => sum + broadcasts, 0),
      refusals,
    };
  }

  #wireStats(): Pick<SyncStats, "channels" | "bufferedBytes"> {
    let [channels, bufferedBytes] = [0, 0];
    for (const wire of this.#connections.keys()) {
      if (!(wire instanceof SocketWire)) channels += 1;
      bufferedBytes += wire.waitingBytes;
    }
    return { channels, bufferedBytes };
  }

  async #enter(request: IncomingMessage, documentId: string, wire: Wire): Promise<void> {
    this.#entering += 1;
    wire.pause();
    const timer = setTimeout(() => wire.close(CloseCode.tryAgain, "busy"), enteringTimeoutMs);
    try {
      await this.#admit(request, documentId, wire);
    } catch (cause) {
      if (cause instanceof OtherTemplate) return wire.close(CloseCode.tryAgain, "reloading");
      this.#options.logger.error({ documentId, err: cause }, "A socket could not be let in");
      wire.close(CloseCode.internal, "internal");
    } finally {
      clearTimeout(timer);
      wire.resume();
      this.#entering -= 1;
      if (this.#entering === 0) this.#endedSessions.clear();
    }
  }

  async #admit(request: IncomingMessage, documentId: string, wire: Wire): Promise<void> {
    const { gatekeeper, events, logger, clock, meters } = this.#options;
    const accessChanges = this.#accessChanges;
    const { turns } = this.#rooms;
    const admission = await gatekeeper.admit(request, documentId);
    if (!admission.ok) return wire.close(admission.code);
    // Nothing is opened behind the back of a stop.
    if (this.#isStopping) return wire.close(CloseCode.restart, "restarting");
    const { visitor, template, epoch } = admission;
    if (isOtherEpoch(request.url, epoch)) return wire.close(CloseCode.otherEpoch, "other-epoch");
    const ended = this.#endedSessions.get(visitor.sessionId);
    if (ended !== undefined) return wire.close(CloseCode.unauthenticated, ended);
    if (this.#hasEnoughSockets(visitor.personId))
      return wire.close(CloseCode.tooManyRequests, "too-many-sockets");
    const connection = new Connection({ wire, documentId, visitor, logger, clock, meters });
    this.#keep(wire, connection);
    if (accessChanges !== this.#accessChanges) await this.#review(connection);
    const room = await this.#rooms.open(documentId, template);
    if (this.#isStopping) return connection.close(CloseCode.restart, "restarting");
    if (!room) return connection.close(CloseCode.notFound, "no such document");
    // Epoch and template were asked for before somebody had the document alone: they have to be asked for again.
    if (turns !== this.#rooms.turns) return connection.close(CloseCode.tryAgain, "reloading");
    if (!connection.isOpen) return;
    connection.listen(
      (frame) => room.receive(connection, frame),
      () => {
        room.leave(connection);
        events.left?.(documentId, visitor);
      },
    );
    room.join(connection);
    events.entered?.(documentId, visitor);
  }

  #hasEnoughSockets(personId: string): boolean {
    const { socketsPerPerson = syncLimits.socketsPerPerson } = this.#options;
    return (this.#socketsByPerson.get(personId) ?? 0) >= socketsPerPerson;
  }

  #keep(wire: Wire, connection: Connection): void {
    const { personId } = connection.visitor;
    this.#connections.set(wire, connection);
    this.#socketsByPerson.set(personId, (this.#socketsByPerson.get(personId) ?? 0) + 1);
    wire.onClose(() => {
      this.#connections.delete(wire);
      const left = (this.#socketsByPerson.get(personId) ?? 0) - 1;
      if (left > 0) this.#socketsByPerson.set(personId, left);
      else this.#socketsByPerson.delete(personId);
    });
  }

  #beat(): void {
    for (const connection of this.#connections.values()) connection.beat();
  }
}

const path = /^\/sync\/([A-Za-z0-9_-]{1,64})(?:\?.*)?$/;

function documentIdOf(url: string | undefined): string | undefined {
  return path.exec(url ?? "")?.[1];
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}

/** Waits for what should end soon, and goes on when it does not. */
async function withTimeout(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeoutMs);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
