/**
 * Who is in a room and where: the awareness states of its sockets, as the server lets them be seen.
 *
 *   A1  A socket speaks for one client id, its own; what it says of others (the stock client repeats them) is ignored.
 *   A2  `user` in a state is the server's word, whatever the client wrote there.
 *   A3  A state has at most `syncLimits.awarenessBytes`.
 *   A4  A client id belongs to the first person who used it in this room, for as long as that is remembered.
 *   A5  When a socket closes, its state is taken away.
 *
 * The clocks are the clients' own. Others see a state only if its clock is higher than the last one they saw of that
 * client, so a client that comes back is asked to raise it: told that it is gone, it says that it is not.
 */
import { syncLimits } from "@brudnopis/schema";
import { ByteReader, MalformedBytes, varUintLength, writeVarUint } from "./bytes.ts";
import type { Visitor } from "./ports.ts";

/** Whether a client id is this person's, noting it as theirs when it was nobody's. */
export type ClaimClient = (client: number, personId: string) => boolean;

/** One socket's part in the awareness of its room. */
export class Presence {
  readonly personId: string;
  readonly user: PresentUser;
  /** The client id it speaks for, once it has spoken. */
  client: number | undefined;

  constructor({ personId, name, organisation, hue }: Visitor) {
    this.personId = personId;
    this.user = { id: personId, name, organisation, hue };
  }
}

/** What others are told about a person. */
export interface PresentUser {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly hue: number;
}

interface State {
  readonly clock: number;
  readonly presence: Presence;
  /** As it goes over the wire: client, clock, JSON. */
  readonly entry: Uint8Array;
}

interface Departure {
  readonly clock: number;
  readonly personId: string;
}

/** Departures that are remembered, so that a late echo does not bring a state back. */
const maxDepartures = 1000;

const maxClock = 2 ** 31;

export class Awareness {
  readonly #claim: ClaimClient;
  readonly #forget: (client: number) => void;
  readonly #states = new Map<number, State>();
  readonly #departures = new Map<number, Departure>();
  readonly #changed = new Map<number, Uint8Array>();
  #all: Uint8Array | undefined;

  /** @param forget Is told of claims that are not needed here any more. */
  constructor(claim: ClaimClient, forget: (client: number) => void) {
    this.#claim = claim;
    this.#forget = forget;
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  /**
   * Takes what a socket says, and returns what to tell it alone.
   * @throws MalformedBytes
   */
  receive(presence: Presence, update: Uint8Array): Uint8Array | undefined {
    const reader = new ByteReader(update);
    const count = reader.varUint();
    let reply: Uint8Array | undefined;
    for (let index = 0; index < count; index += 1) {
      const client = reader.varUint();
      const clock = reader.varUint();
      const state = reader.varBytes();
      if (client > 0xffff_ffff || clock > maxClock) throw new MalformedBytes("awareness entry");
      if (presence.client === client) this.#renew(presence, client, clock, state);
      else if (presence.client === undefined)
        reply = this.#introduce(presence, client, clock, state) ?? reply;
    }
    if (!reader.isAtEnd) throw new MalformedBytes("trailing bytes");
    return reply;
  }

  /** A5. Returns whether there is something to tell. */
  leave({ client, personId }: Presence): boolean {
    const state = client === undefined ? undefined : this.#states.get(client);
    if (client === undefined || !state) return false;
    this.#remove(client, { clock: state.clock + 1, personId });
    return true;
  }

  /** What changed since the last call, for everybody. */
  takeChanges(): Uint8Array {
    const update = joined([...this.#changed.values()]);
    this.#changed.clear();
    return update;
  }

  /** Everybody's state, for somebody who comes in; undefined when nobody has one. */
  all(): Uint8Array | undefined {
    if (this.#states.size === 0) return undefined;
    this.#all ??= joined([...this.#states.values()].map(({ entry }) => entry));
    return this.#all;
  }

  #renew(presence: Presence, client: number, clock: number, state: Uint8Array): void {
    const current = this.#states.get(client);
    const last = current?.clock ?? this.#departures.get(client)?.clock ?? -1;
    const isNews = clock > last || (clock === last && current !== undefined && isNull(state));
    if (!isNews) return;
    if (isNull(state)) this.#remove(client, { clock, personId: presence.personId });
    else this.#show(presence, client, clock, state);
  }

  /** A socket's first word of itself. It cannot be told from an echo of somebody else, except by whose it would be. */
  #introduce(
    presence: Presence,
    client: number,
    clock: number,
    state: Uint8Array,
  ): Uint8Array | undefined {
    if (isNull(state)) return undefined;
    const current = this.#states.get(client);
    const departure = this.#departures.get(client);
    const owner = current?.presence.personId ?? departure?.personId ?? presence.personId;
    if (owner !== presence.personId || !this.#claim(client, presence.personId)) return undefined;
    // The same clock may be an echo of this person's other tab; a higher one is the client itself, on a new socket.
    if (current && clock <= current.clock) return undefined;
    if (current) current.presence.client = undefined;
    presence.client = client;
    if (departure && clock <= departure.clock) return goneUpdate(client, departure.clock);
    this.#show(presence, client, clock, state);
    return goneUpdate(client, clock);
  }

  #show(presence: Presence, client: number, clock: number, state: Uint8Array): void {
    const entry = entryOf(client, clock, signed(state, presence.user));
    this.#states.set(client, { clock, presence, entry });
    this.#departures.delete(client);
    this.#change(client, entry);
  }

  #remove(client: number, departure: Departure): void {
    this.#states.delete(client);
    this.#departures.delete(client);
    this.#departures.set(client, departure);
    const [oldest] = this.#departures.keys();
    if (this.#departures.size > maxDepartures && oldest !== undefined) {
      this.#departures.delete(oldest);
      this.#forget(oldest);
    }
    this.#change(client, entryOf(client, departure.clock, nothing));
  }

  #change(client: number, entry: Uint8Array): void {
    this.#changed.set(client, entry);
    this.#all = undefined;
  }
}

const nothing = Buffer.from("null");

function isNull(state: Uint8Array): boolean {
  return nothing.equals(state);
}

/** A2: the state, with the server's word on whose it is. */
function signed(state: Uint8Array, user: PresentUser): Uint8Array {
  if (state.length > syncLimits.awarenessBytes)
    throw new MalformedBytes("awareness state too large");
  const parsed = parseJson(state);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new MalformedBytes("awareness state");
  }
  return Buffer.from(JSON.stringify({ ...parsed, user }));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
  } catch {
    throw new MalformedBytes("awareness state");
  }
}

function goneUpdate(client: number, clock: number): Uint8Array {
  return joined([entryOf(client, clock, nothing)]);
}

function entryOf(client: number, clock: number, state: Uint8Array): Uint8Array {
  const head = varUintLength(client) + varUintLength(clock) + varUintLength(state.length);
  const entry = new Uint8Array(head + state.length);
  let at = writeVarUint(entry, 0, client);
  at = writeVarUint(entry, at, clock);
  at = writeVarUint(entry, at, state.length);
  entry.set(state, at);
  return entry;
}

/** An awareness update of these entries. */
function joined(entries: readonly Uint8Array[]): Uint8Array {
  const head = varUintLength(entries.length);
  const update = new Uint8Array(entries.reduce((sum, { length }) => sum + length, head));
  let at = writeVarUint(update, 0, entries.length);
  for (const entry of entries) {
    update.set(entry, at);
    at += entry.length;
  }
  return update;
}
