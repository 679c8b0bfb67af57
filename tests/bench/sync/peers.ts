/** The servers that ours is measured beside, installed on demand: they are no part of the product. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectPaths } from "../../../apps/server/src/project.ts";

const packages = {
  dependencies: {
    "@hocuspocus/extension-sqlite": "4.7.0",
    "@hocuspocus/server": "4.7.0",
    // The last version for Yjs 13, which everybody uses; it brings y-leveldb 0.1.2.
    "@y/websocket-server": "0.1.1",
    yjs: "13.6.33",
  },
  // The extension asks for version 12, whose native part has to be built or fetched; 13 has it inside and the same API.
  overrides: { "better-sqlite3": "13.2.0" },
};

const folder = join(projectPaths.root, "node_modules/.cache/bench-sync");

/** Returns the folder they are installed in. */
export async function installPeers(): Promise<string> {
  const wanted = JSON.stringify({ private: true, ...packages }, undefined, 2);
  const manifest = join(folder, "package.json");
  const stamp = join(folder, ".installed");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === wanted) return folder;
  await mkdir(folder, { recursive: true });
  await writeFile(manifest, wanted);
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
  const npm = spawn("npm", ["install", ...options], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(npm, "exit");
  if (code !== 0) throw new Error("npm could not install the peers");
  await writeFile(stamp, wanted);
  return folder;
}

export function yWebsocketFolder(installed: string): string {
  return join(installed, "node_modules/@y/websocket-server");
}
