/** Ways to spoil an honest update: blindly in its bytes, and knowingly in its structs. */
import type { Random } from "@brudnopis/document/testing";
import { createEncoder, type Encoder, toUint8Array, writeVarUint } from "lib0/encoding";
import {
  ContentAny,
  ContentBinary,
  ContentDeleted,
  ContentEmbed,
  ContentFormat,
  ContentString,
  ContentType,
  createID,
  decodeUpdate,
  type Doc,
  GC,
  type ID,
  Item,
  mergeUpdates,
  Skip,
  UpdateEncoderV1,
  XmlElement,
  XmlText,
  Map as YMap,
} from "yjs";

/** What somebody who forges updates knows and has at hand. */
export interface Forger {
  readonly random: Random;
  /** The document as it is on the server. */
  readonly doc: Doc;
  /** Client ids of the forger, and of others. */
  readonly own: readonly number[];
  readonly others: readonly number[];
  /** Honest updates of before, of this document and of another. */
  readonly earlier: readonly Uint8Array[];
  readonly elsewhere: readonly Uint8Array[];
}

export function mutate(update: Uint8Array, forger: Forger): Uint8Array {
  const { random } = forger;
  const kind = random.next();
  if (kind < 0.15) return flipBytes(update, random);
  if (kind < 0.2) return update.slice(0, random.below(update.length));
  if (kind < 0.25) return splice(update, forger);
  if (kind < 0.28) return random.pick(forger.earlier) ?? update;
  if (kind < 0.31) return random.pick(forger.elsewhere) ?? update;
  if (kind < 0.34) return mergedWith(update, forger);
  return mutateStructs(update, forger);
}

function flipBytes(update: Uint8Array, random: Random): Uint8Array {
  const mutated = Uint8Array.from(update);
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const at = random.below(mutated.length);
    const byte = mutated[at] ?? 0;
    mutated[at] = random.chance(0.5) ? byte ^ (1 << random.below(8)) : random.below(256);
  }
  return mutated;
}

function splice(update: Uint8Array, { random, earlier }: Forger): Uint8Array {
  const other = random.pick(earlier) ?? update;
  const head = update.subarray(0, random.below(update.length));
  return Uint8Array.of(...head, ...other.subarray(random.below(other.length)));
}

function mergedWith(update: Uint8Array, { random, earlier, elsewhere }: Forger): Uint8Array {
  const other = random.pick(random.chance(0.7) ? earlier : elsewhere) ?? update;
  try {
    return mergeUpdates(random.chance(0.5) ? [update, other] : [other, update]);
  } catch {
    return update;
  }
}

type Struct = Item | GC | Skip;
type Deletes = Map<number, { clock: number; len: number }[]>;

interface Parts {
  structs: Struct[];
  readonly deletes: Deletes;
}

function mutateStructs(update: Uint8Array, forger: Forger): Uint8Array {
  const { random } = forger;
  const decoded = decodeUpdate(update);
  const parts: Parts = {
    structs: decoded.structs,
    deletes: new Map(
      [...decoded.ds.clients].map(([client, items]) => [
        client,
        items.map(({ clock, len }) => ({ clock, len })),
      ]),
    ),
  };
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    const mutation = random.pick(mutations);
    mutation?.(parts, forger);
  }
  try {
    return encode(parts, random);
  } catch {
    // Some mixtures cannot even be written.
    return flipBytes(update, random);
  }
}

type Mutation = (parts: Parts, forger: Forger) => void;

function changeItem(change: (item: Item, forger: Forger, parts: Parts) => void): Mutation {
  return (parts, forger) => {
    const item = forger.random.pick(parts.structs.filter((struct) => struct instanceof Item));
    if (item) change(item, forger, parts);
  };
}

/** An id of something in the document or in the update; now and then of nothing. */
function anyId({ doc, random, own, others }: Forger, { structs }: Parts): ID {
  const kind = random.next();
  const struct = random.pick(structs);
  if (kind < 0.3 && struct) return within(struct, random);
  if (kind < 0.95) {
    const client = random.pick([...doc.store.clients.keys()]);
    const stored = random.pick((client !== undefined && doc.store.clients.get(client)) || []);
    if (stored) return within(stored, random);
  }
  return createID(random.pick([...own, ...others]) ?? 1, random.below(40));
}

function within({ id, length }: Struct | Item | GC, random: Random): ID {
  return createID(id.client, id.clock + (random.chance(0.6) ? length - 1 : random.below(length)));
}

