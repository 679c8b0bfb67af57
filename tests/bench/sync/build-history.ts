/**
 * Puts a history into a data folder as the subject's own store keeps it: session after session, each opened and closed, but
 * for the last, in the middle of which the server was killed. `node build-history.ts <us|y-leveldb|hocuspocus> <data folder>
 * <history> <folder of the peers' packages>`
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { deserialize } from "node:v8";
import { pathToFileURL } from "node:url";
import { Merger } from "../../../apps/server/src/store/merger.ts";
import { createUpdateLog } from "../../../apps/server/src/store/update-log.ts";
import { fillDataFolder, withDriver } from "./ground.ts";
import type { History } from "./history.ts";
import { documentIds } from "./states.ts";

// What is used of packages that are no part of the project, so that their types are not there.
interface LevelModule {
  readonly LeveldbPersistence: new (folder: string) => {
    storeUpdate(document: string, update: Uint8Array): Promise<unknown>;
    getYDoc(document: string): Promise<unknown>;
    destroy(): Promise<void>;
  };
}
interface SqliteModule {
  readonly schema: string;
  readonly upsertQuery: string;
}
interface BetterSqlite {
  exec(sql: string): unknown;
  prepare(sql: string): { run(values: object): unknown };
  close(): unknown;
}

const [subject = "", dataDir = "", file = "", packages = ""] = process.argv.slice(2);
const history = deserialize(await readFile(file)) as History;
const [document = ""] = documentIds(1);
const { resolve } = createRequire(join(packages, "package.json"));
const load = (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href);

const builders: Readonly<Record<string, () => Promise<void>>> = {
  us: async () => {
    const personId = await fillDataFolder(dataDir, { ids: [document], state: history.beginning });
    const merger = new Merger();
    await withDriver(dataDir, async (driver) => {
      const merge = (updates: readonly Uint8Array[]) => merger.merge(updates);
      const log = createUpdateLog({ driver, clock: Date.now, merge });
      for (const [index, { client, updates }] of history.sessions.entries()) {
        const entries = updates.map((update, at) => ({
          personId,
          update,
          ...(at === 0 ? { claims: [client] } : {}),
        }));
        await log.append(document, entries);
        if (index < history.sessions.length - 1) await log.compact(document);
      }
    });
    await merger.close();
  },
  "y-leveldb": async () => {
    const { LeveldbPersistence } = (await load("y-leveldb")) as LevelModule;
    const store = new LeveldbPersistence(join(dataDir, "level"));
    await store.storeUpdate(document, history.beginning);
    for (const { updates } of history.sessions) {
      await store.getYDoc(document);
      for (const update of updates) await store.storeUpdate(document, update);
    }
    await store.destroy();
  },
  hocuspocus: async () => {
    const { schema, upsertQuery } = (await load("@hocuspocus/extension-sqlite")) as SqliteModule;
    const { default: Database } = (await load("better-sqlite3")) as {
      readonly default: new (path: string) => BetterSqlite;
    };
    const database = new Database(join(dataDir, "documents.sqlite"));
    database.exec(schema);
    database.prepare(upsertQuery).run({ name: document, data: Buffer.from(history.state) });
    database.close();
  },
};

await builders[subject]?.();
process.exit(0);
