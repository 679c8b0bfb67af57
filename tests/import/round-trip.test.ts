/** What our own files say, read back: out of a document, through a file, into an empty one. */
import {
  applyImport,
  createDocument,
  createFromSeed,
  plainText,
  planImport,
  readDocument,
} from "@brudnopis/document";
import { toPrintDocument } from "@brudnopis/export";
import { writeCsv } from "@brudnopis/export/csv";
import { writeDocx } from "@brudnopis/export/docx";
import { writeJson } from "@brudnopis/export/json";
import { writeXlsx } from "@brudnopis/export/xlsx";
import {
  type DocumentContent,
  type ImportDraft,
  inboxAddress,
  Seed,
  withInbox,
  type Template,
} from "@brudnopis/schema";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Doc } from "yjs";
import { readFile } from "../../apps/server/src/import/read-file.ts";
import { projectPaths } from "../../apps/server/src/project.ts";
import { everyField } from "../export/every-field.ts";
import { hasLibreOffice, officeTimeoutMs, resave } from "../export/libreoffice.ts";
import { stressDocument } from "../export/stress.ts";
import { loadWithPack } from "../templates/testing.ts";
import { loadTemplates } from "../../apps/server/src/templates.ts";

let template: Template;
let konin: DocumentContent;

beforeAll(async () => {
  const seed = Seed.parse(
    JSON.parse(readFileSync(`${projectPaths.templates}/mid/samples/konin.json`, "utf8")),
  );
  const templates = await loadTemplates(projectPaths.templates);
  template = withInbox(templates.find(seed.template, seed.pack) ?? expect.fail("no template"));
  konin = readDocument(createFromSeed(template, seed), template);
});

/** Into an empty document of the same kind. */
async function taken(
  bytes: Uint8Array,
  name = "plik",
  { networkKind, pack, illustrative } = konin,
  within = template,
): Promise<{ draft: ImportDraft; content: DocumentContent; doc: Doc }> {
  const { draft } = await readFile({ name, bytes });
  const doc = createDocument(within, { language: "pl", networkKind, pack, illustrative });
  const content = readDocument(doc, within);
  let count = 0;
  applyImport(doc, planImport(draft, within, content), {
    template: within,
    content,
    language: "pl",
    ...(draft.content ? { from: draft.content } : {}),
    newId: () => `new${(count += 1)}`,
  });
  return { draft, content: readDocument(doc, within), doc };
}

/** Every field of the template says something, two records in every collection. */
const energy = withInbox(loadWithPack("energy"));
const every = everyField(loadWithPack("energy")).content;

test("a document out as JSON and in again is the same", async () => {
  const json = writeJson(konin, template, {
    madeAt: "2026-11-23T20:00:00.000Z",
    images: [],
    assets: new Map(),
  });

  const { content } = await taken(new TextEncoder().encode(json));

  expect(content).toEqual(konin);
});

test("every record of a spreadsheet of ours comes back with all that it said", async () => {
  const { content } = await taken(await writeXlsx(konin, template, "pl"));

  for (const [key, records] of Object.entries(konin.collections))
    expect({ [key]: content.collections[key] }).toEqual({ [key]: records });
  expect(content.fields["import-inbox.text"]).toBeUndefined();
});

test("every record of every collection comes back from a spreadsheet, with all fields", async () => {
  const { content } = await taken(await writeXlsx(every, energy, "pl"), "plik", every, energy);

  expect(Object.keys(content.collections)).toEqual(energy.collections.map(({ key }) => key));
  expect(content).toEqual(every);
});

test("a hundred rows come back from a spreadsheet in their order, also when they are written in pieces", async () => {
  const { content: stress } = stressDocument({ images: 0 });
  const ids = ({ collections }: DocumentContent) =>
    collections["stakeholders"]?.map(({ id }) => id);

  const { content } = await taken(await writeXlsx(stress, energy, "pl"), "plik", stress, energy);

  expect(ids(stress)).toHaveLength(100);
  expect(ids(content)).toEqual(ids(stress));
});

test("every field out as JSON and in again is the same, and hostile texts too", async () => {
  const { content: typed, images, bytes } = stressDocument();
  const again = (content: DocumentContent) => {
    const json = writeJson(content, energy, {
      madeAt: "2026-11-23T20:00:00Z",
      images,
      assets: bytes,
    });
    return taken(new TextEncoder().encode(json), "plik", content, energy);
  };
  // As a document can hold them: no control characters, no halves of letters.
  const { content: stress } = await again(typed);

  expect((await again(every)).content).toEqual(every);
  expect((await again(stress)).content).toEqual(stress);
  expect(Object.keys(saidIn(stress)).toSorted()).toEqual(Object.keys(saidIn(typed)).toSorted());
  expect(JSON.stringify(stress)).toContain("<script>alert(1)</script>");
});

