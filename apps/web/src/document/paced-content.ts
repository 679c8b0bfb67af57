/**
 * The document's content for a part of the page that may be far from the window.
 *
 *   A1  While the part is near, it follows at once.
 *   A2  While it is far, it follows when there is time, and within about a second: what a screen reader finds there, or a
 *       search, is never older.
 */
import type { DocumentContent, FieldContent } from "@brudnopis/schema";
import type { ContentSource } from "./content-store.ts";

/** Runs something once, a while later, and returns how to call it off. */
export type Later = (run: () => void) => () => void;

export class PacedContent implements ContentSource {
  readonly #source: ContentSource;
  readonly #later: Later;
  readonly #listeners = new Set<() => void>();
  #shown: DocumentContent;
  #isFar = false;
  #callOff: (() => void) | undefined;
  #stop: (() => void) | undefined;

  constructor(source: ContentSource, later: Later) {
    this.#source = source;
    this.#later = later;
    this.#shown = source.get();
  }

  readonly get = (): DocumentContent => {
    if (!this.#isFar) this.#shown = this.#source.get();
    return this.#shown;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stop ??= this.#source.subscribe(this.#onChange);
    // While nobody listened, something may have changed.
    if (this.#isFar && this.#source.get() !== this.#shown) this.#onChange();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
      this.#callOff?.();
      this.#callOff = undefined;
    };
  };

  text(address: string): FieldContent | undefined {
    return this.#source.text(address);
  }

  settle(): void {
    this.#source.settle();
  }

  setFar(isFar: boolean): void {
    if (this.#isFar === isFar) return;
    // What is shown when it goes away is what it showed last.
    this.#shown = this.#source.get();
    this.#isFar = isFar;
    this.#follow();
  }

  readonly #onChange = (): void => {
    if (this.#isFar) this.#callOff ??= this.#later(() => this.#follow());
    else this.#follow();
  };

  #follow(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#shown = this.#source.get();
    for (const listener of this.#listeners) listener();
  }
}

const pauseMs = 750;
const longestWaitMs = 250;
/** A part that shows something new is drawn after its turn. */
const leastMs = 10;

/** What waits for its turn, all behind one timer: a letter makes every far part of the page wait. */
const waiting = new Set<() => void>();
let dueAt: number | undefined;

/** When the browser has nothing more urgent to do: so one part after another, and none between two letters. */
export function inIdleTime(run: () => void): () => void {
  waiting.add(run);
  if (dueAt === undefined) {
    dueAt = performance.now() + pauseMs + longestWaitMs;
    setTimeout(whenIdle, pauseMs);
  }
  return () => waiting.delete(run);
}

function whenIdle(): void {
  if (waiting.size === 0 || dueAt === undefined) {
    dueAt = undefined;
    return;
  }
  // Safari has no idle callbacks.
  if (!("requestIdleCallback" in globalThis)) return void setTimeout(runNext);
  requestIdleCallback(runNext, { timeout: Math.max(1, dueAt - performance.now()) });
}

/** Asking for another turn costs more than most parts do, so one turn is for as many as there is time for. */
function runNext(turn?: IdleDeadline): void {
  try {
    for (const run of waiting) {
      waiting.delete(run);
      run();
      if (!turn || turn.didTimeout || turn.timeRemaining() < leastMs) break;
    }
  } finally {
    whenIdle();
  }
}
