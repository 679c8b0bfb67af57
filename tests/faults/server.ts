/**
 * The server as a process of its own, to be killed: `node server.ts <data folder> <port>`. It starts when it is told
 * to, so that another can be ready in time, and says when it listens.
 */
import { once } from "node:events";
import { startServer } from "../../apps/server/src/compose.ts";

const [dataDir = "", port = ""] = process.argv.slice(2);
await once(process.stdin, "data");
await startServer(
  { dataDir, port: Number(port), host: "127.0.0.1", logLevel: "silent" },
  { isPdfWarm: false },
);
console.log("listening");
