/** Opens everything that lasts: the folder, its lock, the database in our format. */
import { join } from "node:path";
import type { Log } from "../sync/ports.ts";
import { openDataFolder } from "./data-folder.ts";
import type { Driver } from "./driver.ts";
import type { StoreMeters } from "./meters.ts";
import { Reserve } from "./reserve.ts";
import { openSqlite } from "./sqlite/driver.ts";
import { StorageWatch } from "./storage-watch.ts";

export interface StoreOptions {
  readonly dataDir: string;
  readonly meters?: StoreMeters | undefined;
  readonly log?: Log | undefined;
  /** Bytes that are kept free for who puts a full disk right; none by default. */
  readonly reserveBytes?: number | undefined;
  /** The file that the writer thread runs, in tests of its failures. */
  readonly writer?: URL | undefined;
  /** Nothing can be stored any more; the process should end. */
  onDeath(cause: unknown): void;
}

export interface Store extends Driver {
  readonly storage: StorageWatch;
}

/** @throws StartProblem when the folder or the database is not ours to use. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, meters, log, reserveBytes = 0, writer, onDeath } = options;
  const storage = new StorageWatch(new Reserve(join(dataDir, "reserve"), reserveBytes), log);
  await storage.makeRoom();
  const folder = await openDataFolder(dataDir);
  try {
    const onTrouble = storage.report.bind(storage);
    const driver = await openSqlite({
      path: folder.databasePath,
      meters,
      writer,
      onTrouble,
      onDeath,
    });
    await storage.start(driver);
    return {
      storage,
      read: (sql, values) => driver.read(sql, values),
      write: (statements) => driver.write(statements),
      backlog: () => driver.backlog(),
      forget: () => driver.forget(),
      close: async () => {
        await storage.stop();
        await driver.close();
        folder.release();
      },
    };
  } catch (cause) {
    await storage.stop();
    folder.release();
    throw cause;
  }
}
