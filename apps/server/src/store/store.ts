/** Opens everything that lasts: the folder, its lock, the database in our format. */
import { openDataFolder } from "./data-folder.ts";
import type { Driver } from "./driver.ts";
import { openSqlite } from "./sqlite/driver.ts";

export interface StoreOptions {
  readonly dataDir: string;
  /** Nothing can be stored any more; the process should end. */
  onDeath(cause: unknown): void;
}

/** @throws StartProblem when the folder or the database is not ours to use. */
export async function openStore({ dataDir, onDeath }: StoreOptions): Promise<Driver> {
  const folder = await openDataFolder(dataDir);
  try {
    const driver = await openSqlite({ path: folder.databasePath, onDeath });
    return {
      read: (sql, values) => driver.read(sql, values),
      write: (statements) => driver.write(statements),
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
