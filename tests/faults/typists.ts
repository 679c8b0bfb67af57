/** People who type what occurs nowhere else, so that what is lost or repeated can be named. */
import { plainText, readRichText, textAt } from "@brudnopis/document";
import type { Random } from "@brudnopis/document/testing";
import { FrameType } from "@brudnopis/schema";
import { expect, onTestFinished } from "vitest";
import { type Doc, XmlElement, XmlText } from "yjs";
import { credentialsOf, konin, StockClient } from "../sync/sockets.ts";

const field = "identification.title";

export interface Pace {
  readonly count: number;
  readonly perSecond: number;
}

/** Types tokens that occur nowhere else, each in one edit, wherever in the text. */
export class Typist {
  readonly client: StockClient;
  readonly #name: number;
  readonly #random: Random;
  readonly #timer: NodeJS.Timeout;
  readonly #countsByToken = new Map<string, number>();
  /** When each edit was made, oldest first, and how long those that are saved took. */
  readonly #typedAt: number[] = [];
  readonly #latencies: number[] = [];
  /** When the server said last that something is saved. */
  savedAt = 0;
  onType: () => void = () => {};
  onSaved: () => void = () => {};

  constructor(name: number, client: StockClient, random: Random, perSecond: number) {
    this.#name = name;
    this.client = client;
    this.#random = random;
    this.#timer = setInterval(() => this.#type(), 1000 / perSecond);
    this.#measure();
  }

  /** Milliseconds from each edit to the word that it is saved. */
  get latencies(): readonly number[] {
    return this.#latencies;
  }

  get typed(): readonly string[] {
    return [...this.#countsByToken.keys()];
  }

  /** What the server has said to be saved. */
  get saved(): readonly string[] {
    return [...this.#countsByToken].flatMap(([token, count]) =>
      count <= this.client.savedCount ? [token] : [],
    );
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #type(): void {
    const token = `[${this.#name}:${this.#countsByToken.size}]`;
    const { doc } = this.client;
    doc.transact(() => {
      const run = this.#random.chance(0.1) ? newParagraph(doc) : someText(doc, this.#random);
      run.insert(this.#placeIn(run), token);
    });
    this.#countsByToken.set(token, this.client.sentCount);
    this.#typedAt.push(performance.now());
    this.onType();
  }

  #measure(): void {
    const { messageHandlers } = this.client.provider;
    const count = messageHandlers[FrameType.saved];
    messageHandlers[FrameType.saved] = (...frame) => {
      count?.(...frame);
      this.savedAt = performance.now();
      for (const at of this.#typedAt.slice(this.#latencies.length, this.client.savedCount))
        this.#latencies.push(this.savedAt - at);
      this.onSaved();
    };
  }

  /** Between two tokens, so that they stay readable. */
  #placeIn(run: XmlText): number {
    const places = [...run.toJSON().matchAll(/\]/g)].map(({ index }) => index + 1);
    return this.#random.pick([0, ...places]) ?? 0;
  }
}

/** They are gone when the test is over. */
export async function hireTypists(
  url: string,
  random: Random,
  { count, perSecond }: Pace,
): Promise<Typist[]> {
  // Each provider listens for the end of the process.
  process.setMaxListeners(process.getMaxListeners() + count);
  const credentials = await credentialsOf(url, "editor");
  return Array.from({ length: count }, (_, name) => {
    const client = new StockClient(url, konin, credentials, { maxBackoffTime: 200 });
    const typist = new Typist(name, client, random, perSecond);
    onTestFinished(() => {
      typist.stop();
      client.destroy();
    });
    return typist;
  });
}

/** Resolves in the very moment of somebody's n-th edit from now. */
export function typed(typists: readonly Typist[], count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    for (const typist of typists) {
      typist.onType = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    }
  });
}

/** How many edits the server has said to be saved. */
export function savedCount(typists: readonly Typist[]): number {
  return typists.reduce((sum, { client }) => sum + client.savedCount, 0);
}

/** When the server said last that something is saved. */
export function lastSavedAt(typists: readonly Typist[]): number {
  return Math.max(...typists.map(({ savedAt }) => savedAt));
}

/** Resolves when so many edits are saved. */
export function untilSaved(typists: readonly Typist[], count: number): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (savedCount(typists) >= count) resolve();
    };
    for (const typist of typists) typist.onSaved = check;
    check();
  });
}

/** Stops the typing, and resolves when the server has said that all is saved. */
export async function finished(typists: readonly Typist[]): Promise<void> {
  for (const typist of typists) typist.stop();
  await Promise.all(typists.map(({ client }) => client.saved()));
}

/** Nothing that was acknowledged is missing, and nothing is there twice. */
export function expectKept(typists: readonly Typist[], stored: Doc, when: string): void {
  const counts = countTokens(stored);
  const saved = typists.flatMap((typist) => typist.saved);
  expect(
    saved.filter((token) => !counts.has(token)),
    `acknowledged and lost, ${when}`,
  ).toEqual([]);
  expect(repeated(counts), `there twice, ${when}`).toEqual([]);
}

/** All that was ever typed is there, once. */
export function expectComplete(typists: readonly Typist[], stored: Doc, when: string): void {
  expectKept(typists, stored, when);
  const all = typists.flatMap((typist) => typist.typed);
  expect([...countTokens(stored).keys()].sort(), when).toEqual(all.sort());
}

function countTokens(doc: Doc): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [token] of plainText(readRichText(textAt(doc, field))).matchAll(/\[\d+:\d+\]/g)) {
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return counts;
}

function repeated(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].flatMap(([token, count]) => (count > 1 ? [token] : []));
}

function newParagraph(doc: Doc): XmlText {
  const run = new XmlText();
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [run]);
  textAt(doc, field).insert(0, [paragraph]);
  return run;
}

function someText(doc: Doc, random: Random): XmlText {
  const paragraph = random.pick(textAt(doc, field).toArray());
  const run = paragraph instanceof XmlElement ? paragraph.get(0) : undefined;
  return run instanceof XmlText ? run : newParagraph(doc);
}
