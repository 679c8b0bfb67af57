/** The folder with everything that has to last, used by one server at a time. */
import Database from "better-sqlite3";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { StartProblem } from "../start-problem.ts";

export interface DataFolder {
  readonly databasePath: string;
  /** Lets another server use the folder. */
  release(): void;
}

/** @throws StartProblem when the folder cannot be made or another server uses it. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    // Drafts and password hashes are nobody else's business on this machine.
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StartProblem(`The data folder ${path} cannot be made: ${messageOf(cause)}`, cause);
  }
  const release = lock(path);
  return { databasePath: join(path, "brudnopis.db"), release };
}

/**
 * Holds an exclusive SQLite lock on a file of its own: the operating system takes it away from a process that
 * dies, however it dies, so there is never a stale one to remove by hand.
 */
function lock(path: string): () => void {
  let database: Database.Database | undefined;
  try {
    database = new Database(join(path, "server.lock"), { timeout: 0 });
    database.exec("begin exclusive");
  } catch (cause) {
    database?.close();
    const isBusy = cause instanceof Error && "code" in cause && cause.code === "SQLITE_BUSY";
    throw new StartProblem(
      isBusy
        ? `Another Brudnopis server is using the data folder ${path}. Stop it first, or set DATA_DIR to another folder.`
        : `The data folder ${path} cannot be used: ${messageOf(cause)}`,
      cause,
    );
  }
  const held = database;
  return () => held.close();
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
