/** What is in the data folder of a server that has stopped. */
import { withStore } from "../../apps/server/src/testing.ts";

interface StoredEvent {
  readonly action: string;
  readonly by: string | null;
  readonly person: string | null;
  readonly address: string | null;
  readonly details: string;
}

/** The audit log, oldest first. Events of the same moment are in any order. */
export async function storedEvents(dataDir: string): Promise<StoredEvent[]> {
  const sql = `select action, by_id as by, person_id as person, address, details from audit_log order by at, id`;
  // The columns that were asked for.
  return withStore(dataDir, async (driver) => (await driver.read(sql, [])) as StoredEvent[]);
}

/** Everything in some tables, as one text to look for secrets in. */
export async function storedText(dataDir: string, tables: readonly string[]): Promise<string> {
  return withStore(dataDir, async (driver) => {
    const rows = tables.map((table) => driver.read(`select * from ${table}`, []));
    return JSON.stringify(await Promise.all(rows));
  });
}
