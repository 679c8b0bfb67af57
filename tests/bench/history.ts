/**
 * What the history of a long-worked-on document costs: 200,000 keystrokes of three authors, a hundred revisions. Run by
 * `npm run bench:history`.
 */
import { createDocument } from "@brudnopis/document";
import { DocumentChanges, type Revision, RevisionList, type Template } from "@brudnopis/schema";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeStateAsUpdate } from "yjs";
import { z } from "zod";
import { startServer } from "../../apps/server/src/compose.ts";
import { Authors } from "../../apps/server/src/history/authors.ts";
import { HistoryThread } from "../../apps/server/src/history/history-thread.ts";
import { RevisionMaker } from "../../apps/server/src/history/revision-maker.ts";
import { projectPaths } from "../../apps/server/src/project.ts";
import { insertDocument } from "../../apps/server/src/store/documents.ts";
import { type Driver, readOne } from "../../apps/server/src/store/driver.ts";
import { mergeUpdates } from "../../apps/server/src/store/merge-updates.ts";
import { createUpdateLog } from "../../apps/server/src/store/update-log.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { passwordCost, withStore } from "../../apps/server/src/testing.ts";
import { type Client, signedIn } from "../http/client.ts";
import { ground, id } from "../http/ground.ts";
import { typeHistory } from "../large/long-history.ts";
import { median, report } from "./report.ts";

const [bench, subject] = ["history", "us"];
const keystrokes = Number(process.argv[2] ?? 200_000);
const revisions = 100;
const samples = 25;
const documentId = id("long");
const document = `/api/documents/${documentId}`;
const authors = ["lead", "editor", "partner"] as const;

const Sum = z.strictObject({ count: z.int(), bytes: z.number() });

