/**
 * Where in the texts of the page its remarks and suggestions are.
 *
 *   B1  A text is searched when it or what is anchored in it has changed, and somebody wants to know.
 *   B2  Only who made an edit says where the words went (`repair`), and never of an anchor that is about edits that have not
 *       arrived here yet.
 *   B3  What this page has found is what it shows, until the server has it, or something newer from somebody else.
 *   B4  What others write is told a moment later, however long they go on; what is typed here when the typing pauses, since
 *       the editor shows it by itself.
 */
import {
  type FlatText,
  flatText,
  isKnown,
  type LetterRange,
  type Located,
  locateHunk,
  movedAnchor,
  positionsOf,
  resolveAnchor,
  type Resolved,
} from "@brudnopis/document";
import type { TextAnchor } from "@brudnopis/schema";
import type { Transaction, XmlFragment } from "yjs";
import { isTyped } from "../../document/content-store.ts";
import { type Anchored, type AnchoredById, isSameAnchor } from "./anchored.ts";
import type { Carried } from "./track.ts";

export interface AnchorsOptions {
  readonly textAt: (address: string) => XmlFragment;
  /** Tells the server; absent for who may not edit, and has nothing to repair. */
  readonly send?: (repair: Repair) => void;
  /** Calls back a moment later, to say that something has moved; returns what calls it off. */
  readonly later: (run: () => void) => () => void;
}

/** What was anchored in one way, and is in another now. */
export interface Repair {
  readonly stored: Anchored;
  readonly found: Anchored;
}

/** A text, and what was found in it. */
export interface Searched {
  readonly text: string;
  readonly found: ReadonlyMap<string, Resolved>;
}

export class Anchors {
  readonly #options: AnchorsOptions;
  #stored: AnchoredById = new Map();
  readonly #repaired = new Map<string, Repair>();
  /** Where it was anchored before, the last one last: an undo may bring it back. */
  readonly #past = new Map<string, Anchored[]>();
  /** The ends of all anchors that this page has made. */
  readonly #made = new Set<string>();
  #byAddress: ReadonlyMap<string, readonly Anchored[]> = new Map();
  readonly #searched = new Map<string, Searched>();
  readonly #watched = new Map<string, () => void>();
  readonly #listeners = new Set<() => void>();
  /** B4 */
  #callOff: (() => void) | undefined;
  #callOffTyped: (() => void) | undefined;
  /** Words on their way from one place to another, whichever field's editor they come from. */
  carried: ReadonlyMap<string, Carried> = new Map();

  constructor(options: AnchorsOptions) {
    this.#options = options;
  }

  get mayRepair(): boolean {
    return this.#options.send !== undefined;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the server says is anchored. */
  take(stored: AnchoredById): void {
    this.#stored = stored;
    const refused: string[] = [];
    for (const [id, { found }] of this.#repaired) {
      const now = stored.get(id);
      // B3. An earlier repair of our own that comes back is nothing newer.
      const isOurs = now && this.#made.has(now.anchor.start + now.anchor.end);
      if (now && isOurs && !isSame(found, now)) this.#repaired.set(id, { stored: now, found });
      else this.#repaired.delete(id);
      if (!isOurs) refused.push(id);
    }
    this.#arrange();
    for (const id of refused) this.#keepOn(id);
  }

  /** Somebody else's repair was first. What our own undo brought back only we can find by it. */
  #keepOn(id: string): void {
    const [anchored, range] = [this.of(id), rangeOf(this.find(id))];
    if (anchored && range && this.mayRepair) this.keep(id, anchored.address, range);
  }

