import { createUpdateLog } from "../../apps/server/src/store/update-log.ts";
import { openStore } from "../../apps/server/src/store/store.ts";
import type { UpdateLog } from "../../apps/server/src/sync/ports.ts";

/** The log of a data folder, as the server opens it. */
export async function openTestSubject(dataDir: string): Promise<UpdateLog> {
  const driver = await openStore({
    dataDir,
    onDeath: () => {
      process.exitCode = 70;
    },
  });
  const merge = () => Promise.reject(new Error("Nothing is merged here"));
  return createUpdateLog({ driver, clock: Date.now, merge });
}
