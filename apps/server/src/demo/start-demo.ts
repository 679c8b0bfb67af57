import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningServer, startServer } from "../compose.ts";
import type { Config } from "../config.ts";
import type { Overrides } from "../parts.ts";
import { type Demo, seedDemo } from "./seed.ts";

export interface RunningDemo extends RunningServer, Demo {
  /** Everybody's. */
  readonly password: string;
  readonly dataDir: string;
}

export type DemoConfig = Partial<Omit<Config, "dataDir">>;

/** The server on a throw-away data folder with the energy network in it. Stopping it removes the folder. */
export async function startDemo(
  config: DemoConfig = {},
  overrides: Overrides = {},
): Promise<RunningDemo> {
  const dataDir = await mkdtemp(join(tmpdir(), "brudnopis-demo-"));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const { clock, passwordCost } = overrides;
    const password = config.demoPassword ?? newPassword();
    const demo = await seedDemo({
      dataDir,
      password,
      ...(clock ? { clock } : {}),
      ...(passwordCost === undefined ? {} : { passwordCost }),
    });
    const { port = 3000, host = "127.0.0.1", logLevel = "warn", baseUrl } = config;
    const settings = {
      port,
      host,
      logLevel,
      dataDir,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(config.mail ? { mail: config.mail } : {}),
    };
    const server = await startServer(settings, overrides);
    const stop = async () => {
      await server.stop();
      await remove();
    };
    return { ...server, ...demo, password, dataDir, stop };
  } catch (cause) {
    await remove();
    throw cause;
  }
}

const syllables = [
  "ba",
  "ce",
  "do",
  "fa",
  "gi",
  "ka",
  "lo",
  "mu",
  "ne",
  "po",
  "ra",
  "so",
  "ta",
  "we",
  "zu",
];

/** Four groups that can be read out across a room: `lokane-tasowe-…`. */
function newPassword(): string {
  const syllable = () => syllables[randomInt(syllables.length)];
  return Array.from({ length: 4 }, () => Array.from({ length: 3 }, syllable).join("")).join("-");
}
