/**
 * The templates and their packs, read from files once at the start and never changed while the server runs:
 *
 *   templates/<id>/v<version>/template.json
 *   templates/<id>/v<version>/packs/<pack>.json
 *   templates/<id>/v<version>/published.json       absent for a draft
 */
import {
  inboxSection,
  Pack,
  packProblems,
  Template,
  type TemplateRef,
  type TemplateSummary,
  withInbox,
  withPack,
} from "@brudnopis/schema";
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import { changedFiles, filesOf, Published, publishedFile } from "./published.ts";
import { StartProblem } from "./start-problem.ts";

/** What of a stored document says which template it has. */
interface TemplateOfDocument {
  readonly templateId: string;
  readonly templateVersion: number;
  readonly pack: string | null;
}

export class Templates {
  readonly #templates: ReadonlyMap<string, Template>;
  readonly #packs: ReadonlyMap<string, Pack>;
  /** Templates with their packs, as `withPack` in `packages/schema` makes one of the two. */
  readonly #wholes: ReadonlyMap<string, Template>;

  readonly #published: ReadonlySet<string>;

  constructor(
    templates: readonly Template[],
    packs: readonly Pack[],
    published: readonly TemplateRef[] = [],
  ) {
    this.#published = new Set(published.map(nameOf));
    // What an import leaves over has a place in every document.
    this.#templates = new Map(templates.map((template) => [nameOf(template), withInbox(template)]));
    this.#packs = new Map(packs.map((pack) => [packName(pack.template, pack.id), pack]));
    this.#wholes = new Map(
      packs.flatMap((pack) => {
        const template = this.find(pack.template);
        return template
          ? [[packName(pack.template, pack.id), withPack(template, pack)] as const]
          : [];
      }),
    );
  }

  /** The template with this pack; the bare one where there is no such pack, which loses nothing that was written. */
  find(ref: TemplateRef, pack: string | null | undefined = null): Template | undefined {
    const whole = pack === null ? undefined : this.#wholes.get(packName(ref, pack));
    return whole ?? this.#templates.get(nameOf(ref));
  }

  /** @throws Error when it was taken away while documents still need it. */
  templateOf({ templateId, templateVersion, pack }: TemplateOfDocument): Template {
    const ref = { id: templateId, version: templateVersion };
    const template = this.find(ref, pack);
    if (!template) throw new Error(`The template ${nameOf(ref)} of a stored document is missing`);
    return template;
  }

  pack(ref: TemplateRef, id: string): Pack | undefined {
    return this.#packs.get(packName(ref, id));
  }

  /**
   * The pack of a new document: its network's. An organisation that is in no network gets the only pack there is,
   * rather than no catalogues at all.
   */
  packFor(networkPack: string | undefined): string | undefined {
    if (networkPack !== undefined) return networkPack;
    const ids = new Set([...this.#packs.values()].map(({ id }) => id));
    const [only] = ids;
    return ids.size === 1 ? only : undefined;
  }

  /** The newest version of each: what new documents are made from. */
  newest(): TemplateSummary[] {
    const ids = new Set([...this.#templates.values()].map(({ id }) => id));
    return [...ids].flatMap((id) => {
      const newest = this.newestOf(id);
      if (!newest) return [];
      const { version, title, sections } = newest;
      const ref = { id, version };
      const own = sections.filter(({ key }) => key !== inboxSection.key).length;
      return [{ ref, title, sections: own, packs: this.packsOf(ref) }];
    });
  }

  /** The newest published version; the newest draft only while nothing is published. */
  newestOf(id: string): Template | undefined {
    const versions = this.versionsOf(id);
    const version =
      versions.findLast((candidate) => this.isPublished({ id, version: candidate })) ??
      versions.at(-1);
    return version === undefined ? undefined : this.find({ id, version });
  }

  /** All versions of a template, drafts too, the oldest first. */
  versionsOf(id: string): number[] {
    return [...this.#templates.values()]
      .filter((template) => template.id === id)
      .map(({ version }) => version)
      .sort((a, b) => a - b);
  }

  isPublished(ref: TemplateRef): boolean {
    return this.#published.has(nameOf(ref));
  }

  packsOf(ref: TemplateRef): TemplateSummary["packs"] {
    return [...this.#packs.values()]
      .filter(({ template }) => nameOf(template) === nameOf(ref))
      .map(({ id, title }) => ({ id, title }));
  }
}

/** @throws StartProblem naming the file, the place in it and the reason. */
export async function loadTemplates(folder: string): Promise<Templates> {
  const files = await Array.fromAsync(glob("*/v*/template.json", { cwd: folder }));
  if (files.length === 0) throw new StartProblem(`There are no templates in ${folder}`);
  const templates: Template[] = [];
  const packs: Pack[] = [];
  const published: TemplateRef[] = [];
  for (const file of files.sort()) {
    const template = await readJson(join(folder, file), Template);
    assertName(folder, file, template);
    templates.push(template);
    const packFiles = await Array.fromAsync(
      glob("packs/*.json", { cwd: join(folder, dirname(file)) }),
    );
    for (const packFile of packFiles.sort()) {
      packs.push(await readPack(join(folder, dirname(file), packFile), template));
    }
    if (await isUnchanged(join(folder, dirname(file)))) published.push(template);
  }
  return new Templates(templates, packs, published);
}

/**
 * Whether a version is published.
 * @throws StartProblem when it is, and has been changed since.
 */
async function isUnchanged(folder: string): Promise<boolean> {
  if (!existsSync(join(folder, publishedFile))) return false;
  const { on, files } = await readJson(join(folder, publishedFile), Published);
  const changed = changedFiles(files, await filesOf(folder));
  refuse(
    folder,
    changed.map((path) => ({
      path,
      message: `It was published on ${on} and has been changed since: make a new version instead`,
    })),
  );
  return true;
}

async function readPack(file: string, template: Template): Promise<Pack> {
  const pack = await readJson(file, Pack);
  const problems = packProblems(pack, template);
  if (nameOf(pack.template) !== nameOf(template)) {
    problems.push({ path: "template", message: `The folder is that of ${nameOf(template)}` });
  }
  if (`${pack.id}.json` !== basename(file)) {
    problems.push({ path: "id", message: `The file is called ${basename(file)}` });
  }
  refuse(file, problems);
  return pack;
}

function assertName(folder: string, file: string, template: Template): void {
  const named = dirname(file).replaceAll("\\", "/");
  const expected = `${template.id}/v${template.version}`;
  if (named === expected) return;
  refuse(join(folder, file), [{ path: "id", message: `It says ${expected} and lies in ${named}` }]);
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await parseFile(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: path.join("."),
    message,
  }));
  throw problemIn(file, problems);
}

async function parseFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new StartProblem(`${file} is not readable as JSON: ${String(cause)}`, cause);
  }
}

interface FileProblem {
  readonly path: string;
  readonly message: string;
}

function refuse(file: string, problems: readonly FileProblem[]): void {
  if (problems.length > 0) throw problemIn(file, problems);
}

function problemIn(file: string, problems: readonly FileProblem[]): StartProblem {
  const lines = problems.map(
    ({ path, message }) => `  ${path === "" ? "(whole file)" : path}: ${message}`,
  );
  return new StartProblem(`${file} is refused:\n${lines.join("\n")}`);
}

function nameOf({ id, version }: TemplateRef): string {
  return `${id}/v${version}`;
}

function packName(template: TemplateRef, id: string): string {
  return `${nameOf(template)} ${id}`;
}
