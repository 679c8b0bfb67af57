/**
 * A room is one document open on this server: its Yjs state and the peers editing it.
 *
 *   R1  A peer that may only read never changes the document.
 *   R2  An update is judged, applied and made durable, in this order; only then do others see it and its author is
 *       told that it is saved. Whatever shows the document waits until all it shows is durable.
 *   R3  A malformed frame or a refused update costs its sender the connection, and nobody else.
 *   R4  When an update is not known to be durable, the room is lost: nothing more is told to anybody, and every peer
 *       is sent away, to come back to what the log has.
 *   R5  What a peer sends before its answer to our state vector is in that answer, and is not read twice.
 *   R6  Updates that become durable together leave as one frame, built once for all peers. How long they are gathered
 *       grows with what it costs to pass them on.
 *   R7  Only who has asked for events is told of them.
 *   R8  While documents cannot be stored, no update is read, and nothing is lost by it: afterwards everybody is asked
 *       anew what they have (R5). Reading goes on.
 *   R9  A document that is only read is served as it is stored: a `Y.Doc` and a gate are made for the first update that
 *       has to be judged, and let go again when nobody has needed them for a while.
 *
 * Rooms do no I/O: frames enter by `receive` and leave by `Peer.send`; `rooms.ts` opens and closes them.
 */
import {
  CloseCode,
  type EventTopic,
  FrameType,
  type StorageTrouble,
  syncLimits,
  SyncType,
} from "@brudnopis/schema";
import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from "yjs";
import { AdaptiveWindow } from "./adaptive-window.ts";
import { Awareness, Presence } from "./awareness.ts";
import { ByteReader, MalformedBytes } from "./bytes.ts";
import { CommitQueue, RoomLost } from "./commit-queue.ts";
import { concatUpdates } from "./concat-updates.ts";
import type { DocumentContent } from "./document-content.ts";
import { FrameBundle } from "./frame-bundle.ts";
import { awarenessFrame, eventFrame, savedFrame, storageFrame, updateFrame } from "./frames.ts";
import { Gate, type Verdict } from "./gate.ts";
import { type SyncMeters, unmeasured } from "./meters.ts";
import { every, Pace } from "./pace.ts";
import type { DocumentPlaces } from "./places.ts";
import type { Log, LogEntry, SyncEvents, Visitor } from "./ports.ts";
import { SavedQuestions } from "./saved-questions.ts";
import type { Refusal } from "./update.ts";

/** One open socket, as a room sees it. */
export interface Peer {
  readonly visitor: Visitor;
  /** Whether it may be told the whole document once more. Closes itself when it has asked too often. */
  mayAsk(): boolean;
  /** Queues the bytes of a whole frame and never throws: a broken socket leaves the room instead. */
  send(frame: Uint8Array): void;
  /** The same for frames that leave together. */
  sendTogether(frames: FrameBundle): void;
  /** The same for what the peer asked for, which may be as large as a document. */
  answer(frame: Uint8Array): void;
  /** The reason is for the client, the detail for the log. */
  close(code: CloseCode, reason: string, detail?: string): void;
}

export interface RoomOptions {
  readonly documentId: string;
  /** The room's own: nobody else changes it. */
  readonly content: DocumentContent;
  readonly places: DocumentPlaces;
  /** Whose client ids are from before. */
  readonly owners?: ReadonlyMap<number, string>;
  /** Resolves once the updates are on disk; calls are stored in their order. */
  append(entries: readonly LogEntry[]): Promise<void>;
  readonly events: SyncEvents;
  readonly logger: Log;
  readonly clock: () => number;
  readonly meters?: SyncMeters | undefined;
  /** How long what people type is gathered, when the load does not say it. */
  readonly commitIntervalMs?: number | undefined;
  /** Milliseconds and parts of them, for what passing on costs. */
  readonly costClock?: () => number;
  /** R4: called once, when the room can no longer be used. */
  onLost(): void;
}

export interface RoomStats {
  readonly peers: number;
  /** Updates applied, and frames that carried them to others. */
  readonly updates: number;
  readonly broadcasts: number;
  readonly refusals: ReadonlyMap<string, number>;
}

/** An update that was applied. */
interface Change {
  readonly update: Uint8Array;
  readonly author: Member;
  /** Whether the author has all of it already. */
  readonly isAuthors: boolean;
  /** Client ids that are the author's from now on. */
  readonly claims: readonly number[];
  /** Of the meters. */
  readonly takenAt: number;
}

/** How often carets move on others' screens. */
const awarenessIntervalMs = 100;

