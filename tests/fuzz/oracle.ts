/**
 * Judges by the outcome: what a document holds after an update, without a look at the update or at the gate's code.
 * The rules are written down once more, for the template of the tests alone.
 */
import { readDocument } from "@brudnopis/document";
import { exampleTemplate } from "@brudnopis/document/testing";
import {
  ContentString,
  type Doc,
  Item,
  Map as YMap,
  XmlElement,
  type XmlFragment,
  XmlText,
} from "yjs";
import { hasPending } from "./replicas.ts";

/** What must not change from one update to the next. */
export interface Standing {
  readonly meta: string;
  /** Ids of records, each with the id of the item that holds it. */
  readonly records: ReadonlyMap<string, string>;
  readonly clocks: ReadonlyMap<number, number>;
  /** Signs that stand for a broken character: Yjs writes them where it cuts one in two. */
  readonly broken: number;
}

export function standingOf(doc: Doc): Standing {
  return {
    meta: JSON.stringify(doc.getMap("meta").toJSON()),
    records: new Map(
      ["goals", "actions"].flatMap((collection) =>
        [...doc.getMap(collection).entries()].map(([id, record]) => [
          `${collection}/${id}`,
          itemOf(record),
        ]),
      ),
    ),
    broken: brokenIn(doc),
    clocks: new Map(
      [...doc.store.clients].map(([client, structs]) => [
        client,
        structs.reduce((end, { length }) => end + length, 0),
      ]),
    ),
  };
}

function brokenIn(doc: Doc): number {
  const texts = [...doc.store.clients.values()].flat().filter((struct) => struct instanceof Item);
  return texts.reduce(
    (sum, { content }) =>
      sum + (content instanceof ContentString ? content.str.split("\ufffd").length - 1 : 0),
    0,
  );
}

function itemOf(record: unknown): string {
  if (!(record instanceof YMap)) return "none";
  const id = record._item?.id;
  return `${id?.client}:${id?.clock}`;
}

/** What is out of bounds, in words. */
export function outOfBounds(
  doc: Doc,
  before: Standing,
  own: readonly number[],
  update: Uint8Array,
): string[] {
  const now = standingOf(doc);
  const problems: string[] = [];
  if (hasPending(doc)) problems.push("something is pending");
  // Somebody may well paste such a sign.
  if (
    now.broken >
    before.broken + Buffer.from(update).toString("latin1").split("\u00ef\u00bf\u00bd").length - 1
  )
    problems.push("a broken character");
  if (now.meta !== before.meta) problems.push("meta has changed");
  for (const [record, item] of before.records) {
    if (now.records.get(record) !== item) problems.push(`${record} was replaced or deleted`);
  }
  for (const [client, clock] of now.clocks) {
    if (clock !== (before.clocks.get(client) ?? 0) && !own.includes(client))
      problems.push(`wrote as ${client}`);
    if (clock >= 2 ** 31) problems.push("a clock out of range");
  }
  problems.push(...badRoots(doc, now));
  try {
    readDocument(doc, exampleTemplate);
    JSON.stringify([...doc.share.values()].map((root) => root.toJSON() as unknown));
  } catch (cause) {
    problems.push(`cannot be read: ${String(cause)}`);
  }
  return problems;
}

function badRoots(doc: Doc, { records }: Standing): string[] {
  return [...doc.share].flatMap(([name, root]) => {
    if (root._start === null && root._map.size === 0) return [];
    if (name === "meta") return [];
    if (name === "values") return badEntries(doc.getMap(name), name, sectionValues);
    if (name === "goals" || name === "actions") return badRecords(doc.getMap(name), name);
    const text =
      /^(?:(goals|actions)\/([a-z0-9-]+)|city)\.(title|challenge|name|description)$/.exec(name);
    if (!text) return [`an unknown root ${name}`];
    const [, collection, id, field] = text;
    if (collection !== undefined && !records.has(`${collection}/${id}`))
      return [`texts of no record: ${name}`];
    const isLine = field === "title" || field === "name";
    return badText(doc.getXmlFragment(name), isLine, 0).map((problem) => `${name}: ${problem}`);
  });
}

type Test = (value: unknown) => boolean;

const isWhole: Test = (value) => Number.isSafeInteger(value);
const isRaw: Test = (value) =>
  isObject(value) &&
  Object.keys(value).join() === "raw" &&
  typeof value["raw"] === "string" &&
  value["raw"].length <= 300;
const isNumber: Test = (value) =>
  Number.isFinite(value) ||
  (isObject(value) &&
    Object.keys(value).every((key) => key === "value" || key === "unit") &&
    Number.isFinite(value["value"]));
