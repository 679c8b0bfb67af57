import { expect, test } from "vitest";
import { loadTemplate } from "../templates/testing.ts";
import { versionOf } from "../../apps/server/src/documents/version-label.ts";

const template = loadTemplate();

test("a document's version is what it says, also by a template that names no field for it", () => {
  const fields = { "identification.version": { type: "line", text: "0.9" } } as const;

  expect(template.versionField).toBeUndefined();
  expect(versionOf({ fields }, template, "pl")).toBe("0.9");
});

test("one that does not say is a working copy, in the language of the file", () => {
  expect(versionOf({ fields: {} }, template, "pl")).toBe("robocza");
  expect(versionOf({ fields: {} }, template, "en")).toBe("working copy");
});
