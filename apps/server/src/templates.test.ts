import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { projectPaths } from "./project.ts";
import { filesOf, publishedFile } from "./published.ts";
import { StartProblem } from "./start-problem.ts";
import { temporaryFolder } from "./store/testing.ts";
import { loadTemplates } from "./templates.ts";

const label = (text: string) => ({ pl: text, en: text });

const template = {
  format: 1,
  id: "plan",
  version: 1,
  title: label("Plan"),
  shortTitle: label("Plan"),
  titleField: "summary.title",
  sections: [
    {
      key: "summary",
      number: "1",
      title: label("Streszczenie"),
      parts: [{ type: "line", key: "title", label: label("Tytuł") }],
    },
  ],
  collections: [
    {
      key: "risks",
      title: label("Ryzyka"),
      counted: {
        pl: { one: "ryzyko", few: "ryzyka", many: "ryzyk", other: "ryzyka" },
        en: { one: "risk", other: "risks" },
      },
      add: label("Dodaj ryzyko"),
      name: "name",
      columns: ["name"],
      fields: [{ type: "line", key: "name", label: label("Nazwa") }],
    },
  ],
};

const pack = {
  format: 1,
  id: "energy",
  template: { id: "plan", version: 1 },
  title: label("Energia"),
  catalogues: { risks: [{ key: "delay", fields: { name: label("Opóźnienie") } }] },
};

test("the project's own templates and packs load", async () => {
  const templates = await loadTemplates(projectPaths.templates);

  expect(templates.newest()).toMatchObject([{ ref: { id: "mid", version: 2 } }]);
  expect(templates.pack({ id: "mid", version: 1 }, "energy")?.id).toBe("energy");
});

test("new documents are made from the newest version, old ones keep theirs", async () => {
  const folder = await folderWith({
    "plan/v1/template.json": template,
    "plan/v2/template.json": { ...template, version: 2 },
    "plan/v10/template.json": { ...template, version: 10 },
  });

  const templates = await loadTemplates(folder);

  expect(templates.newest().map(({ ref }) => ref)).toEqual([{ id: "plan", version: 10 }]);
  expect(templates.templateOf({ templateId: "plan", templateVersion: 1, pack: null }).version).toBe(
    1,
  );
});

test("an organisation in no network gets the only pack there is, and none when there are two", async () => {
  const one = await folderWith({
    "plan/v1/template.json": template,
    "plan/v1/packs/energy.json": pack,
  });
  const two = await folderWith({
    "plan/v1/template.json": template,
    "plan/v1/packs/energy.json": pack,
    "plan/v1/packs/housing.json": { ...pack, id: "housing" },
  });

  expect((await loadTemplates(one)).packFor(undefined)).toBe("energy");
  expect((await loadTemplates(two)).packFor(undefined)).toBeUndefined();
  expect((await loadTemplates(two)).packFor("housing")).toBe("housing");
});

test("K1 a document with a pack has the template with what the pack adds", async () => {
  const folder = await folderWith({
    "plan/v1/template.json": template,
    "plan/v1/packs/energy.json": {
      ...pack,
      fields: { risks: [{ type: "line", key: "sign", label: label("Znak") }] },
    },
  });
  const templates = await loadTemplates(folder);
  const fieldsWith = (id: string | null) =>
    templates
      .templateOf({ templateId: "plan", templateVersion: 1, pack: id })
      .collections.flatMap(({ fields }) => fields.map(({ key }) => key));

  expect(fieldsWith("energy")).toEqual(["name", "sign"]);
  expect(fieldsWith(null)).toEqual(["name"]);
  expect(fieldsWith("taken-away")).toEqual(["name"]);
});

test("K1 every document of a pack has the same template object, so that what is kept for it is kept once", async () => {
  const templates = await loadTemplates(projectPaths.templates);
  const document = { templateId: "mid", templateVersion: 2, pack: "energy" };

  expect(templates.templateOf(document)).toBe(templates.templateOf({ ...document }));
});

test("a template offers the packs of its newest version", async () => {
  const folder = await folderWith({
    "plan/v1/template.json": template,
    "plan/v1/packs/energy.json": pack,
    "plan/v2/template.json": { ...template, version: 2 },
    "plan/v2/packs/housing.json": {
      ...pack,
      id: "housing",
      template: { id: "plan", version: 2 },
      title: label("Mieszkania"),
    },
  });

  expect((await loadTemplates(folder)).newest()[0]?.packs).toEqual([
    { id: "housing", title: label("Mieszkania") },
  ]);
});

