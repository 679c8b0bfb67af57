/**
 * The server's writer thread, which does as the file `fault` in the data folder says:
 *
 *   full         SQLite may take no more pages, and says itself that the disk is full
 *   crash        the thread ends before it commits
 *   crash-after  the thread ends when it has committed, before it says so
 *
 * A crash uses the file up.
 */
import Database from "better-sqlite3";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { FromWriter, WriterData } from "../../apps/server/src/store/sqlite/writer-messages.ts";

// The driver gives its thread what `WriterData` says.
const file = join(dirname((workerData as WriterData).path), "fault");

function fault(): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function endWhen(word: string): void {
  if (fault() !== word) return;
  rmSync(file);
  process.exit(1);
}

function limit(database: Database.Database): void {
  const isFull = fault() === "full";
  if (isFull && !database.inTransaction) useFreePages(database);
  // The smallest that SQLite takes is what there is.
  database.pragma(`max_page_count = ${isFull ? 1 : 4_294_967_294}`);
}

/** Else it would be a while before new ones are needed. */
function useFreePages(database: Database.Database): void {
  const free = Number(database.pragma("freelist_count", { simple: true }));
  if (free < 2) return;
  database.exec("create table if not exists filler (data blob)");
  database.exec(`insert into filler (data) values (zeroblob(${(free - 1) * 4000}))`);
}

const { exec, prepare } = Database.prototype;

Database.prototype.exec = function (this: Database.Database, sql) {
  if (sql.startsWith("create table trial")) limit(this);
  return exec.call(this, sql);
};

Database.prototype.prepare = function (this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  if (sql !== "begin immediate" && sql !== "commit") return statement;
  const { run } = statement;
  statement.run = (...values: unknown[]) => {
    if (sql === "commit") endWhen("crash");
    else limit(this);
    return Reflect.apply(run, statement, values);
  };
  return statement;
} as typeof prepare;

if (parentPort) {
  const post = parentPort.postMessage.bind(parentPort);
  parentPort.postMessage = (message: FromWriter) => {
    if (message.type === "committed") endWhen("crash-after");
    post(message);
  };
}

await import("../../apps/server/src/store/sqlite/writer.ts");
