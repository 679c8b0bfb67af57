/** Whether copies of a document read the same as the server's, however its updates reached them. */
import type { Random } from "@brudnopis/document/testing";
import {
  type AbstractType,
  applyUpdate,
  ContentType,
  Doc,
  encodeStateAsUpdate,
  type Item,
  mergeUpdates,
} from "yjs";
import type { Person } from "./world.ts";

/** What differs, in words; empty when nothing does. */
export function differences(
  server: Doc,
  log: readonly Uint8Array[],
  people: readonly Person[],
  random: Random,
): string[] {
  const copies: [string, Doc][] = [
    ["one whole update", copyOf([encodeStateAsUpdate(server)])],
    ["all merged", copyOf([mergeUpdates([...log])])],
    ["merged in groups", copyOf(inGroups(log, random))],
    ["in another order", untidied(disordered(log, random))],
    ...people.map((person, index): [string, Doc] => [`person ${index}`, person.doc]),
  ];
  const expected = reading(server);
  return copies.flatMap(([name, doc]) => {
    if (hasPending(doc)) return [`${name}: something is pending`];
    const actual = reading(doc);
    return actual === expected ? [] : [`${name} reads otherwise:\n${apart(expected, actual)}`];
  });
}

export function hasPending({ store }: Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

function copyOf(updates: readonly Uint8Array[]): Doc {
  const doc = new Doc();
  for (const update of updates) applyUpdate(doc, update, "network");
  return doc;
}

/**
 * A copy that tidies no formatting marks of its own. Yjs does that after what comes from elsewhere, and goes by what it
 * has at that moment: where a mark is still on its way, it takes away another that the first one would need.
 */
function untidied(updates: readonly Uint8Array[]): Doc {
  const doc = new Doc();
  // It tidies after what is not local.
  doc.on("beforeObserverCalls", (transaction) => (transaction.local = true));
  for (const update of updates) applyUpdate(doc, update);
  return doc;
}

function inGroups(log: readonly Uint8Array[], random: Random): Uint8Array[] {
  const groups: Uint8Array[] = [];
  for (let at = 0; at < log.length;) {
    const size = 1 + random.below(10);
    groups.push(mergeUpdates(log.slice(at, at + size)));
    at += size;
  }
  return groups;
}

/** Neighbours change places, as no WebSocket does it; Yjs has to wait for what is missing. */
function disordered(log: readonly Uint8Array[], random: Random): Uint8Array[] {
  const left = [...log];
  return log.flatMap(() => left.splice(random.below(Math.min(4, left.length)), 1));
}

/**
 * All that can be read, each character with its id, and how much of each client the copy has. What it has and does not
 * show is deleted, so two that are equal here are equal in their encoded state too, up to formatting marks: those one
 * copy may tidy away earlier than another, and the text that they make is compared.
 */
function reading(doc: Doc): string {
  const roots = [...doc.share.keys()].sort();
  const vector = [...doc.store.clients.keys()].sort((a, b) => a - b);
  return JSON.stringify(
    {
      roots: roots.flatMap((name) => {
        const told = telling(rootType(doc, name));
        return told.length === 0 ? [] : [[name, told]];
      }),
      vector: vector.map((client) => [client, clockOf(doc, client)]),
    },
    undefined,
    1,
  );
}

function rootType(doc: Doc, name: string): AbstractType<unknown> {
  // Yjs types the events of a root as `any`.
  return doc.share.get(name) as AbstractType<unknown>;
}

function clockOf(doc: Doc, client: number): number {
  const last = doc.store.clients.get(client)?.at(-1);
  return last ? last.id.clock + last.length : 0;
}

/** Live items in order, each with its id; of a map the live entries. */
function telling(type: AbstractType<unknown>): unknown[] {
  const told: unknown[] = [];
  for (let item = type._start; item !== null; item = item.right) tell(item, told);
  for (const key of [...type._map.keys()].sort()) {
    const item = type._map.get(key);
    if (item) tell(item, told, key);
  }
  return told;
}

/** Formatting marks may be tidied away by one copy earlier than by another; what they make of the text is read below. */
function tell(item: Item, told: unknown[], key?: string): void {
  if (item.deleted) return;
  const { content, id } = item;
  if (content instanceof ContentType) {
    const { type } = content;
    told.push([key, id.client, id.clock, type.constructor.name, nameOf(type), telling(type)]);
    if (type.constructor.name === "YXmlText") told.push(String(type.toJSON()));
    return;
  }
  if (content.constructor.name === "ContentFormat") return;
  content.getContent().forEach((value: unknown, index) => {
    told.push([key, id.client, id.clock + index, value]);
  });
}

function nameOf(type: AbstractType<unknown>): string | undefined {
  return "nodeName" in type ? String(type.nodeName) : undefined;
}

function apart(expected: string, actual: string): string {
  const [lines, others] = [expected.split("\n"), actual.split("\n")];
  const at = lines.findIndex((line, index) => line !== others[index]);
  const around = (all: readonly string[]) => all.slice(Math.max(0, at - 8), at + 8).join(" ");
  return `server ${around(lines)}\ncopy   ${around(others)}`;
}
