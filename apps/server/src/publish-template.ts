/**
 * Publishes a version of a template, as a program: `npm run publish-template -- mid 2`. From then on new documents are
 * made from it, older ones can be moved to it, and its files cannot be changed any more.
 */
import { type PlaceProblem, versionProblems } from "@brudnopis/document";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { polishDay } from "./polish-time.ts";
import { projectPaths } from "./project.ts";
import { filesOf, type Published, publishedFile } from "./published.ts";
import { StartProblem } from "./start-problem.ts";
import { loadTemplates, type Templates } from "./templates.ts";

const [name, number, folder] = process.argv.slice(2);

try {
  const version = Number(number);
  if (name === undefined || !Number.isInteger(version)) {
    throw new StartProblem("Which version? For example: npm run publish-template -- mid 2");
  }
  await publish(name, version, folder === undefined ? projectPaths.templates : resolve(folder));
  console.log(`${name}/v${version} is published. Commit ${publishedFile} with it.`);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}

/** @throws StartProblem naming all that stands against it. */
async function publish(template: string, version: number, templates: string): Promise<void> {
  const loaded = await loadTemplates(templates);
  if (loaded.isPublished({ id: template, version })) {
    throw new StartProblem(`${template}/v${version} is published already`);
  }
  const problems = problemsOf(loaded, template, version);
  if (problems.length > 0) {
    const lines = problems.map(({ message }) => `  ${message}`).join("\n");
    throw new StartProblem(`${template}/v${version} cannot be published:\n${lines}`);
  }
  const home = join(templates, template, `v${version}`);
  const published: Published = {
    format: 1,
    on: polishDay(Date.now()),
    files: await filesOf(home),
  };
  await writeFile(join(home, publishedFile), `${JSON.stringify(published, null, 2)}\n`);
}

/** Of the bare template and of each pack that both versions have: documents have one or the other. */
function problemsOf(loaded: Templates, id: string, version: number): PlaceProblem[] {
  const whole = (of: number, pack?: string) => loaded.find({ id, version: of }, pack);
  const next = whole(version);
  if (!next) return [{ address: "", message: `There is no ${id}/v${version}` }];
  const previous = loaded.versionsOf(id).findLast((other) => other < version);
  if (previous === undefined) return [];
  const packs = [undefined, ...loaded.packsOf({ id, version: previous }).map((pack) => pack.id)];
  const problems = packs.flatMap((pack) => {
    const [before, after] = [whole(previous, pack), whole(version, pack)];
    return before && after ? versionProblems(before, after) : [];
  });
  const isDraft = !loaded.isPublished({ id, version: previous });
  return [
    ...(isDraft ? [{ address: "", message: `${id}/v${previous} has to be published first` }] : []),
    ...new Map(problems.map((problem) => [problem.message, problem])).values(),
  ];
}