/** The id of a neighbour in the list of what is referred to: the plausible kind of wrong. */
function nearby(id: ID | null, forger: Forger, parts: Parts): ID {
  const { doc, random } = forger;
  if (id === null || random.chance(0.3)) return anyId(forger, parts);
  const found = (doc.store.clients.get(id.client) ?? []).find(
    (struct) => struct.id.clock <= id.clock && id.clock < struct.id.clock + struct.length,
  );
  let item: Item | null = found instanceof Item ? found : null;
  for (let steps = random.below(6); steps > 0 && item; steps -= 1) {
    item = random.chance(0.5) ? (item.left ?? item) : (item.right ?? item);
  }
  return item ? within(item, random) : anyId(forger, parts);
}

const roots = [
  "values",
  "meta",
  "actions",
  "goals",
  "city.title",
  "city.challenge",
  "city.nothing",
  "actions/nobody.name",
];
const keys = ["$order", "$removed", "cost", "year", "goal", "city.budget", "level", "colspan", "x"];
const nodes = ["paragraph", "heading", "tableCell", "table", "hardBreak", "script", "listItem"];
const values: readonly unknown[] = [
  5,
  -1.5,
  "a0",
  "x",
  true,
  null,
  undefined,
  { raw: "x" },
  { value: 1 },
  { raw: "x".repeat(400) },
  ["a"],
  [[]],
  "2026-01-01",
];
const formats: readonly [string, unknown][] = [
  ["bold", {}],
  ["bold", null],
  ["italic", { x: 1 }],
  ["link", { href: "https://example.org" }],
  ["link", { href: "javascript:alert(1)" }],
  ["blink", {}],
];

function anyContent(forger: Forger): Item["content"] {
  const { random } = forger;
  const [name, value] = random.pick(formats) ?? ["bold", {}];
  const makers: (() => Item["content"])[] = [
    () => new ContentDeleted(1 + random.below(4)),
    () => new ContentString(random.pick(["x", "ab", "🌱", "\ud83c", "\udf31x"]) ?? "x"),
    () => new ContentAny(Array.from({ length: 1 + random.below(2) }, () => random.pick(values))),
    () => new ContentFormat(name, value as object),
    () => new ContentType(new XmlElement(random.pick(nodes))),
    () => new ContentType(new XmlText()),
    () => new ContentType(new YMap()),
    () => new ContentBinary(Uint8Array.of(1, 2)),
    () => new ContentEmbed({ image: "x" }),
  ];
  return random.pick(makers)?.() ?? new ContentDeleted(1);
}

function renew(item: Item, changed: Partial<Pick<Item, "id" | "parentSub" | "content">>): Item {
  const content = changed.content ?? item.content;
  return new Item(
    changed.id ?? item.id,
    null,
    item.origin,
    null,
    item.rightOrigin,
    item.parent,
    changed.parentSub === undefined ? item.parentSub : changed.parentSub,
    content,
  );
}

function replace(parts: Parts, struct: Struct, ...by: Struct[]): void {
  parts.structs.splice(parts.structs.indexOf(struct), 1, ...by);
}

