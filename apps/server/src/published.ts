/**
 * A published version of a template never changes. `published.json` beside it says so and holds what its files were, so
 * that a change by hand stops the start instead of changing documents. A version without one is a draft.
 */
import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

export const Published = z.strictObject({
  format: z.literal(1),
  /** The day, ISO 8601. */
  on: z.iso.date(),
  /** SHA-256 of each file's JSON, by its path in the version's folder. Spaces and line ends do not count. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Published = z.infer<typeof Published>;

export const publishedFile = "published.json";

/** What the files of a version are now. */
export async function filesOf(folder: string): Promise<Published["files"]> {
  const paths = await Array.fromAsync(glob(["template.json", "packs/*.json"], { cwd: folder }));
  const hashes = await Promise.all(
    paths.sort().map(async (path) => {
      const json: unknown = JSON.parse(await readFile(join(folder, path), "utf8"));
      const hash = createHash("sha256").update(JSON.stringify(json)).digest("hex");
      return [path.replaceAll("\\", "/"), hash] as const;
    }),
  );
  return Object.fromEntries(hashes);
}

/** Paths that are not as they were when the version was published. */
export function changedFiles(published: Published["files"], now: Published["files"]): string[] {
  const paths = new Set([...Object.keys(published), ...Object.keys(now)]);
  return [...paths].filter((path) => published[path] !== now[path]);
}
