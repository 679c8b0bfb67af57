/** The environment, parsed once. Nothing else in the server reads `process.env`. */
import { Password } from "@brudnopis/schema";
import { resolve } from "node:path";
import { z } from "zod";
import { StartProblem } from "./start-problem.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const Environment = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://brudnopis.example" })
    .refine(isBareOrigin, "must have no path: the product is served from the root of its host")
    .optional(),
  LOG_LEVEL: z.enum(logLevels).default("warn"),
  DEMO_PASSWORD: Password.optional(),
});

export interface Config {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Where browsers reach the server, without a trailing slash; absent when it is simply where it listens. */
  readonly baseUrl?: string;
  readonly logLevel: (typeof logLevels)[number];
  /** For the demo only. */
  readonly demoPassword?: string;
}

/** @throws StartProblem that names every variable that is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  directory: string,
): Config {
  // A variable set to nothing is how shells and compose files say "not set".
  const given = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  const problems = given
    .filter(([name]) => name.startsWith("BRUDNOPIS_"))
    .map(([name]) => `${name} is not a setting that Brudnopis knows`);
  const parsed = Environment.safeParse(Object.fromEntries(given));
  for (const { path, message } of parsed.error?.issues ?? []) {
    problems.push(`${path.join(".")}: ${message}`);
  }
  if (!parsed.success || problems.length > 0) {
    throw new StartProblem(
      `The settings are not right:\n${problems.map((text) => `  ${text}`).join("\n")}`,
    );
  }
  const { PORT, HOST, DATA_DIR, BASE_URL, LOG_LEVEL, DEMO_PASSWORD } = parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(directory, DATA_DIR),
    logLevel: LOG_LEVEL,
    ...(BASE_URL === undefined ? {} : { baseUrl: new URL(BASE_URL).origin }),
    ...(DEMO_PASSWORD === undefined ? {} : { demoPassword: DEMO_PASSWORD }),
  };
}

function isBareOrigin(address: string): boolean {
  const url = URL.parse(address);
  // What is no address at all is said by the check before.
  if (!url) return true;
  const { pathname, search, hash, username } = url;
  return pathname === "/" && search === "" && hash === "" && username === "";
}
