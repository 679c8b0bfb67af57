import type { FieldContent, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { blocksText } from "./blocks-text.ts";
import type { Block, PrintDocument } from "./print.ts";
import { toPrintDocument } from "./print-document.ts";
import type { PrintOptions } from "./print-options.ts";
import { line, paragraph, rich, smallContent, smallOptions, smallTemplate } from "./testing.ts";

function print(
  options: Partial<PrintOptions>,
  template: Template = smallTemplate(),
  content = smallContent(),
): PrintDocument {
  return toPrintDocument(content, template, { ...smallOptions, ...options });
}

function blocksOf(document: PrintDocument): readonly Block[] {
  return document.sections.flatMap(({ blocks }) => blocks);
}

function textOf(document: PrintDocument): string {
  return blocksText(blocksOf(document)).replaceAll("\u00a0", " ");
}

function choice(key: string): FieldContent {
  return { type: "choice", keys: [key] };
}

/** With notes, a doubtful column and somebody's name. */
function workingTemplate(): Template {
  const template = smallTemplate();
  const label = { pl: "Uwagi", en: "Notes" };
  const base = { label, required: false, personal: false } as const;
  return {
    ...template,
    sections: template.sections.map((section) =>
      section.key === "challenge"
        ? {
            ...section,
            parts: [
              ...section.parts,
              { ...base, type: "rich", key: "notes", maxLength: 4000 },
              { ...base, type: "line", key: "person", maxLength: 250, personal: true },
            ],
          }
        : section,
    ),
    collections: template.collections.map((collection) =>
      collection.key === "actions"
        ? {
            ...collection,
            columns: [...collection.columns, "origin"],
            fields: [
              ...collection.fields,
              { ...base, type: "line", key: "origin", maxLength: 250 },
            ],
          }
        : collection,
    ),
  };
}

const workingContent = smallContent({
  fields: {
    ...smallContent().fields,
    "challenge.notes": rich(paragraph("Do sprawdzenia przed sesją.")),
    "challenge.person": line("Anna Nowak"),
  },
});

test("a council sees neither notes nor anybody's name, also when personal data is asked for", () => {
  const options = { preset: "council", withPersonalData: true } as const;
  const council = print(options, workingTemplate(), workingContent);
  const full = print({ withPersonalData: true }, workingTemplate(), workingContent);

  expect(textOf(full)).toContain("Do sprawdzenia");
  expect(textOf(full)).toContain("Anna Nowak");
  expect(textOf(council)).not.toContain("Do sprawdzenia");
  expect(textOf(council)).not.toContain("Anna Nowak");
  expect(textOf(council)).toContain("Ciepłownia geotermalna");
});

test("a document and one for the council end with who signs and what exactly", () => {
  const revision = { id: "r7", at: "2026-02-26T23:30:00Z", name: "Na sesję" };
  const { signOff } = print({ preset: "council", revision, contentHash: "0a".repeat(32) });

  expect(signOff?.signatures).toEqual([{ role: "W imieniu: Miasto Konin" }]);
  expect(signOff?.facts.map(({ text }) => text)).toEqual([
    "Na sesję (r7)",
    "27\u00a0lutego 2026\u00a0r., 00:30",
    "0a".repeat(32),
    "27\u00a0lutego 2026\u00a0r.",
  ]);
  expect(print({ preset: "summary" }).signOff).toBeUndefined();
});

test("who signs reads what they sign, and has lines for place, date and name", () => {
  const { signOff } = print({ preset: "council", language: "en" });

  expect(signOff?.subject.replaceAll("\u00a0", " ")).toContain("version 0.9, 27 February 2026");
  expect(signOff?.lines).toEqual({ place: "place and date", signature: "signature and stamp" });
});

test.each([
  [undefined, undefined, ["Załącznik do uchwały", "nr …", "z dnia …"]],
  ["order", undefined, ["Załącznik do zarządzenia", "nr …", "z dnia …"]],
  ["resolution", "uchwała nr 12/2026", ["Załącznik", "uchwała nr 12/2026"]],
  ["none", undefined, undefined],
])("a council knows which act it is annexed to: %s, %s", (adoption, act, expected) => {
  const content = smallContent();
  const fields = {
    ...content.fields,
    ...(adoption ? { "identification.adoption": choice(adoption) } : {}),
    ...(act ? { "identification.adoption-number": line(act) } : {}),
  };

  const { cover } = print({ preset: "council" }, smallTemplate(), { ...content, fields });

  expect(cover.annex?.map((text) => text.replace(/\u00a0/g, " ").replace(/…+/, "…"))).toEqual(
    expected,
  );
  expect(print({}).cover.annex).toBeUndefined();
});

test("a mark on a short scale is ticked in a form", () => {
  const template = smallTemplate();
  const label = { pl: "Ocena", en: "Score" };
  const scale = { type: "number", key: "score", label, required: false, personal: false } as const;
  const withScale = (max: number) => ({
    ...template,
    sections: [
      { ...template.sections[0], parts: [{ ...scale, min: 1, max, decimals: 0 }] },
    ] as Template["sections"],
  });
  const optionsOf = (max: number) =>
    blocksOf(print({ preset: "form" }, withScale(max))).flatMap((block) =>
      block.type === "form" ? [block.options] : [],
    );

  expect(optionsOf(5)).toEqual([["1", "2", "3", "4", "5"]]);
  expect(optionsOf(100)).toEqual([undefined]);
});

test("what is not final says so across every page", () => {
  expect(print({}).watermark).toBe("PROJEKT");
  expect(print({ state: "in-review" }).watermark).toBe("W RECENZJI");
  expect(print({ state: "in-review", language: "en" }).watermark).toBe("IN REVIEW");
  expect(print({ state: "final" }).watermark).toBeUndefined();
  expect(print({ preset: "form" }).watermark).toBeUndefined();
});

test("an empty form asks every field of the template once and says nothing of the document", () => {
  const form = print({ preset: "form" }, workingTemplate(), workingContent);
  const labels = blocksOf(form).flatMap((block) => (block.type === "form" ? [block.label] : []));

  expect(form.title).toBe("Miejska Inicjatywa Działania");
  expect(labels).toEqual([
    "Tytuł",
    "Początek",
    "Koniec",
    "Forma przyjęcia",
    "Jednostka",
    "Pytanie",
    "Diagnoza",
    "Wizja",
    "Uwagi",
    "Uwagi",
    "Problem",
    "Zakres (wpis)",
    "Zaczyna się po (wpis)",
    "Nazwa (wpis)",
    "Zasady",
    "Raport publiczny",
  ]);
  expect(JSON.stringify(form)).not.toMatch(/Konin –|geotermalna|Anna Nowak/);
});

test("choices of a form are offered, texts have a box and short values a line", () => {
  const blocks = blocksOf(print({ preset: "form" }));

  expect(blocks).toContainEqual({
    type: "form",
    label: "Forma przyjęcia",
    isRequired: false,
    room: "line",
    options: ["zarządzenie", "uchwała"],
  });
  expect(blocks).toContainEqual({
    type: "form",
    label: "Diagnoza",
    isRequired: true,
    room: "box",
  });
});

test("two pages have as many rows as fit, and count the others", () => {
  const content = smallContent();
  const [first] = content.collections["actions"] ?? [];
  if (!first) throw new Error("The small document has an action");
  const actions = Array.from({ length: 90 }, (_, index) => ({
    ...first,
    id: `a${index}`,
    code: `D${index + 1}`,
  }));
  const many = { ...content, collections: { ...content.collections, actions } };
  const [table, note] =
    print({ preset: "summary" }, smallTemplate(), many).sections.find(
      ({ key }) => key === "actions",
    )?.blocks ?? [];

  expect(table?.type === "table" ? table.body.length : 0).toBe(12);
  expect(blocksText(note ? [note] : [])).toBe(
    "W\u00a0pełnym dokumencie jest jeszcze: 78\u00a0wpisów.",
  );
});

test("the marks of the programme are on the cover, and their pictures among the assets", () => {
  const mark = { id: "abcdefghijklmnop", type: "image/png", width: 40, height: 20 } as const;
  const { cover, assets } = print({ marks: [{ ...mark, alt: "Unia Europejska" }] });

  expect(cover.marks).toEqual([{ asset: mark.id, alt: "Unia Europejska" }]);
  expect(assets).toEqual([mark]);
});
