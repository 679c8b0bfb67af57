/** The environment, parsed once. Nothing else in the server reads `process.env`. */
import { Password } from "@brudnopis/schema";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { SessionLimits } from "./access/sessions.ts";
import { StartProblem } from "./start-problem.ts";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const mailAddress = z
  .string()
  .regex(
    /^[^\r\n]*<?[^\s@<>]+@[^\s@<>]+>?$/,
    "must be an e-mail address, such as MID <mid@urzad.example>",
  );

/** These may also come from a file, named by the variable with `_FILE` behind its name, as containers hand them over. */
const secrets = ["SECRET_KEY", "SMTP_URL", "OIDC_CLIENT_SECRET"] as const;

const Environment = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://brudnopis.example" })
    .refine(isBareOrigin, "must have no path: the product is served from the root of its host")
    .optional(),
  METRICS_PORT: z.coerce.number("must be a number").int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  RESERVE_MB: z.coerce.number("must be a number").int().min(0).max(65536).default(64),
  LOG_LEVEL: z.enum(logLevels).default("warn"),
  DEMO_PASSWORD: Password.optional(),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .default([]),
  SECRET_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  /** Node's own setting: it is read to know how many passwords can be worked out at once. */
  UV_THREADPOOL_SIZE: z.coerce.number("must be a number").int().min(1).max(1024).optional(),
  SESSION_IDLE_MINUTES: z.coerce.number("must be a number").int().min(5).max(1440).default(120),
  SESSION_MAX_HOURS: z.coerce.number("must be a number").int().min(1).max(168).default(12),
  AUDIT_DAYS: z.coerce.number("must be a number").int().min(30).max(3653).default(730),
  HISTORY_DAYS: z.coerce.number("must be a number").int().min(30).max(36_525).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address such as smtps://user:password@host" })
    .optional(),
  MAIL_FROM: mailAddress.optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "must be the address of the issuer" })
    .refine(
      isEncryptedOrLoopback,
      "must begin with https://; http:// is only for a provider on this very machine (localhost)",
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_LABEL: z.string().min(1).max(60).default("Konto organizacji"),
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
  /** Kept free for who puts a full disk right; none when absent. */
  readonly reserveBytes?: number;
  /** Where metrics are; absent when nothing is counted. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** For the demo only. */
  readonly demoPassword?: string;
  /** Addresses of proxies whose word about a client's address is taken. */
  readonly trustProxy?: readonly string[];
  /** What sealed data is sealed with; absent when the data folder keeps one of its own. */
  readonly secretKey?: string;
  readonly sessionLimits?: SessionLimits;
  /** Threads of libuv's pool, when it was given another number than usual. */
  readonly poolThreads?: number;
  /** For how many days the audit log is kept. */
  readonly auditDays?: number;
  /** For how many days the log of updates is kept; for ever when absent. */
  readonly historyDays?: number;
  /** Absent: links are handed over by people. */
  readonly mail?: MailConfig;
  /** Absent: people sign in with passwords only. */
  readonly oidc?: OidcConfig;
}

export interface MailConfig {
  /** `smtps://user:password@host:465`, or `smtp://…`, which is encrypted by STARTTLS. */
  readonly smtpUrl: string;
  readonly from: string;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which proves itself by PKCE alone. */
  readonly clientSecret?: string;
  /** What the button says. */
  readonly label: string;
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
  const values = Object.fromEntries(given);
  for (const name of secrets) problems.push(...readSecretFile(values, name, directory));
  const parsed = Environment.safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) {
    problems.push(`${path.join(".")}: ${message}`);
  }
  if (parsed.success) problems.push(...incomplete(parsed.data));
  if (!parsed.success || problems.length > 0) {
    throw new StartProblem(
      `The settings are not right:\n${problems.map((text) => `  ${text}`).join("\n")}`,
    );
  }
  const { PORT, HOST, DATA_DIR, BASE_URL, LOG_LEVEL, DEMO_PASSWORD, SECRET_KEY } = parsed.data;
  const { SESSION_IDLE_MINUTES, SESSION_MAX_HOURS, AUDIT_DAYS, TRUST_PROXY } = parsed.data;
  const { HISTORY_DAYS, UV_THREADPOOL_SIZE, METRICS_PORT, METRICS_HOST, RESERVE_MB } = parsed.data;
  const { SMTP_URL, MAIL_FROM, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL } =
    parsed.data;
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(directory, DATA_DIR),
    logLevel: LOG_LEVEL,
    reserveBytes: RESERVE_MB * 1024 * 1024,
    ...(METRICS_PORT === undefined ? {} : { metrics: { host: METRICS_HOST, port: METRICS_PORT } }),
    ...(BASE_URL === undefined ? {} : { baseUrl: new URL(BASE_URL).origin }),
    ...(DEMO_PASSWORD === undefined ? {} : { demoPassword: DEMO_PASSWORD }),
    ...(SECRET_KEY === undefined ? {} : { secretKey: SECRET_KEY }),
    ...(UV_THREADPOOL_SIZE === undefined ? {} : { poolThreads: UV_THREADPOOL_SIZE }),
    trustProxy: TRUST_PROXY,
    sessionLimits: {
      idleMs: SESSION_IDLE_MINUTES * 60_000,
      absoluteMs: SESSION_MAX_HOURS * 3_600_000,
    },
    auditDays: AUDIT_DAYS,
    ...(HISTORY_DAYS === undefined ? {} : { historyDays: HISTORY_DAYS }),
    ...(SMTP_URL === undefined || MAIL_FROM === undefined
      ? {}
      : { mail: { smtpUrl: SMTP_URL, from: MAIL_FROM } }),
    ...(OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined
      ? {}
      : {
          oidc: {
            issuer: OIDC_ISSUER,
            clientId: OIDC_CLIENT_ID,
            label: OIDC_LABEL,
            ...(OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: OIDC_CLIENT_SECRET }),
          },
        }),
  };
}

/** Settings that make sense only together. */
function incomplete(environment: z.infer<typeof Environment>): string[] {
  const pairs = [
    ["SMTP_URL", "MAIL_FROM"],
    ["MAIL_FROM", "SMTP_URL"],
    ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
    ["OIDC_CLIENT_ID", "OIDC_ISSUER"],
    ["OIDC_CLIENT_SECRET", "OIDC_ISSUER"],
  ] as const;
  return pairs
    .filter(
      ([given, needed]) => environment[given] !== undefined && environment[needed] === undefined,
    )
    .map(([given, needed]) => `${given} needs ${needed} as well`);
}

/** Puts a secret's value in the place of its file's name. */
function readSecretFile(
  values: Record<string, string | undefined>,
  name: (typeof secrets)[number],
  directory: string,
): string[] {
  const file = values[`${name}_FILE`];
  if (file === undefined) return [];
  if (values[name] !== undefined) return [`${name} and ${name}_FILE are both set; one is enough`];
  try {
    values[name] = readFileSync(resolve(directory, file), "utf8").trim();
    return [];
  } catch {
    return [`${name}_FILE: the file cannot be read`];
  }
}

/** Who somebody is must not be read or changed on the way from the provider. */
function isEncryptedOrLoopback(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol !== "http:" || loopbackNames.has(url.hostname);
}

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isBareOrigin(address: string): boolean {
  const url = URL.parse(address);
  // What is no address at all is said by the check before.
  if (!url) return true;
  const { pathname, search, hash, username } = url;
  return pathname === "/" && search === "" && hash === "" && username === "";
}
