/** A real browser for tests: from npm on Linux x64, an installed Chrome elsewhere. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const run = promisify(execFile);

/** Without these Chromium looks for hosts of its maker's, and a closed network makes it wait. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

export async function launchBrowser(): Promise<Browser> {
  const hasPacked = process.platform === "linux" && process.arch === "x64";
  if (!hasPacked) return chromium.launch({ channel: "chrome", args: quiet });
  const folder = await unpacked();
  return chromium.launch({
    executablePath: `${folder}/chromium`,
    args: quiet,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: `${folder}/al2023/lib`,
      ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: `${folder}/fonts` }),
    },
  });
}

/** The folder with the browser, unpacked once for each version of the package. */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url);
  const manifest = new URL(
    "../../package.json",
    `file://${require.resolve("@sparticuz/chromium")}`,
  );
  const { version } = require(fileURLToPath(manifest)) as { version: string };
  const folder = fileURLToPath(
    new URL(`../../node_modules/.cache/chromium-${version}`, import.meta.url),
  );
  if (!existsSync(folder)) await unpackInto(folder);
  return folder;
}

/** Beside it first: test files that begin together see the whole browser or none. */
async function unpackInto(folder: string): Promise<void> {
  const own = `${folder}-${process.pid}`;
  await mkdir(own, { recursive: true });
  await run(process.execPath, [fileURLToPath(new URL("unpack.ts", import.meta.url))], {
    env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  try {
    await rename(own, folder);
  } catch (cause) {
    if (!existsSync(folder)) throw cause;
    // Another was faster.
    await rm(own, { recursive: true });
  }
}
