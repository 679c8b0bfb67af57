import { expect, test } from "vitest";
import { baseName, contentDisposition, fileName } from "./file-name.ts";

test.each([
  ["Konin – ciepło z ziemi", "MID – Konin – ciepło z ziemi.pdf"],
  ["MID Konina", "MID Konina.pdf"],
  ['a/b\\c:d*e?f"g<h>i|j', "MID – a b c d e f g h i j.pdf"],
  ["tytuł\u0000 z \u202eodwrotnie", "MID – tytuł z odwrotnie.pdf"],
  ["Kropka na końcu.", "MID – Kropka na końcu.pdf"],
])("a document called %j is downloaded as %j", (title, name) => {
  expect(fileName("MID", title, "pdf")).toBe(name);
});

test("a long title is cut to what shared drives take", () => {
  const name = fileName("MID", "ż".repeat(300), "pdf");

  expect(name).toHaveLength(124);
  expect(name).toMatch(/ż….pdf$/);
});

test("a long title gives way to what tells files of one document apart", () => {
  const name = baseName("MID", "ż".repeat(300), ", dla rady, wersja 0.9, 2026-11-22");

  expect(name).toHaveLength(120);
  expect(name).toMatch(/^MID – ż+…, dla rady, wersja 0.9, 2026-11-22$/);
});

test("old programs get the name without Polish letters, today's browsers the real one", () => {
  expect(contentDisposition("MID – żółw „10%”.pdf")).toBe(
    'attachment; filename="MID - zolw _10__.pdf"; ' +
      "filename*=UTF-8''MID%20%E2%80%93%20%C5%BC%C3%B3%C5%82w%20%E2%80%9E10%25%E2%80%9D.pdf",
  );
});

test("a name cannot end the header it is in", () => {
  expect(contentDisposition('a"; x="b\r\nset-cookie: c')).not.toMatch(/[\r\n]|"a"; x/);
});

test("half a character in a name keeps nobody from the file", () => {
  expect(contentDisposition("\ud800pół.pdf")).toContain("%EF%BF%BDp%C3%B3%C5%82.pdf");
});
