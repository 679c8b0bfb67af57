/**
 * `@hocuspocus/server` with its SQLite extension, both as they come:
 * `node hocuspocus-server.ts <folder of the peers' packages> <port> <database>`.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { obeyBench } from "./server-control.ts";

// What is used of packages that are no part of the project, so that their types are not there.
interface HocuspocusModule {
  readonly Server: new (options: object) => {
    listen(): Promise<unknown>;
    destroy(): Promise<void>;
  };
}
interface SqliteModule {
  readonly SQLite: new (options: object) => object;
}

const [folder = "", port = "", database = ""] = process.argv.slice(2);
const { resolve } = createRequire(join(folder, "package.json"));
const load = (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href);
const { Server } = (await load("@hocuspocus/server")) as HocuspocusModule;
const { SQLite } = (await load("@hocuspocus/extension-sqlite")) as SqliteModule;
const server = new Server({
  port: Number(port),
  address: "127.0.0.1",
  quiet: true,
  stopOnSignals: true,
  extensions: [new SQLite({ database })],
});
await server.listen();
obeyBench({ port: Number(port), dialect: "hocuspocus", headers: {} });
