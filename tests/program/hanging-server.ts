/** The server as a program whose disk can be made to hang; see `hanging-writer.ts`. */
import { startServer } from "../../apps/server/src/compose.ts";
import { readConfig } from "../../apps/server/src/config.ts";
import { run } from "../../apps/server/src/run.ts";

await run(async () => {
  const server = await startServer(readConfig(process.env, process.cwd()), {
    passwordCost: 4,
    isPdfWarm: false,
    storeWriter: new URL("./hanging-writer.ts", import.meta.url),
  });
  console.log(`Brudnopis is running at ${server.url}`);
  return server;
});