/** How long a document that nobody changes stays ready to be changed. */
const liveMs = 60_000;

/** A document that updates are applied to, and what judges them. */
interface Live {
  readonly doc: Doc;
  readonly gate: Gate;
}

class Member {
  readonly peer: Peer;
  readonly presence: Presence;
  /** R5: whether it has answered our state vector. */
  hasAnswered = false;
  /** Changes up to this one were in our answer to its state vector; undefined before that was sent. */
  hearsFrom: number | undefined;
  /** The answer to its last question that has to wait for the disk, and the last change that it shows. */
  answer: { readonly frame: Uint8Array; readonly change: number } | undefined;
  /** `saved` counters to be echoed. */
  readonly unsaved = new SavedQuestions();
  /** R7 */
  wantsEvents = false;
  /** R8: whether it has asked to be told. */
  wantsStorageNews = false;

  constructor(peer: Peer) {
    this.peer = peer;
    this.presence = new Presence(peer.visitor);
  }
}

export class Room {
  readonly #options: RoomOptions;
  readonly #meters: SyncMeters;
  readonly #content: DocumentContent;
  /** R9 */
  #live: Live | undefined;
  /** When the live document was needed last. */
  #neededAt = -Infinity;
  readonly #window = new AdaptiveWindow();
  readonly #awareness: Awareness;
  readonly #commits: CommitQueue<Change>;
  readonly #members = new Map<Peer, Member>();
  /** Whose a client id is, by first use. */
  readonly #owners: Map<number, string>;
  /** Of these, whose is stored, or on its way there, with what was written under it. */
  readonly #claimed: Set<number>;
  /** What `applyUpdate` reported last: the update, and what Yjs itself tidied up after it. */
  #reported: Uint8Array[] = [];
  /** At least the bytes of the encoded state, and the change at which they were counted exactly. */
  #size: number;
  #sizedAt = -1;
  readonly #awarenessPace: Pace;
  /** Whether it leaves with the next update. */
  #awarenessRides = false;
  #emptySince: number;
  #isLost = false;
  /** R8 */
  #trouble: StorageTrouble | undefined;
  #updates = 0;
  #broadcasts = 0;
  readonly #refusals = new Map<string, number>();