test("a table of ours as CSV comes back, also when Excel has saved it in its own way", async () => {
  const csv = writeCsv(konin, template, "pl", "actions");

  const { content } = await taken(new TextEncoder().encode(csv), "Działania.csv");

  expect(content.collections["actions"]?.map(({ fields }) => fields["name"])).toEqual(
    konin.collections["actions"]?.map(({ fields }) => fields["name"]),
  );
});

test.skipIf(!hasLibreOffice)(
  "a Word file of ours that LibreOffice has saved anew brings every field's words back",
  async () => {
    const print = toPrintDocument(konin, template, {
      language: "pl",
      exportedAt: "2026-11-23",
      versionLabel: "0.9",
      organisations: ["Konin"],
      withPersonalData: true,
    });
    const written = await writeDocx(print, new Map());
    const { "konin.docx": saved } = await resave({ "konin.docx": written }, "docx");

    const { content } = await taken(saved ?? expect.fail("no file"), "konin.docx");

    expect(simply(content.fields)).toMatchObject(simply(konin.fields));
    const counts = ({ collections }: DocumentContent) =>
      Object.entries(collections).map(([key, records]) => [key, records.length]);
    expect(counts(content)).toEqual(counts(konin));
    const all = linesOf(content).join("\n");
    expect(linesOf(konin).filter((line) => !all.includes(line))).toEqual([]);
  },
  officeTimeoutMs,
);

test.skipIf(!hasLibreOffice)(
  "every field of the template comes back from a Word file of ours that LibreOffice has saved anew",
  async () => {
    const print = toPrintDocument(every, energy, {
      language: "pl",
      exportedAt: "2026-11-23",
      versionLabel: "0.9",
      organisations: ["Konin"],
      withPersonalData: true,
    });
    const written = await writeDocx(print, new Map());
    const { "every.docx": saved } = await resave({ "every.docx": written }, "docx");

    const { content } = await taken(saved ?? expect.fail("no file"), "every.docx", every, energy);

    expect(Object.keys(saidIn(every)).length).toBeGreaterThan(300);
    expect(saidIn(content)).toEqual(saidIn(every));
  },
  officeTimeoutMs,
);

test("what a Word file of ours says is missing is still missing when it comes back", async () => {
  const { content: stress } = stressDocument({ images: 0 });
  const print = toPrintDocument(stress, energy, {
    language: "pl",
    exportedAt: "2026-11-23",
    versionLabel: "0.9",
    organisations: ["Konin"],
  });
  const written = await writeDocx(print, new Map());

  const { content } = await taken(written, "stress.docx", stress, energy);

  expect(JSON.stringify(print)).toContain("nie uzupełniono");
  const places = new Set(Object.keys(saidIn(stress)));
  expect(Object.keys(saidIn(content)).filter((place) => !places.has(place))).toEqual([]);
});

/** By place, records by their number: what a field says, and nothing for one that says nothing. */
function saidIn({ fields, collections }: DocumentContent): Record<string, unknown> {
  const placed = [
    ...Object.entries(fields),
    ...Object.entries(collections).flatMap(([key, records]) =>
      records.flatMap((record, index) =>
        Object.entries(record.fields).map(
          ([field, content]) => [`${key}/${index}.${field}`, content] as const,
        ),
      ),
    ),
  ];
  const numbers = new Map(
    Object.entries(collections).flatMap(([key, records]) =>
      records.map(({ id }, index) => [id, `${key}/${index}`] as const),
    ),
  );
  return Object.fromEntries(
    placed.flatMap(([place, content]) => {
      const said =
        content.type === "rich"
          ? plainText(content.doc)
          : content.type === "reference"
            ? content.ids.map((id) => numbers.get(id)).join()
            : content;
      return said === "" || place === inboxAddress ? [] : [[place, said]];
    }),
  );
}

/** Fields by what they say: formatted text as its lines. */
function simply(fields: DocumentContent["fields"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      field.type === "rich" ? plainText(field.doc) : field,
    ]),
  );
}

/** What people wrote, a line of text each, in fields and records. */
function linesOf({ fields, collections }: DocumentContent): string[] {
  const records = Object.values(collections).flat();
  return [fields, ...records.map((record) => record.fields)].flatMap((each) =>
    Object.values(each).flatMap((field) => {
      if (field.type === "line") return [field.text];
      return field.type === "rich" ? plainText(field.doc).split("\n") : [];
    }),
  );
}
