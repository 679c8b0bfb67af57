/** `npm run publish-template`: what it refuses, and that a published version is one from then on. */
import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Field, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { projectPaths } from "../../apps/server/src/project.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";

const program = join(projectPaths.root, "apps/server/src/publish-template.ts");

test("a version is published once, after the one before it", async () => {
  const folder = await drafts();

  expect(await publish("mid", "2", folder)).toContain("mid/v1 has to be published first");
  expect(await publish("mid", "1", folder)).toContain("mid/v1 is published");
  expect(await publish("mid", "2", folder)).toContain("mid/v2 is published");
  expect(await publish("mid", "2", folder)).toContain("mid/v2 is published already");
  expect((await loadTemplates(folder)).isPublished({ id: "mid", version: 2 })).toBe(true);
});

test("a version in which a key has come to mean something else is refused, place by place", async () => {
  const folder = await drafts();
  await publish("mid", "1", folder);
  const file = join(folder, "mid/v2/template.json");
  const template = Template.parse(JSON.parse(await readFile(file, "utf8")));
  const parts = template.sections[0]?.parts ?? [];
  const index = parts.findIndex((part) => "key" in part && part.key === "version-date");
  const label = { pl: "Rok wersji", en: "Year of the version" };
  // The reader of a year would not know what to do with the dates that documents hold.
  parts[index] = Field.parse({ type: "year", key: "version-date", label });
  await writeFile(file, JSON.stringify(template));

  expect(await publish("mid", "2", folder)).toContain(
    '"identification.version-date" has another type than before: give it a new key',
  );
  expect((await loadTemplates(folder)).isPublished({ id: "mid", version: 2 })).toBe(false);
});

/** The project's templates as if nothing of them were published yet. */
async function drafts(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(projectPaths.templates, "mid"), join(folder, "mid"), {
    recursive: true,
    filter: (path) => !path.endsWith("published.json"),
  });
  return folder;
}

/** What the program says, whether it agrees or not. */
async function publish(...args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [program, ...args]);
  return run.then(
    ({ stdout }) => stdout,
    (failure: { readonly stderr: string }) => failure.stderr,
  );
}