const [firstSection] = template.sections;

test.each([
  ["no templates at all", {}, "There are no templates in"],
  [
    "a template that is not JSON",
    { "plan/v1/template.json": "{" },
    /plan\/v1\/template\.json is not readable as JSON/,
  ],
  [
    "a template with a field of an unknown type",
    {
      "plan/v1/template.json": {
        ...template,
        sections: [
          { ...firstSection, parts: [{ type: "colour", key: "title", label: label("Kolor") }] },
        ],
      },
    },
    /plan\/v1\/template\.json is refused:\n {2}sections\.0\.parts\.0\.type: /,
  ],
  [
    "a template whose title leads nowhere",
    { "plan/v1/template.json": { ...template, titleField: "summary.name" } },
    'titleField: No line field has the address "summary.name"',
  ],
  [
    "a template in the folder of another version",
    { "plan/v2/template.json": template },
    "id: It says plan/v1 and lies in plan/v2",
  ],
  [
    "a pack for a collection that the template does not have",
    {
      "plan/v1/template.json": template,
      "plan/v1/packs/energy.json": { ...pack, catalogues: { goals: pack.catalogues.risks } },
    },
    /energy\.json is refused:\n {2}catalogues\.goals: The template has no collection "goals"/,
  ],
  [
    "a pack that repeats a field of the template",
    {
      "plan/v1/template.json": template,
      "plan/v1/packs/energy.json": {
        ...pack,
        fields: { risks: [{ type: "line", key: "name", label: label("Nazwa") }] },
      },
    },
    'energy.json is refused:\n  (with the template) collections.risks.fields.name.key: Two are called "name"',
  ],
  [
    "a pack of another template",
    {
      "plan/v1/template.json": template,
      "plan/v1/packs/energy.json": { ...pack, template: { id: "plan", version: 2 } },
    },
    "template: The folder is that of plan/v1",
  ],
])("%s is refused with file, place and reason", async (_case, files, message) => {
  const folder = await folderWith(files);

  await expect(loadTemplates(folder)).rejects.toThrow(StartProblem);
  await expect(loadTemplates(folder)).rejects.toThrow(message);
});

test("one wrong key in the project's own template is found", async () => {
  const folder = await temporaryFolder();
  await cp(projectPaths.templates, folder, { recursive: true });
  const file = join(folder, "mid/v1/template.json");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace('"required"', '"requierd"'));

  await expect(loadTemplates(folder)).rejects.toThrow(/sections\.\d+\.parts\.\d+: .*requierd/);
});

async function folderWith(files: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

test("a draft is not offered while there is a published version, and documents can have it all the same", async () => {
  const folder = await folderWith({
    "plan/v1/template.json": template,
    "plan/v2/template.json": { ...template, version: 2 },
  });
  await publish(folder, "plan/v1");

  const templates = await loadTemplates(folder);

  expect(templates.newest().map(({ ref }) => ref.version)).toEqual([1]);
  expect(templates.find({ id: "plan", version: 2 })?.version).toBe(2);
});

test.each([
  ["its template", "template.json", { ...template, title: label("Inny plan") }],
  ["a new pack", "packs/energy.json", pack],
])("a published version in which %s was changed by hand stops the start", async (_, file, json) => {
  const folder = await folderWith({ "plan/v1/template.json": template });
  await publish(folder, "plan/v1");

  await mkdir(dirname(join(folder, "plan/v1", file)), { recursive: true });
  await writeFile(join(folder, "plan/v1", file), JSON.stringify(json));

  await expect(loadTemplates(folder)).rejects.toThrow(
    `${file}: It was published on 2026-11-23 and has been changed since`,
  );
});

test("how a published file is laid out does not matter", async () => {
  const folder = await folderWith({ "plan/v1/template.json": template });
  await publish(folder, "plan/v1");

  await writeFile(join(folder, "plan/v1/template.json"), JSON.stringify(template, null, 4));

  expect((await loadTemplates(folder)).isPublished({ id: "plan", version: 1 })).toBe(true);
});

async function publish(folder: string, version: string): Promise<void> {
  const files = await filesOf(join(folder, version));
  const published = { format: 1, on: "2026-11-23", files };
  await writeFile(join(folder, version, publishedFile), JSON.stringify(published));
}