const mutations: readonly Mutation[] = [
  changeItem((item, forger, parts) => {
    item.origin = nearby(item.origin, forger, parts);
  }),
  changeItem((item, forger, parts) => {
    item.rightOrigin = nearby(item.rightOrigin, forger, parts);
  }),
  changeItem((item, forger, parts) => {
    item.origin = anyId(forger, parts);
    item.rightOrigin = nearby(item.origin, forger, parts);
  }),
  changeItem((item) => {
    [item.origin, item.rightOrigin] = [item.rightOrigin, item.origin];
  }),
  changeItem((item) => {
    if (item.rightOrigin) item.origin = null;
  }),
  changeItem((item) => {
    if (item.origin) item.rightOrigin = null;
  }),
  changeItem((item, { random }) => {
    item.origin = null;
    item.rightOrigin = null;
    // Before it is integrated, an item's parent may be the name of a root.
    item.parent = (random.pick(roots) ?? "values") as unknown as Item["parent"];
  }),
  changeItem((item, forger, parts) => {
    item.origin = null;
    item.rightOrigin = null;
    item.parent = anyId(forger, parts);
  }),
  changeItem((item, { random }, parts) => {
    const key = random.chance(0.2) ? null : (random.pick(keys) ?? null);
    const made = renew(item, {});
    made.parentSub = key;
    replace(parts, item, made);
  }),
  changeItem((item, forger, parts) => {
    replace(parts, item, renew(item, { content: anyContent(forger) }));
  }),
  changeItem((item, { random }, parts) => {
    const length = random.chance(0.5) ? item.length : 1 + random.below(5);
    replace(parts, item, new GC(item.id, length));
  }),
  changeItem((item, { random }, parts) => {
    const length = random.chance(0.5) ? item.length : 1 + random.below(5);
    replace(parts, item, renew(item, { content: new ContentDeleted(length) }));
  }),
  // One struct as two, the second behind the first.
  changeItem((item, { random }, parts) => {
    if (item.length < 2) return;
    const at = 1 + random.below(item.length - 1);
    const rest = renew(item, {
      id: createID(item.id.client, item.id.clock + at),
      content: item.content.copy().splice(at),
    });
    rest.origin = createID(item.id.client, item.id.clock + at - 1);
    const first = renew(item, { content: cut(item.content, at) });
    replace(parts, item, first, rest);
  }),
  // Something more at the end, beside what is there.
  (parts, forger) => {
    const last = parts.structs.findLast((struct) => struct instanceof Item);
    if (!last) return;
    const made = renew(last, {
      id: createID(last.id.client, last.id.clock + last.length),
      content: anyContent(forger),
    });
    made.origin = forger.random.chance(0.5) ? createID(last.id.client, last.id.clock) : last.origin;
    replace(parts, last, last, made);
  },
  (parts, { random }) => {
    const shift = random.below(7) - 3;
    parts.structs = parts.structs.map((struct) => shifted(struct, struct.id.client, shift));
  },
  (parts, { random, own, others }) => {
    const client = random.pick(random.chance(0.7) ? own : others) ?? 1;
    parts.structs = parts.structs.map((struct) => shifted(struct, client, 0));
  },
  // The same words under another id of the forger's, from the beginning of its history.
  (parts, { random, own, doc }) => {
    const client = random.pick(own) ?? 1;
    const from = parts.structs[0]?.id;
    if (!from) return;
    const known = (doc.store.clients.get(client) ?? []).reduce(
      (end, { length }) => end + length,
      0,
    );
    parts.structs = parts.structs
      .filter(({ id }) => id.client === from.client)
      .map((struct) => shifted(struct, client, known - from.clock));
  },
  (parts, { random }) => {
    parts.structs.splice(random.below(parts.structs.length), 1);
  },
  (parts, forger) => {
    const { clock, client } = anyId(forger, parts);
    const ranges = parts.deletes.get(client) ?? [];
    ranges.push({ clock, len: 1 + forger.random.below(4) });
    if (forger.random.chance(0.8)) ranges.sort((a, b) => a.clock - b.clock);
    parts.deletes.set(client, ranges);
  },
  (parts, { random }) => {
    const ranges = random.pick([...parts.deletes.values()]);
    const range = random.pick(ranges ?? []);
    if (range) range.len = Math.max(0, range.len + random.below(5) - 2);
  },
  ({ deletes }) => deletes.clear(),
];

function cut(content: Item["content"], at: number): Item["content"] {
  const head = content.copy();
  head.splice(at);
  return head;
}

function shifted(struct: Struct, client: number, by: number): Struct {
  const id = createID(client, Math.max(0, struct.id.clock + by));
  if (struct instanceof Item) return renew(struct, { id });
  return struct instanceof GC ? new GC(id, struct.length) : new Skip(id, struct.length);
}

/** As Yjs writes it, but without making sure that it makes sense. */
function encode({ structs, deletes }: Parts, random: Random): Uint8Array {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const ofClient = byClient.get(struct.id.client) ?? [];
    ofClient.push(struct);
    byClient.set(struct.id.client, ofClient);
  }
  const encoder = new UpdateEncoderV1();
  writeVarUint(encoder.restEncoder, byClient.size);
  for (const [client, ofClient] of inAnyOrder([...byClient], random)) {
    writeVarUint(encoder.restEncoder, ofClient.length);
    encoder.writeClient(client);
    writeVarUint(encoder.restEncoder, ofClient[0]?.id.clock ?? 0);
    for (const struct of ofClient) writeStruct(struct, encoder);
  }
  return Uint8Array.of(...encoder.toUint8Array(), ...deletesOf(deletes));
}

/** An item that lost both neighbours has no parent that Yjs could write. */
function writeStruct(struct: Struct, encoder: UpdateEncoderV1): void {
  struct.write(encoder, 0);
}

function inAnyOrder<T>(items: T[], random: Random): T[] {
  return random.chance(0.8) ? items : items.toReversed();
}

function deletesOf(deletes: Deletes): Uint8Array {
  const encoder: Encoder = createEncoder();
  writeVarUint(encoder, deletes.size);
  for (const [client, ranges] of deletes) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, len);
    }
  }
  return toUint8Array(encoder);
}
