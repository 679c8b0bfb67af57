/** What is told before a file is made, by what the file shows: with the real template, whose working parts a council is not shown. */
import { preflight } from "@brudnopis/export/preflight";
import type { DocumentContent, ExportPreset } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadTemplate, readSample } from "../templates/testing.ts";

const facts = { language: "pl", images: new Set<string>(), openReview: 0 } as const;

test("what a council is not shown may be empty, and personal data is left out although asked for", () => {
  const template = loadTemplate();
  const [record] = readSample("konin", template).collections["stakeholders"] ?? [];
  if (!record) throw new Error("There is nobody");
  const { influence: _, ...fields } = record.fields;
  const content: DocumentContent = {
    ...readSample("konin", template),
    collections: { stakeholders: [{ ...record, fields }] },
  };
  const withName: DocumentContent = {
    ...content,
    fields: {
      ...content.fields,
      "identification.coordinator-name": { type: "line", text: "Ewa Lis" },
    },
  };
  const about = (preset: ExportPreset, of: DocumentContent, withPersonalData = false) =>
    preflight(of, template, { ...facts, preset, withPersonalData });
  const influence = expect.objectContaining({ address: `stakeholders/${record.id}.influence` });

  expect(about("full", content)).toContainEqual(influence);
  expect(about("council", content)).not.toContainEqual(influence);
  expect(about("summary", content)).not.toContainEqual(influence);
  expect(about("council", withName, true)).toContainEqual({ kind: "personal-left-out", count: 1 });
  expect(about("full", withName, true)).not.toContainEqual({ kind: "personal-left-out", count: 1 });
});
