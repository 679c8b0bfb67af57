/**
 * `@y/websocket-server` as it comes: `node y-websocket-server.ts <folder of its package> <port>`. It stores nothing unless
 * `YPERSISTENCE` names a folder for y-leveldb.
 */
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { obeyBench } from "./server-control.ts";

const [folder = "", port = ""] = process.argv.slice(2);
process.env["PORT"] = port;
process.env["HOST"] = "127.0.0.1";
await import(pathToFileURL(join(folder, "src/server.js")).href);
while (!(await answers())) await pause(20);
obeyBench({ port: Number(port), dialect: "y-websocket", headers: {} });

async function answers(): Promise<boolean> {
  const socket = connect(Number(port), "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
