/**
 * The server is killed thirty times at random moments under ten typists, who go on typing while it is away. After each
 * kill the data folder is read before anybody can send anything again: what was acknowledged is in it, once.
 */
import { plainText, readDocument, readRichText, textAt } from "@brudnopis/document";
import { type Random, seededRandom } from "@brudnopis/document/testing";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { applyUpdate, Doc, XmlElement, XmlText } from "yjs";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { projectPaths } from "../../apps/server/src/project.ts";
import { createUpdateLog } from "../../apps/server/src/store/update-log.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";
import { withStore } from "../../apps/server/src/testing.ts";
import { freePort } from "../free-port.ts";
import { ground } from "../http/ground.ts";
import { credentialsOf, konin, StockClient } from "../sync/sockets.ts";

const kills = 30;
const typistCount = 10;
const editsPerSecond = 10;
const field = "identification.title";

test(
  "A1 thirty kills under ten typists lose nothing acknowledged and repeat nothing",
  { timeout: 120_000 },
  async () => {
    const seed = Date.now();
    const random = seededRandom(seed);
    const dataDir = await temporaryFolder();
    await withStore(dataDir, async (driver) => driver.write(await ground()));
    const place = { dataDir, port: await freePort() };
    let server = spawnServer(place);
    await started(server);
    const typists = await hireTypists(`http://127.0.0.1:${place.port}`, random);

    let acknowledged = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const next = spawnServer(place);
      await typed(typists, 1 + random.below(60));
      await killed(server);
      await Promise.all(typists.map(({ client }) => client.disconnected()));
      const counts = countTokens(await readStored(dataDir));
      const saved = typists.flatMap(savedTokens);
      acknowledged = saved.length;
      expect(
        saved.filter((token) => !counts.has(token)),
        `lost, seed ${seed}, kill ${kill}`,
      ).toEqual([]);
      expect(repeated(counts), `repeated, seed ${seed}, kill ${kill}`).toEqual([]);
      server = next;
      await started(server);
    }

    for (const typist of typists) typist.stop();
    await Promise.all(typists.map(({ client }) => client.saved()));
    await killed(server);
    const stored = await readStored(dataDir);
    const all = typists.flatMap(savedTokens);
    expect(all.length).toBeGreaterThan(acknowledged);
    expect([...countTokens(stored).keys()].sort(), `seed ${seed}`).toEqual(all.sort());
    expect(repeated(countTokens(stored)), `seed ${seed}`).toEqual([]);
    const template = (await loadTemplates(projectPaths.templates)).find({ id: "mid", version: 1 });
    if (!template) throw new Error("There is no template mid/v1");
    const read = typists.map(({ client }) => readDocument(client.doc, template));
    expect(read, `seed ${seed}`).toEqual(read.map(() => readDocument(stored, template)));
  },
);

type ServerProcess = ChildProcessByStdio<Writable, Readable, null>;

interface Place {
  readonly dataDir: string;
  readonly port: number;
}

/** A process that has loaded the server and waits to be told to start it. */
function spawnServer({ dataDir, port }: Place): ServerProcess {
  const script = join(import.meta.dirname, "server.ts");
  const child = spawn(process.execPath, [script, dataDir, String(port)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function started(server: ServerProcess): Promise<void> {
  server.stdin.write("start\n");
  const exit = once(server, "exit").then(([code]) => {
    throw new Error(`The server ended with code ${String(code)}`);
  });
  await Promise.race([once(createInterface(server.stdout), "line"), exit]);
}

async function killed(server: ServerProcess): Promise<void> {
  const exit = once(server, "exit");
  server.kill("SIGKILL");
  await exit;
}

/** Types tokens that occur nowhere else, each in one edit, wherever in the text. */
class Typist {
  readonly client: StockClient;
  readonly #name: number;
  readonly #random: Random;
  readonly #timer: NodeJS.Timeout;
  readonly #countsByToken = new Map<string, number>();
  onType: () => void = () => {};

  constructor(name: number, client: StockClient, random: Random) {
    this.#name = name;
    this.client = client;
    this.#random = random;
    this.#timer = setInterval(() => this.#type(), 1000 / editsPerSecond);
  }

  get saved(): string[] {
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
    this.onType();
  }

  /** Between two tokens, so that they stay readable. */
  #placeIn(run: XmlText): number {
    const places = [...run.toJSON().matchAll(/\]/g)].map(({ index }) => index + 1);
    return this.#random.pick([0, ...places]) ?? 0;
  }
}

async function hireTypists(url: string, random: Random): Promise<Typist[]> {
  const credentials = await credentialsOf(url, "editor");
  return Array.from({ length: typistCount }, (_, name) => {
    const client = new StockClient(url, konin, credentials, { maxBackoffTime: 200 });
    const typist = new Typist(name, client, random);
    onTestFinished(() => {
      typist.stop();
      client.destroy();
    });
    return typist;
  });
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

/** Resolves in the very moment of somebody's n-th edit from now. */
function typed(typists: readonly Typist[], count: number): Promise<void> {
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

function savedTokens(typist: Typist): string[] {
  return typist.saved;
}

/** What is on disk, read while no server runs. */
async function readStored(dataDir: string): Promise<Doc> {
  return withStore(dataDir, async (driver) => {
    const merge = () => Promise.reject(new Error("Nothing is compacted here"));
    const log = createUpdateLog({ driver, clock: () => 0, merge });
    const doc = new Doc();
    for (const update of (await log.load(konin)) ?? []) applyUpdate(doc, update);
    return doc;
  });
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
