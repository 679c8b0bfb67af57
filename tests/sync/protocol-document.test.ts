/** `packages/schema/PROTOCOL.md` says what the program does, and every rule in it is tested somewhere. */
import {
  CloseCode,
  eventTopics,
  FrameType,
  storageNews,
  syncLimits,
  SyncType,
} from "@brudnopis/schema";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testNames } from "./test-names.ts";

const root = join(import.meta.dirname, "../..");
const page = await readFile(join(root, "packages/schema/PROTOCOL.md"), "utf8");
/** Elsewhere P1 to P4 are rules of other modules. */
const names = await testNames(root, [
  "apps/server/src/sync",
  "apps/web/src/document",
  "tests/e2e",
  "tests/faults",
  "tests/fuzz",
  "tests/program",
  "tests/sync",
  "tests/http/template-move.test.ts",
  "tests/http/sharing.test.ts",
]);

const rules = matches(page, /\*\*(P\d+)\*\*/g);
const frames = rowsOf("id");
const limits = rowsOf("limit");
const codes = rowsOf("code");

test("the page was read: it has rules, frames, limits and close codes", () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(frames.length).toBeGreaterThan(8);
  expect(limits.length).toBeGreaterThan(8);
  expect(codes.length).toBeGreaterThan(10);
});

test.each([...new Set(rules)])("%s is quoted in the name of a test", (rule) => {
  expect(names.filter((name) => quotes(name, rule))).not.toEqual([]);
});

test("no test quotes a rule that is not on the page", () => {
  const quoted = names.flatMap((name) => matches(name, /\b(P\d+)\b/g));

  expect(quoted.filter((rule) => !rules.includes(rule))).toEqual([]);
});

test("a rule is put down once; other places point to it", () => {
  const defined = matches(page, /^- \*\*(P\d+)\*\*/gm);

  expect(defined.filter((rule, index) => defined.indexOf(rule) !== index)).toEqual([]);
});

test.each(frames)("the frame $id is quoted in the name of a test", ({ id = "" }) => {
  expect(names.filter((name) => quotes(name, id))).not.toEqual([]);
});

test("the frames are those of the program", () => {
  const written = new Set(frames.map(({ layout = "" }) => layout.replaceAll("`", "").split(" ")));
  const types = [...written].map(([type]) => Number(type));
  const kinds = [...written].flatMap(([type, kind]) => (type === "0" ? [Number(kind)] : []));

  // `auth` belongs to y-protocols and is refused.
  const used = Object.values(FrameType).filter((type) => type !== FrameType.auth);
  expect(new Set(types)).toEqual(new Set(used));
  expect(new Set(kinds)).toEqual(new Set(Object.values(SyncType)));
  for (const { id, layout = "" } of frames) {
    const [type, kind] = layout.replaceAll("`", "").split(" ");
    expect(id).toBe(type === "0" ? `F0.${kind}` : `F${type}`);
  }
});

test.each(limits)("the limit $limit has a rule, and its value is the program's", (row) => {
  const { limit = "", value = "" } = row;
  const [rule] = matches(limit, /^\*\*(P\d+)\*\*/g);
  const keys = matches(limit, /`(\w+)`/g);

  expect(rule).toBeDefined();
  expect(keys).not.toEqual([]);
  for (const key of keys) {
    const number = limitOf(key);
    expect(`${limit} ${value}`).toMatch(new RegExp(`(^|\\D)${inWords(key, number)}(?!\\d)`));
  }
});

test("every limit of the program is on the page", () => {
  const written = limits.flatMap(({ limit = "" }) => matches(limit, /`(\w+)`/g));

  expect(new Set(written)).toEqual(new Set(Object.keys(syncLimits)));
});

test("the close codes are those of the program", () => {
  const written = codes.map(({ code = "" }) => Number(code.replaceAll("`", "")));

  expect(new Set(written)).toEqual(new Set(Object.values(CloseCode)));
});

test.each(codes)("the close code $code is quoted in the name of a test, or its rule is", (row) => {
  const { code = "", "what it says": says = "" } = row;
  const ids = [code.replaceAll("`", ""), ...matches(says, /\*\*(P\d+)\*\*/g)];

  expect(names.filter((name) => ids.some((id) => quotes(name, id)))).not.toEqual([]);
});

test("the reasons why an update is refused are those of the program", async () => {
  const source = await readFile(join(root, "apps/server/src/sync/update.ts"), "utf8");
  const [, union = ""] = /export type Refusal =([^;]+);/.exec(source) ?? [];
  const [, list = ""] = /Reasons of `4422`:([^]+?)\.\s/.exec(page) ?? [];

  const reasons = matches(union, /"([a-z-]+)"/g).filter((reason) => reason !== "malformed");
  expect(reasons.length).toBeGreaterThan(10);
  expect(new Set(matches(list, /`([a-z-]+)`/g))).toEqual(new Set([...reasons, "internal"]));
});

test("every topic and every word about storing is on the page", () => {
  const words = matches(page, /`([a-z-]+)`/g);

  expect([...eventTopics, ...storageNews].filter((word) => !words.includes(word))).toEqual([]);
});

/** The rows of the table whose first column has this heading, by their headings. */
function rowsOf(heading: string): Record<string, string>[] {
  const lines = page.split("\n");
  const from = lines.findIndex((line) => cellsOf(line)[0] === heading);
  const [headings = [], , ...rows] = lines.slice(from, lines.indexOf("", from)).map(cellsOf);
  return rows.map((row) => Object.fromEntries(headings.map((name, at) => [name, row[at] ?? ""])));
}

function cellsOf(line: string): string[] {
  return line.startsWith("|")
    ? line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
    : [];
}

function limitOf(key: string): number {
  const number = new Map<string, number>(Object.entries(syncLimits)).get(key);
  if (number === undefined) throw new Error(`There is no limit ${key}`);
  return number;
}

/** A number as the page says it. */
function inWords(key: string, number: number): string {
  if (key.endsWith("Ms")) return `${number / 1000} s`;
  if (!key.endsWith("Bytes")) return String(number);
  const [kibibyte, mebibyte] = [1024, 1024 ** 2];
  return number % mebibyte === 0 ? `${number / mebibyte} MiB` : `${number / kibibyte} KiB`;
}

function quotes(name: string, id: string): boolean {
  return new RegExp(`(^|[^\\w.])${id.replaceAll(".", "\\.")}(?![\\w.]*\\w)`).test(name);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}
