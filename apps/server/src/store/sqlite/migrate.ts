import type Database from "better-sqlite3";
import { migrations } from "./migrations.ts";

/**
 * Brings a database to our format, each step in a transaction of its own, so that a failed one leaves the
 * data as it was. A format newer than ours is refused, not guessed.
 */
export function migrate(database: Database.Database, steps: readonly string[] = migrations): void {
  database.exec("create table if not exists migration (number integer primary key) strict");
  const format = formatOf(database);
  if (format > steps.length) {
    throw new Error(
      `The data folder was written by a newer version of Brudnopis (format ${format}, this version knows ` +
        `${steps.length}). Start the newer version, or restore a backup made before the upgrade.`,
    );
  }
  for (const [index, sql] of steps.entries()) {
    if (index < format) continue;
    database.transaction(() => {
      database.exec(sql);
      database.prepare("insert into migration (number) values (?)").run(index + 1);
    })();
  }
}

/** Whether a database is exactly as this program knows it. */
export function isOurFormat(database: Database.Database): boolean {
  const isMigrated = database
    .prepare("select 1 from sqlite_master where type = 'table' and name = 'migration'")
    .get();
  return isMigrated !== undefined && formatOf(database) === migrations.length;
}

function formatOf(database: Database.Database): number {
  return Number(database.prepare("select coalesce(max(number), 0) from migration").pluck().get());
}
