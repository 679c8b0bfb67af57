/** People who edit a document of two sections, and a restore in the middle of it. All of it follows from one seed. */
import { localEdit, readRichText, recordsOf, setValue, textAt } from "@brudnopis/document";
import {
  editAtRandom,
  exampleTemplate,
  type Random,
  seededRandom,
} from "@brudnopis/document/testing";
import { Template } from "@brudnopis/schema";
import { defaultDeleteFilter, defaultProtectedNodes } from "@tiptap/y-tiptap";
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, type XmlFragment, XmlText } from "yjs";
import { liveStep, settle } from "../fuzz/honest-run.ts";
import { Person, Server } from "../fuzz/world.ts";

const label = (words: string) => ({ pl: words, en: words });

/** The example, whose records are in a section of their own, with a text beside them and stages that belong to actions. */
export const twoSections: Template = Template.parse({
  ...exampleTemplate,
  sections: [
    ...exampleTemplate.sections.map((section) => ({
      ...section,
      parts: section.parts.filter(({ type }) => type !== "collection"),
    })),
    {
      key: "plan",
      number: "2",
      title: label("Plan"),
      parts: [
        { type: "rich", key: "summary", label: label("Summary") },
        { type: "year", key: "until", label: label("Until") },
        { type: "collection", collection: "goals" },
        { type: "collection", collection: "actions" },
      ],
    },
  ],
  collections: [
    ...exampleTemplate.collections,
    {
      ...exampleTemplate.collections[0],
      key: "stages",
      parent: "action",
      fields: [
        { type: "line", key: "name", label: label("Name") },
        { type: "reference", key: "action", label: label("Action"), to: "actions" },
      ],
    },
  ],
});

export class Ground {
  readonly random: Random;
  readonly server: Server;
  readonly people: Person[];
  readonly refused: string[] = [];

  constructor(seed: number) {
    this.random = seededRandom(seed);
    this.server = new Server(this.random, twoSections);
    this.people = [1, 2, 3].map((index) => this.#person(index));
  }

  /**
   * Somebody opens the document in order to restore, as the history does. Who has taken back a step before in the same
   * copy of it can get what came and went in between in another order (Yjs), about once in 250 of these documents.
   */
  join(): Person {
    const person = this.#person(4);
    this.people.push(person);
    return person;
  }

  #person(index: number): Person {
    const person = new Person(this.server, index + 10 * this.random.below(10_000), this.random);
    // As the page's undo does from its first editor on.
    person.undo.deleteFilter = (item) => defaultDeleteFilter(item, defaultProtectedNodes);
    return person;
  }

  /** Everybody edits for a while, and in the end has all of it. */
  live(steps: number): void {
    for (let step = 0; step < steps; step += 1) {
      liveStep(this.people, this.random, this.send);
      const person = this.random.pick(this.people);
      if (person) editMore(person.doc, this.random);
    }
    this.settle();
  }

  settle(): void {
    settle(this.server, this.people, this.send);
  }

  /** A copy of the document as it is now. */
  revision(): Doc {
    const copy = new Doc();
    applyUpdate(copy, encodeStateAsUpdate(this.server.doc));
    return copy;
  }

  /** Somebody who goes on writing. */
  get typist(): Person {
    const [person] = this.people;
    if (!person) throw new Error("Nobody is here");
    return person;
  }

  destroy(): void {
    for (const person of this.people) person.destroy();
  }

  readonly send = (update: Uint8Array): void => {
    const verdict = this.server.receive(update, () => true);
    if (!verdict.ok) this.refused.push(`${verdict.reason} (${verdict.detail})`);
  };
}

/** In what the example does not have. */
function editMore(doc: Doc, random: Random): void {
  if (random.chance(0.1)) setValue(doc, twoSections, "plan.until", 2026 + random.below(9));
  const stage = random.pick([...recordsOf(doc, "stages").keys()]);
  const action = random.pick([...recordsOf(doc, "actions").keys()]);
  if (stage !== undefined && action !== undefined && random.chance(0.2))
    setValue(doc, twoSections, `stages/${stage}.action`, action);
  else editAtRandom(doc, twoSections, random);
}

/** A word that nobody else types, at the end of some run of each text. Returns the texts that had one. */
export function typeEverywhere(doc: Doc, word: string, random: Random): string[] {
  return [...doc.share.keys()].filter((address) => {
    const run = address.includes(".") && random.pick(runsIn(textAt(doc, address)));
    if (!run) return false;
    doc.transact(() => run.insert(run.length, word), localEdit);
    return true;
  });
}

/** Blocks with which texts begin and end now and began and ended then. */
export function blocksInBoth(doc: Doc, revision: Doc): XmlElement[] {
  const addresses = [...revision.share.keys()].filter((key) => key.includes("."));
  return addresses.flatMap((address) => {
    const [now, was] = [blocksAt(doc, address), blocksAt(revision, address)];
    // Half from each end, so that no block is counted twice.
    const most = Math.floor(Math.min(now.length, was.length) / 2);
    return [
      ...sameAtStart(now.slice(0, most), was),
      ...sameAtStart(now.slice(now.length - most).toReversed(), was.toReversed()),
    ];
  });
}

interface Block {
  readonly element: XmlElement;
  readonly content: string;
}

function blocksAt(doc: Doc, address: string): Block[] {
  const fragment = textAt(doc, address);
  const { content } = readRichText(fragment);
  return fragment
    .toArray()
    .filter((child) => child instanceof XmlElement)
    .map((element, index) => ({ element, content: JSON.stringify(content[index]) }));
}

function sameAtStart(now: readonly Block[], was: readonly Block[]): XmlElement[] {
  const end = now.findIndex(({ content }, index) => content !== was[index]?.content);
  return (end === -1 ? now : now.slice(0, end)).map(({ element }) => element);
}

function runsIn(parent: XmlFragment): XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof XmlText) return [child];
    return child instanceof XmlElement ? runsIn(child) : [];
  });
}
