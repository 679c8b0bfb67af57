/** `@y/websocket-server` as it comes, without storage: `node peer-server.ts <folder of its package> <port>`. */
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { reportCpu } from "./report-cpu.ts";

const [folder = "", port = ""] = process.argv.slice(2);
process.env["PORT"] = port;
process.env["HOST"] = "127.0.0.1";
await import(pathToFileURL(join(folder, "src/server.js")).href);
while (!(await answers())) await pause(20);
reportCpu({ url: `ws://127.0.0.1:${port}/konin`, headers: {} });

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
