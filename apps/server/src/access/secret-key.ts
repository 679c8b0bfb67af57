/** The key of an installation that was given none: made at the first start, kept beside the data. */
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartProblem } from "../start-problem.ts";

/** @throws StartProblem when the file is there and is not a key. */
export async function keptSecretKey(dataDir: string): Promise<string> {
  const path = join(dataDir, "secret.key");
  try {
    // `wx`: whoever comes second reads what the first one wrote.
    await writeFile(path, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  }
  const key = (await readFile(path, "utf8")).trim();
  if (key.length >= 32) return key;
  throw new StartProblem(`The file ${path} should hold a key of at least 32 characters`);
}
