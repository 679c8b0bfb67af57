import { type Logger, pino } from "pino";
import type { Config } from "./config.ts";

/**
 * JSON lines on stdout: ids and sizes, never what people wrote, never a secret. What people wrote is kept out by not
 * handing it over; the list is a second net.
 */
export function createLog(level: Config["logLevel"]): Logger {
  return pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: ["*.password", "*.token", "*.cookie", "*.authorization"], censor: "(hidden)" },
  });
}