const isReference: Test = (value) =>
  [value].flat().every((id) => typeof id === "string" && /^[a-z0-9][a-z0-9-]{0,39}$/.test(id));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const sectionValues: Record<string, Test> = {
  "city.people": isNumber,
  "city.budget": isWhole,
  "city.begins": (value) => typeof value === "string" && /^\d{4}-[01]\d-[0-3]\d$/.test(value),
  "city.approved": (value) => typeof value === "boolean",
};
const recordValues: Record<string, Record<string, Test>> = {
  goals: {},
  actions: {
    cost: isWhole,
    year: (value) => isWhole(value) && Number(value) >= 1990 && Number(value) <= 2100,
    goal: isReference,
  },
};
const ofEveryRecord: Record<string, Test> = {
  $order: (value) => typeof value === "string" && /^[A-Za-z][0-9A-Za-z]+$/.test(value),
  $removed: (value) => typeof value === "boolean",
};

function badEntries(map: YMap<unknown>, name: string, tests: Record<string, Test>): string[] {
  return [...map.entries()].flatMap(([key, value]) => {
    const test = Object.hasOwn(tests, key) ? tests[key] : undefined;
    if (!test) return [`${name} has ${key}`];
    const isFine = test(value) || (!key.startsWith("$") && isRaw(value));
    return isFine ? [] : [`${name}.${key} holds ${JSON.stringify(value)}`];
  });
}

function badRecords(collection: YMap<unknown>, name: string): string[] {
  return [...collection.entries()].flatMap(([id, record]) => {
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(id)) return [`a record called ${id}`];
    if (!(record instanceof YMap)) return [`${name}/${id} is no record`];
    return badEntries(record, `${name}/${id}`, { ...ofEveryRecord, ...recordValues[name] });
  });
}

const attributesByNode: Record<string, Record<string, Test>> = {
  paragraph: {},
  heading: { level: (value) => [1, 2, 3, 4, 5, 6].includes(Number(value)) },
  bulletList: {},
  orderedList: {
    start: (value) => typeof value === "number",
    type: (value) => value === null || (typeof value === "string" && value.length <= 20),
  },
  listItem: {},
  blockquote: {},
  hardBreak: {},
  table: {},
  tableRow: {},
  tableCell: cell(),
  tableHeader: cell(),
};

function cell(): Record<string, Test> {
  const isSpan: Test = (value) => isWhole(value) && Number(value) >= 1 && Number(value) <= 10_000;
  return {
    colspan: isSpan,
    rowspan: isSpan,
    colwidth: (value) => value === null || Array.isArray(value),
    align: (value) => value === null || (typeof value === "string" && value.length <= 20),
  };
}

function badText(parent: XmlFragment, isLine: boolean, depth: number): string[] {
  if (depth > 64) return ["nested too deep"];
  return parent.toArray().flatMap((child: unknown) => {
    if (child instanceof XmlText) return depth === 0 ? ["bare text"] : badRuns(child, isLine);
    if (!(child instanceof XmlElement)) return ["what is neither text nor element"];
    const { nodeName } = child;
    const attributes = Object.hasOwn(attributesByNode, nodeName)
      ? attributesByNode[nodeName]
      : undefined;
    if (!attributes || (isLine && nodeName !== "paragraph")) return [`a ${nodeName}`];
    const odd = Object.entries(child.getAttributes()).flatMap(([key, value]: [string, unknown]) => {
      if (value === undefined) return [];
      const test = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
      return test?.(value) === true ? [] : [`${nodeName} with ${key} ${JSON.stringify(value)}`];
    });
    return [...odd, ...badText(child, isLine, depth + 1)];
  });
}

function badRuns(text: XmlText, isLine: boolean): string[] {
  // toDelta is typed `any`; its runs have this shape (Yjs documentation, Y.Text).
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return runs.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== "string") return ["an embed"];
    if (!insert.isWellFormed()) return ["half a character"];
    return Object.entries(attributes).flatMap(([mark, value]) =>
      !isLine && isMark(mark, value) ? [] : [`the mark ${mark} ${JSON.stringify(value)}`],
    );
  });
}

function isMark(mark: string, value: unknown): boolean {
  if (!isObject(value)) return false;
  const given = Object.keys(value);
  if (mark === "bold" || mark === "italic") return given.length === 0;
  const href = value["href"];
  return (
    mark === "link" &&
    (given.length === 0 ||
      (given.join() === "href" &&
        (href === null ||
          (typeof href === "string" && /^(https?:\/\/|mailto:|tel:)\S*$/i.test(href)))))
  );
}
