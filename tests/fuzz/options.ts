/** What the long forms are told on the command line, and the line of JSON that they end with. */
import { parseArgs } from "node:util";

export interface FuzzOptions {
  /** Of the first scenario; each that follows takes the next. */
  readonly seed: number;
  /** How many updates are judged at least. */
  readonly updates: number;
}

export function readOptions(defaults: FuzzOptions): FuzzOptions {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: String(defaults.seed) },
      updates: { type: "string", default: String(defaults.updates) },
    },
  });
  const [seed, updates] = [Number(values.seed), Number(values.updates)];
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(updates) || updates < 1)
    throw new Error("--seed and --updates are whole numbers");
  return { seed, updates };
}

export function report(line: Record<string, unknown>): void {
  console.log(JSON.stringify(line));
}