await main();

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "brudnopis-bench-"));
  try {
    await withStore(dataDir, (driver) => makeHistory(driver));
    await measure(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function makeHistory(driver: Driver): Promise<void> {
  const templates = await loadTemplates(projectPaths.templates);
  const template = templates.find({ id: "mid", version: 1 });
  if (!template) throw new Error("There is no template mid/v1");
  const state = stateOf(template);
  let now = Date.UTC(2026, 8, 1);
  const clock = () => now;
  await driver.write([...(await ground()), ...aDocument(template, state, now)]);
  const log = createUpdateLog({ driver, clock, merge: async (updates) => mergeUpdates(updates) });
  const thread = new HistoryThread();
  const kept = new RevisionMaker({ driver, thread, clock, made: () => {} });
  const authorship = new Authors({
    driver,
    index: (encoded, stretch) => thread.ask("index", { encoded, stretch }),
  });
  const random = seeded(6);
  const perRevision = Math.ceil(keystrokes / revisions);
  let entries: { personId: string; update: Uint8Array; claims?: number[] }[] = [];
  let typed = 0;
  const claimed = new Set<number>();
  const store = async () => {
    await log.append(documentId, entries);
    entries = [];
  };
  const history = typeHistory(state, template, { authors: authors.length, keystrokes, random });
  for (const { author, update } of history) {
    const personId = id(authors[author] ?? "");
    const claims = claimed.has(author) ? [] : [1000 + author];
    claimed.add(author);
    entries.push({ personId, update, ...(claims.length > 0 ? { claims } : {}) });
    typed += 1;
    now += 1500;
    if (entries.length >= 500 || typed % perRevision === 0) await store();
    if (typed % perRevision !== 0) continue;
    await kept.make(documentId, "work");
    // As a server does in the background.
    await authorship.store(documentId);
  }
  await store();
  await log.compact(documentId);
  await measureAuthorship(driver, thread);
  await thread.close();
}

/** From the whole log, as after an update of the server; then it is kept up to date with each revision. */
async function measureAuthorship(driver: Driver, thread: HistoryThread): Promise<void> {
  const [sql, values] = ["delete from authorship where document_id = $1", [documentId]];
  await driver.write([{ sql, values }]);
  const authorship = new Authors({
    driver,
    index: (encoded, stretch) => thread.ask("index", { encoded, stretch }),
  });
  const [ms] = await timed(() => authorship.store(documentId));
  report({ bench, metric: "authorship-from-log", subject, value: ms, unit: "ms" });
}

async function measure(dataDir: string): Promise<void> {
  const config = { port: 0, host: "127.0.0.1", logLevel: "silent", dataDir } as const;
  const server = await startServer(config, { passwordCost, isPdfWarm: false });
  try {
    const client = await signedIn(server.url, "lead");
    const [listMs, { body }] = await timed(() => client.get(`${document}/revisions`));
    const list = RevisionList.parse(body);
    const { now: ahead } = list;
    if (ahead && ahead.contributors.length === 0) throw new Error("Nobody has written");
    report({ bench, metric: "list", subject, value: listMs, unit: "ms" });
    await measureOpening(client, list.revisions);
    await measureComparing(client, list.revisions);
  } finally {
    await server.stop();
  }
  await withStore(dataDir, (driver) => measureStorage(driver));
}

async function measureOpening(client: Client, all: readonly Revision[]): Promise<void> {
  // The thread is warm when somebody comes to a server that has run for a while.
  const [first] = all;
  const [firstMs] = await timed(() => client.get(`${document}/revisions/${first?.id ?? ""}`));
  report({ bench, metric: "open-first-after-start", subject, value: firstMs, unit: "ms" });
  const times: number[] = [];
  for (const { id: revision } of some(all)) {
    const [ms, { status }] = await timed(() => client.get(`${document}/revisions/${revision}`));
    if (status !== 200) throw new Error(`A revision could not be read: ${status}`);
    times.push(ms);
  }
  summarise("open-revision", times, 300);
  const [nowMs] = await timed(() => client.get(`${document}/revisions/now`));
  report({ bench, metric: "open-now", subject, value: nowMs, unit: "ms", bar: 300 });
}

async function measureComparing(client: Client, all: readonly Revision[]): Promise<void> {
  const compare = async (from: string, to: string) => {
    const [ms, { body }] = await timed(() =>
      client.get(`${document}/changes?from=${from}&to=${to}`),
    );
    const { sections } = DocumentChanges.parse(body);
    if (sections.length === 0) throw new Error("Nothing has changed");
    return ms;
  };
  const ids = all.map((revision) => revision.id);
  const [oldest = "", newest = ""] = [ids.at(-1), ids[0]];
  const neighbours: number[] = [];
  for (const [index, to] of some(ids.slice(3, -1)).entries()) {
    const from = ids[ids.indexOf(to) + 1 + (index % 2)];
    if (from !== undefined) neighbours.push(await compare(from, to));
  }
  summarise("diff-of-neighbours", neighbours, 500);
  const far: number[] = [];
  for (const to of some(ids.slice(0, 50)))
    far.push(await compare(ids[ids.indexOf(to) + 40] ?? oldest, to));
  summarise("diff-of-40-apart", far, 500);
  const whole = await compare(oldest, newest);
  report({ bench, metric: "diff-of-first-and-last", subject, value: whole, unit: "ms", bar: 500 });
}

async function measureStorage(driver: Driver): Promise<void> {
  const tables = { document_revision: 6, document_update: undefined, authorship: undefined };
  for (const [table, bar] of Object.entries(tables)) {
    const sql = `select count(*) as count, sum(length(data)) as bytes from ${table} where document_id = $1`;
    const row = await readOne(driver, Sum, sql, [documentId]);
    const value = (row?.bytes ?? 0) / 1e6;
    const metric = `stored-${table} (${row?.count ?? 0})`;
    report({ bench, metric, subject, value, unit: "MB", ...(bar === undefined ? {} : { bar }) });
  }
}

function summarise(metric: string, times: readonly number[], bar: number): void {
  report({ bench, metric: `${metric}, median`, subject, value: median(times), unit: "ms", bar });
  report({
    bench,
    metric: `${metric}, worst`,
    subject,
    value: Math.max(...times),
    unit: "ms",
    bar,
  });
}

/** Spread over all of them. */
function some<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(all.length / samples));
  return all.filter((_, index) => index % step === 0);
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const from = performance.now();
  const result = await work();
  return [performance.now() - from, result];
}

function stateOf(template: Template): Uint8Array {
  return encodeStateAsUpdate(
    createDocument(template, { language: "pl", networkKind: "planning", title: "Długa historia" }),
  );
}

function aDocument(template: Template, state: Uint8Array, createdAt: number) {
  return insertDocument({
    id: documentId,
    templateId: template.id,
    templateVersion: template.version,
    pack: null,
    networkId: id("energia"),
    organisationIds: [id("konin")],
    title: "Długa historia",
    illustrative: false,
    progress: { filled: 0, required: 30 },
    createdAt,
    createdBy: id("lead"),
    state,
  });
}

/** Numbers that a seed repeats (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
