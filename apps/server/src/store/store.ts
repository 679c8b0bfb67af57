/** Opens everything that lasts: the folder, its lock, the database in our format. */
import { openDataFolder } from "./data-folder.ts";
import type { Driver } from "./driver.ts";
import type { StoreMeters } from "./meters.ts";
import { openSqlite } from "./sqlite/driver.ts";

export interface StoreOptions {
  readonly dataDir: string;
  readonly meters?: StoreMeters | undefined;
  /** Nothing can be stored any more; the process should end. */
  onDeath(cause: unknown): void;
}

/** @throws StartProblem when the folder or the database is not ours to use. */
export async function openStore({ dataDir, meters, onDeath }: StoreOptions): Promise<Driver> {
  const folder = await openDataFolder(dataDir);
  try {
    const driver = await openSqlite({ path: folder.databasePath, meters, onDeath });
    return {
      read: (sql, values) => driver.read(sql, values),
      write: (statements) => driver.write(statements),
      ...(driver.backlog ? { backlog: driver.backlog.bind(driver) } : {}),
      ...(driver.forget ? { forget: driver.forget.bind(driver) } : {}),
      close: async () => {
        await driver.close();
        folder.release();
      },
    };
  } catch (cause) {
    folder.release();
    throw cause;
  }
}
