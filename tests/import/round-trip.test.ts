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
  Seed,
  withInbox,
  type Template,
} from "@brudnopis/schema";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Doc } from "yjs";
import { readFile } from "../../apps/server/src/import/read-file.ts";
import { projectPaths } from "../../apps/server/src/project.ts";
import { hasLibreOffice, officeTimeoutMs, resave } from "../export/libreoffice.ts";
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

async function taken(
  bytes: Uint8Array,
  name = "plik",
): Promise<{ draft: ImportDraft; content: DocumentContent; doc: Doc }> {
  const { draft } = await readFile({ name, bytes });
  const doc = empty();
  const content = readDocument(doc, template);
  let count = 0;
  applyImport(doc, planImport(draft, template, content), {
    template,
    content,
    language: "pl",
    ...(draft.content ? { from: draft.content } : {}),
    newId: () => `new${(count += 1)}`,
  });
  return { draft, content: readDocument(doc, template), doc };
}

function empty(): Doc {
  return createDocument(template, {
    language: "pl",
    networkKind: konin.networkKind,
    pack: konin.pack,
    illustrative: konin.illustrative,
  });
}

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