  constructor(options: RoomOptions) {
    this.#options = options;
    this.#meters = options.meters ?? unmeasured;
    this.#content = options.content;
    this.#owners = new Map(options.owners);
    this.#claimed = new Set(options.owners?.keys());
    this.#awareness = new Awareness(
      (client, personId) => this.#claim(client, personId),
      (client) => this.#forget(client),
    );
    const { clock, commitIntervalMs } = options;
    this.#awarenessPace = new Pace({
      delay: every(awarenessIntervalMs),
      clock,
      work: () => this.#sendAwareness(),
    });
    this.#commits = new CommitQueue<Change>({
      write: (changes) => this.#store(changes),
      delay:
        commitIntervalMs === undefined
          ? (quietMs) => this.#window.delay(quietMs)
          : every(commitIntervalMs),
      clock,
      onDurable: (changes) => this.#passOn(changes),
      onFailed: (cause) => this.#lose(cause),
    });
    this.#size = options.content.size;
    this.#emptySince = clock();
  }

  /** Since when nobody is here and nothing is on its way to disk; undefined while somebody or something is. */
  get idleSince(): number | undefined {
    return this.#members.size === 0 && this.#commits.isEmpty ? this.#emptySince : undefined;
  }

  get stats(): RoomStats {
    return {
      peers: this.#members.size,
      updates: this.#updates,
      broadcasts: this.#broadcasts,
      refusals: this.#refusals,
    };
  }

  /** Our state vector goes first: a client's „saved” rests on its answer. */
  join(peer: Peer): void {
    if (this.#isLost) return peer.close(CloseCode.tryAgain, "reloading");
    this.#members.set(peer, new Member(peer));
    peer.send(this.#content.vectorFrame());
    this.#sendAwarenessTo(peer);
  }

  leave(peer: Peer): void {
    const member = this.#members.get(peer);
    if (!member) return;
    this.#members.delete(peer);
    if (this.#members.size === 0) this.#emptySince = this.#options.clock();
    if (this.#awareness.leave(member.presence)) this.#askForAwareness();
  }

  receive(peer: Peer, frame: Uint8Array): void {
    const member = this.#members.get(peer);
    if (!member) return;
    try {
      this.#handle(member, new ByteReader(frame));
    } catch (cause) {
      if (!(cause instanceof MalformedBytes)) return this.#lose(cause, member);
      this.#refuse(member, CloseCode.malformedFrame, "malformed", cause.message);
    }
  }

  /** Reads the document. What was read is durable by the time that it is returned. @throws RoomLost */
  async read<T>(reader: (doc: Doc) => T): Promise<T> {
    if (this.#isLost) throw new RoomLost();
    this.#neededAt = this.#options.clock();
    const result = reader(this.#content.doc());
    await this.#commits.settle();
    return result;
  }

  /** Resolves when all that is applied now is durable. @throws RoomLost */
  settle(): Promise<void> {
    return this.#commits.settle();
  }

  /** @throws RoomLost */
  async encodedState(): Promise<Uint8Array> {
    if (this.#isLost) throw new RoomLost();
    const update = this.#content.update();
    await this.#commits.settle();
    return update;
  }

  /** R9 */
  rest(): void {
    const isNeeded = this.#options.clock() - this.#neededAt < liveMs;
    if (this.#isLost || isNeeded || !this.#commits.isEmpty) return;
    this.#content.rest();
    if (!this.#content.isLive) this.#live = undefined;
  }

  /** Something that belongs to the document, and is not in it, has changed. */
  announce(topic: EventTopic): void {
    const frame = eventFrame(topic);
    for (const member of this.#members.values()) if (member.wantsEvents) member.peer.send(frame);
  }

  /** R8. Undefined when documents can be stored again. */
  hold(trouble: StorageTrouble | undefined): void {
    if (this.#isLost) return;
    this.#trouble = trouble;
    const vector = trouble === undefined ? this.#content.vectorFrame() : undefined;
    for (const member of this.#members.values()) {
      this.#tellStorage(member);
      member.hasAnswered = false;
      if (vector) member.peer.send(vector);
    }
  }

  /** Sends everybody away. */
  sendAway(code: CloseCode, reason: string): void {
    for (const peer of this.#members.keys()) {
      this.leave(peer);
      peer.close(code, reason);
    }
  }

  /** Lets go of everything, and resolves when the log has done with it. The room cannot be used afterwards. */
  async close(): Promise<void> {
    this.#shut();
    await this.#commits.drained();
    this.#content.destroy();
  }

  #handle(member: Member, reader: ByteReader): void {
    const type = reader.varUint();
    switch (type) {
      case FrameType.sync:
        return this.#handleSync(member, reader);
      case FrameType.awareness:
        return this.#handleAwareness(member, wholeBody(reader));
      case FrameType.queryAwareness:
        requireEnd(reader);
        return this.#sendAwarenessTo(member.peer);
      case FrameType.saved:
        return this.#handleSaved(member, reader);
      case FrameType.event:
        requireEnd(reader);
        member.wantsEvents = true;
        return;
      case FrameType.storage:
        requireEnd(reader);
        member.wantsStorageNews = true;
        if (this.#trouble !== undefined) this.#tellStorage(member);
        return;
      default:
        throw new MalformedBytes(`frame type ${type}`);
    }
  }

  #handleSync(member: Member, reader: ByteReader): void {
    const type = reader.varUint();
    const body = wholeBody(reader);
    switch (type) {
      case SyncType.step1:
        return this.#answer(member, body);
      case SyncType.step2:
        if (this.#trouble !== undefined) return;
        this.#receiveUpdate(member, body);
        return this.#noteAnswer(member);
      case SyncType.update:
        if (member.hasAnswered) this.#receiveUpdate(member, body);
        return;
      default:
        throw new MalformedBytes(`sync type ${type}`);
    }
  }

  #tellStorage({ peer, wantsStorageNews }: Member): void {
    if (wantsStorageNews) peer.send(storageFrame(this.#trouble ?? "writing"));
  }

  /** A slow disk must not let answers gather, each as large as the document: who asks again is answered once. */
  #answer(member: Member, stateVector: Uint8Array): void {
    if (!member.peer.mayAsk()) return;
    const change = this.#commits.added;
    member.answer = { frame: this.#content.answerTo(stateVector), change };
    this.#commits.whenDurable(() => this.#sendAnswer(member, change));
  }

  /** From here on the peer hears every change that is not in this answer. */
  #sendAnswer(member: Member, change: number): void {
    const { answer, peer } = member;
    if (answer?.change !== change || this.#members.get(peer) !== member) return;
    member.answer = undefined;
    member.hearsFrom ??= change;
    peer.answer(answer.frame);
    this.#meters.caughtUp();
  }

  #noteAnswer(member: Member): void {
    member.hasAnswered = true;
    member.unsaved.noteAnswer(this.#commits.added);
    this.#echoSaved(member);
  }

  #handleSaved(member: Member, reader: ByteReader): void {
    const counter = reader.varUint();
    requireEnd(reader);
    member.unsaved.ask(counter, member.hasAnswered ? this.#commits.added : undefined);
    this.#echoSaved(member);
  }

  #echoSaved(member: Member): void {
    for (const frame of this.#savedFrames(member)) member.peer.send(frame);
  }

  #savedFrames({ unsaved }: Member): readonly Uint8Array[] {
    if (unsaved.count === 0) return none;
    const counter = unsaved.take(this.#commits.durable);
    return counter === undefined ? none : [savedFrame(counter)];
  }

  #receiveUpdate(member: Member, update: Uint8Array): void {
    if (this.#content.isKnown(update)) return;
    const { personId, access } = member.peer.visitor;
    const { gate } = this.#ready();
    const verdict = gate.judge(update, (client) => this.#isFreeFor(client, personId));
    if (access === "read") return this.#receiveFromReader(member, verdict);
    if (!verdict.ok) return this.#refuseUpdate(member, verdict.reason, verdict.detail);
    if (verdict.effect === "none") return this.#content.noteKnown(update);
    if (!this.#hasSpaceFor(update))
      return this.#refuseUpdate(member, "document-full", `${update.length} bytes`);
    this.#apply(member, update, this.#claimAll(verdict.clients, personId));
  }

  /** Returns those that have to be stored. */
  #claimAll(clients: readonly number[], personId: string): readonly number[] {
    const claims = clients.filter((client) => !this.#claimed.has(client));
    for (const client of claims) {
      this.#owners.set(client, personId);
      this.#claimed.add(client);
    }
    return claims;
  }

  /** R1. A reader's own Yjs may drop formatting marks and report that; it is ignored, and changes nothing. */
  #receiveFromReader(member: Member, verdict: Verdict): void {
    if (verdict.ok && verdict.effect !== "content") return;
    if (!verdict.ok && verdict.reason === "malformed") {
      return this.#refuseUpdate(member, verdict.reason, verdict.detail);
    }
    this.#refuse(member, CloseCode.forbidden, "read-only");
  }

  #refuseUpdate(member: Member, reason: Refusal, detail: string): void {
    const code = reason === "malformed" ? CloseCode.malformedFrame : CloseCode.refusedUpdate;
    this.#refuse(member, code, reason, detail);
  }

  #refuse(member: Member, code: CloseCode, reason: string, detail?: string): void {
    this.#refusals.set(reason, (this.#refusals.get(reason) ?? 0) + 1);
    this.#meters.refused(reason);
    const { events, documentId } = this.#options;
    events.refused(documentId, member.peer.visitor.personId, reason);
    this.leave(member.peer);
    member.peer.close(code, reason, detail);
  }

  /** R9 */
  #ready(): Live {
    this.#neededAt = this.#options.clock();
    this.#live ??= this.#makeLive();
    return this.#live;
  }

  #makeLive(): Live {
    const doc = this.#content.doc();
    doc.on("update", (update: Uint8Array) => this.#reported.push(update));
    return { doc, gate: new Gate(doc, this.#options.places) };
  }

  #apply(member: Member, update: Uint8Array, claims: readonly number[]): void {
    this.#reported = [];
    const { doc } = this.#ready();
    applyUpdate(doc, update, member);
    const { pendingStructs, pendingDs } = doc.store;
    if (pendingStructs !== null || pendingDs !== null)
      throw new Error("Yjs kept a part of an update for later");
    const [first, ...tidied] = this.#reported;
    if (!first) return;
    const isAuthors = tidied.length === 0;
    this.#commit({
      update: isAuthors ? first : mergeUpdates(this.#reported),
      author: member,
      isAuthors,
      claims,
      takenAt: this.#meters.taken(),
    });
  }

  #commit(change: Change): void {
    this.#updates += 1;
    this.#size += change.update.length;
    this.#content.forget();
    this.#commits.add(change);
  }

  /** What a lost room had on its way is reported too: it is in the document that is loaded next. */
  async #store(changes: readonly Change[]): Promise<void> {
    this.#meters.stored(changes.length);
    await this.#options.append(changes.map(toLogEntry));
    this.#reportEdits(changes);
  }

  #passOn(changes: readonly Change[]): void {
    const { costClock = () => performance.now() } = this.#options;
    const begun = costClock();
    this.#broadcast(changes);
    this.#window.note(costClock() - begun);
    this.#meters.broadcast();
    for (const { takenAt } of changes) this.#meters.acknowledged(takenAt);
  }

  /** Update, carets and what is saved leave for each socket together. */
  #broadcast(changes: readonly Change[]): void {
    const update = updateFrame(concatUpdates(changes.map((change) => change.update)));
    const carets = this.#takeRide();
    const [forAuthor, forOthers] = [new FrameBundle(carets), new FrameBundle([update, ...carets])];
    const onlyAuthor = onlyAuthorOf(changes);
    const { durable } = this.#commits;
    this.#broadcasts += 1;
    for (const member of this.#members.values()) {
      const { hearsFrom, peer } = member;
      const hears = member !== onlyAuthor && hearsFrom !== undefined && hearsFrom < durable;
      const bundle = (hears ? forOthers : forAuthor).and(this.#savedFrames(member));
      if (bundle.frames.length > 0) peer.sendTogether(bundle);
    }
  }

  #reportEdits(changes: readonly Change[]): void {
    const { events, documentId } = this.#options;
    const visitors = new Set(changes.map(({ author }) => author.peer.visitor));
    for (const visitor of visitors) events.edited(documentId, visitor);
  }

  /** R4. A sender who is to blame is told so; all others are asked to come back. */
  #lose(cause: unknown, culprit?: Member): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#meters.lost();
    const { documentId, logger } = this.#options;
    logger.error(
      { documentId, err: cause },
      "A room was lost; it will be loaded from the log again",
    );
    if (culprit) this.#refuse(culprit, CloseCode.refusedUpdate, "internal");
    this.#shut();
    this.#options.onLost();
  }

  #shut(): void {
    this.#isLost = true;
    this.#commits.close();
    this.sendAway(CloseCode.tryAgain, "reloading");
    this.#awarenessPace.stop();
  }

  #isFreeFor(client: number, personId: string): boolean {
    const owner = this.#owners.get(client);
    return owner === undefined || owner === personId;
  }

  #claim(client: number, personId: string): boolean {
    if (!this.#isFreeFor(client, personId)) return false;
    this.#owners.set(client, personId);
    return true;
  }

  /** Who comes and goes for days with another id each time must not fill the memory. What was written under one stays. */
  #forget(client: number): void {
    if (!this.#claimed.has(client)) this.#owners.delete(client);
  }

  #hasSpaceFor(update: Uint8Array): boolean {
    const limit = syncLimits.documentBytes - update.length;
    if (this.#size > limit && this.#sizedAt !== this.#commits.added) {
      this.#size = encodeStateAsUpdate(this.#ready().doc).byteLength;
      this.#sizedAt = this.#commits.added;
    }
    return this.#size <= limit;
  }

  #handleAwareness(member: Member, update: Uint8Array): void {
    const reply = this.#awareness.receive(member.presence, update);
    if (reply) member.peer.send(awarenessFrame(reply));
    if (this.#awareness.hasChanges) this.#askForAwareness();
  }

  #sendAwarenessTo(peer: Peer): void {
    const states = this.#awareness.all();
    if (states) peer.send(awarenessFrame(states));
  }

  #askForAwareness(): void {
    if (!this.#isLost) this.#awarenessPace.ask();
  }

  /**
   * A caret goes with the letter that moved it, when there is one on its way to the disk: one write for both. It does not
   * wait longer than a caret ever does.
   */
  #sendAwareness(): void {
    if (!this.#awareness.hasChanges) return;
    if (!this.#commits.isEmpty && !this.#awarenessRides) {
      this.#awarenessRides = true;
      return this.#askForAwareness();
    }
    this.#awarenessRides = false;
    const frame = awarenessFrame(this.#awareness.takeChanges());
    for (const peer of this.#members.keys()) peer.send(frame);
  }

  #takeRide(): readonly Uint8Array[] {
    if (!this.#awarenessRides) return none;
    this.#awarenessRides = false;
    return [awarenessFrame(this.#awareness.takeChanges())];
  }
}

const none: readonly Uint8Array[] = [];

/** Who has all of these changes because they made them; undefined when nobody has. */
function onlyAuthorOf(changes: readonly Change[]): Member | undefined {
  const author = changes[0]?.author;
  const isOnly = changes.every((change) => change.isAuthors && change.author === author);
  return isOnly ? author : undefined;
}

function toLogEntry({ author, update, claims }: Change): LogEntry {
  return { personId: author.peer.visitor.personId, update, claims };
}

function wholeBody(reader: ByteReader): Uint8Array {
  const body = reader.varBytes();
  requireEnd(reader);
  return body;
}

function requireEnd(reader: ByteReader): void {
  if (!reader.isAtEnd) throw new MalformedBytes("trailing bytes");
}
