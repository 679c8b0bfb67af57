/** The names of tests as they are written in their files, for tests about tests. */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

const file = /\.(test|e2e)\.tsx?$/;

/** Of files, and of all files in folders. A name with a placeholder is as it is written. */
export async function testNames(root: string, places: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const place of places) {
    const pattern = file.test(place) ? place : `${place}/**/*`;
    for await (const path of glob(pattern, { cwd: root }))
      if (file.test(path)) names.push(...namesIn(await readFile(join(root, path), "utf8")));
  }
  return names;
}

/** The first argument of each call, where it is a text: that has every name, whatever calls the test. */
function namesIn(source: string): string[] {
  const calls = source.matchAll(/\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g);
  return [...calls].map(([, , name = ""]) => name);
}
