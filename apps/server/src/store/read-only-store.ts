/** The stored data for programs that only look at it, also while the server runs: no lock is taken, nothing is changed. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "../start-problem.ts";
import { type Driver, WriteFailed } from "./driver.ts";
import { openForReading, Statements } from "./sqlite/connection.ts";
import { isOurFormat } from "./sqlite/migrate.ts";

/** @throws StartProblem when there is no data, or it is of another version than this program. */
export function openReadOnlyStore(dataDir: string): Driver {
  const path = join(dataDir, "brudnopis.db");
  if (!existsSync(path)) {
    throw new StartProblem(
      `There is no data in ${dataDir}. Set DATA_DIR to the server's data folder.`,
    );
  }
  const database = openForReading(path);
  if (!isOurFormat(database)) {
    database.close();
    throw new StartProblem(
      `The data in ${dataDir} is of another version of Brudnopis. Start the server of this version once, then try again.`,
    );
  }
  const statements = new Statements(database);
  return {
    read: async (sql, values) => statements.all(sql, values),
    write: () => Promise.reject(new WriteFailed("The data is opened for reading only")),
    close: async () => {
      database.close();
    },
  };
}