  stop(): void {
    this.#callOffAll();
    for (const unwatch of this.#watched.values()) unwatch();
    this.#watched.clear();
  }

  get addresses(): Iterable<string> {
    return this.#byAddress.keys();
  }

  at(address: string): readonly Anchored[] {
    return this.#byAddress.get(address) ?? nothing;
  }

  of(id: string): Anchored | undefined {
    return this.#repaired.get(id)?.found ?? this.#stored.get(id);
  }

  /** Where it is, if it is anchored in a text. */
  find(id: string): Resolved | undefined {
    const anchored = this.of(id);
    return anchored && this.found(anchored.address).get(id);
  }

  /** Whether it is about edits that have not arrived here yet. */
  isAwaited(id: string): boolean {
    const anchored = this.of(id);
    return anchored !== undefined && !this.#isKnown(anchored);
  }

  /** B1. Keeps its identity while nothing has changed. */
  found(address: string): ReadonlyMap<string, Resolved> {
    return this.searched(address).found;
  }

  searched(address: string): Searched {
    return this.#searched.get(address) ?? this.search(address);
  }

  /** Also for who hears of a change before we do. */
  search(address: string): Searched {
    const here = this.at(address);
    if (here.length === 0) return noText;
    const fragment = this.#options.textAt(address);
    const flat = flatText(fragment);
    const found = new Map(here.map((anchored) => [anchored.id, locate(fragment, anchored, flat)]));
    const searched = { text: flat.text, found };
    this.#searched.set(address, searched);
    return searched;
  }

  /** What this page has repaired since it was opened. */
  get moved(): Iterable<string> {
    return this.#past.keys();
  }

  past(id: string): readonly Anchored[] {
    return this.#past.get(id) ?? nothing;
  }

  /** An editor knows that the words are in this range of an address now. */
  keep(id: string, address: string, range: LetterRange, flat?: FlatText): void {
    const anchored = this.of(id);
    const fragment = this.#options.textAt(address);
    if (!anchored || !this.#isKnown(anchored) || holdsToBlock(fragment, anchored)) return;
    const isThere = anchored.address === address && isAt(fragment, anchored.anchor, range, flat);
    if (!isThere) this.repair(id, address, movedAnchor(fragment, anchored.anchor, range, flat));
  }

  /** An editor knows that the words are gone, even where others that read alike have got their letters. */
  lose(id: string, address: string): void {
    const anchored = this.of(id);
    if (anchored?.address !== address || !this.#isKnown(anchored)) return;
    const fragment = this.#options.textAt(address);
    const seen = resolveAnchor(fragment, anchored.anchor, { followsUndone: false });
    if (seen.status !== "edited" && seen.status !== "exact") return;
    const place = { from: seen.from, to: seen.from };
    this.repair(id, address, movedAnchor(fragment, anchored.anchor, place));
  }

  /** B2 */
  repair(id: string, address: string, anchor: TextAnchor): void {
    const [stored, before] = [this.#stored.get(id), this.of(id)];
    const { send } = this.#options;
    if (!stored || !before || !send) return;
    this.#past.set(id, [...this.past(id), before].slice(-longestPast));
    const repair = { stored, found: { ...before, address, anchor } };
    this.#repaired.set(id, repair);
    this.#made.add(anchor.start + anchor.end);
    send(repair);
    this.#arrange();
  }

  #isKnown({ address, anchor }: Anchored): boolean {
    const { doc } = this.#options.textAt(address);
    return doc !== null && isKnown(doc, anchor);
  }

  #arrange(): void {
    const next = new Map<string, Anchored[]>();
    for (const { id } of this.#stored.values()) {
      const anchored = this.of(id);
      if (!anchored) continue;
      const others = next.get(anchored.address);
      if (others) others.push(anchored);
      else next.set(anchored.address, [anchored]);
    }
    for (const address of new Set([...this.#byAddress.keys(), ...next.keys()])) {
      const [old, now] = [this.at(address), next.get(address) ?? []];
      const isSameList =
        old.length === now.length && old.every((each, at) => isSame(each, now[at]));
      if (!isSameList) this.#forget(address);
    }
    this.#byAddress = next;
    this.#watch();
  }

  #watch(): void {
    for (const [address, unwatch] of this.#watched) {
      if (this.#byAddress.has(address)) continue;
      unwatch();
      this.#watched.delete(address);
    }
    for (const address of this.#byAddress.keys()) {
      if (this.#watched.has(address)) continue;
      const fragment = this.#options.textAt(address);
      const forget = (_events: unknown, transaction: Transaction) =>
        this.#forget(address, isTyped(transaction));
      fragment.observeDeep(forget);
      this.#watched.set(address, () => fragment.unobserveDeep(forget));
    }
  }

  /** B4 */
  #forget(address: string, isTypedHere = false): void {
    this.#searched.delete(address);
    if (!isTypedHere) {
      this.#callOff ??= this.#options.later(this.#tell);
      return;
    }
    this.#callOffTyped?.();
    this.#callOffTyped = this.#options.later(this.#tell);
  }

  readonly #tell = (): void => {
    this.#callOffAll();
    for (const listener of this.#listeners) listener();
  };

  #callOffAll(): void {
    this.#callOff?.();
    this.#callOffTyped?.();
    this.#callOff = undefined;
    this.#callOffTyped = undefined;
  }
}

const nothing: readonly Anchored[] = [];
const noText: Searched = { text: "", found: new Map() };
/** Somebody who takes back more steps than these that moved one remark has it looked for by its words. */
const longestPast = 8;

function isSame(one: Anchored, other: Anchored | undefined): boolean {
  return other?.address === one.address && isSameAnchor(one.anchor, other.anchor);
}

function locate(fragment: XmlFragment, { anchor, hunk }: Anchored, flat: FlatText): Resolved {
  if (!hunk) return resolveAnchor(fragment, anchor, { flat });
  const located = locateHunk(fragment, { ...hunk, anchor });
  if (!located || located.isApplied) return { status: "orphan" };
  const { from, to, isClean } = located;
  return { from, to, status: isClean ? "exact" : "edited" };
}

/** A suggestion for a paragraph without letters: it goes where the paragraph goes, and letters beside it are not its own. */
function holdsToBlock(fragment: XmlFragment, { anchor, hunk }: Anchored): boolean {
  if (!hunk || anchor.quote !== "" || anchor.start === "") return false;
  return positionsOf(fragment, anchor).from === undefined;
}

/** Whether everybody finds an anchor at a range by its positions. */
function isAt(
  fragment: XmlFragment,
  anchor: TextAnchor,
  { from, to }: LetterRange,
  flat: FlatText | undefined,
): boolean {
  const at = positionsOf(fragment, anchor, { ...(flat ? { flat } : {}), followsUndone: false });
  return at.from === from && at.to === to;
}

export function rangeOf(resolved: Resolved | undefined): Located | undefined {
  return resolved?.status === "orphan" ? undefined : resolved;
}

/** Those that were found. */
export function locatedIn(found: ReadonlyMap<string, Resolved>): [id: string, range: Located][] {
  return [...found].flatMap(([id, resolved]) => {
    const range = rangeOf(resolved);
    return range ? [[id, range]] : [];
  });
}
