import { withoutPersonalFields } from "@brudnopis/document";
import type { DocumentContent, RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { smallContent, smallTemplate } from "../testing.ts";
import { preflight, type PreflightFacts } from "./preflight.ts";

const facts: PreflightFacts = {
  preset: "full",
  language: "pl",
  withPersonalData: false,
  images: new Set(["aaaaaaaaaaaaaaaa"]),
  openReview: 0,
};

/** The small document with this in one of its texts. */
function withText(...content: RichNode[]): DocumentContent {
  const base = smallContent();
  const doc = { type: "doc" as const, content };
  return { ...base, fields: { ...base.fields, "challenge.vision": { type: "rich", doc } } };
}

/** What is found besides what the small document has always lacked. */
function found(
  content: DocumentContent,
  more: Partial<PreflightFacts> = {},
  template = smallTemplate(),
) {
  const always = preflight(smallContent(), smallTemplate(), facts).map((each) =>
    JSON.stringify(each),
  );
  return preflight(content, template, { ...facts, ...more }).filter(
    (each) => !always.includes(JSON.stringify(each)),
  );
}

const kinds = (findings: ReturnType<typeof found>) => findings.map(({ kind }) => kind);

test("an empty document says what is missing, and where", () => {
  const empty: DocumentContent = { ...smallContent(), title: " ", fields: {}, collections: {} };

  const findings = preflight(empty, smallTemplate(), facts);

  expect(findings[0]).toEqual({ kind: "no-title" });
  expect(findings).toContainEqual({
    kind: "empty",
    address: "challenge.question",
    place: "Wyzwanie – Pytanie",
  });
});

test("an empty form misses nothing that somebody would have written", () => {
  const empty: DocumentContent = { ...smallContent(), fields: {}, collections: {} };

  expect(preflight(empty, smallTemplate(), { ...facts, preset: "form" })).toEqual([]);
});

test("a preset is asked only for what it shows", () => {
  const empty: DocumentContent = { ...smallContent(), fields: {}, collections: {} };
  const missed = (preset: PreflightFacts["preset"]) =>
    preflight(empty, smallTemplate(), { ...facts, preset }).map(
      ({ address, section }) => address ?? section,
    );

  expect(missed("full").length).toBeGreaterThan(missed("summary").length);
  expect(missed("review")).toEqual(missed("full"));
  expect(missed("summary")).toContain("challenge.question");
  expect(missed("summary")).not.toContain("identity.unit");
  expect(missed("full")).toContain("identity.unit");
});

test("pictures that say nothing or are not there are found, and decorative ones are not", () => {
  const image = (attrs: RichNode["attrs"]): RichNode => ({
    type: "image",
    ...(attrs ? { attrs } : {}),
  });
  const asset = "aaaaaaaaaaaaaaaa";

  expect(
    kinds(
      found(
        withText(
          image({ asset, alt: "", caption: "Rynek" }),
          image({ asset, alt: "Plan rynku" }),
          image({ asset, alt: "", decorative: true }),
          image({ asset: "bbbbbbbbbbbbbbbb", alt: "Zniknął" }),
        ),
      ),
    ),
  ).toEqual(["no-alternative", "image-missing"]);
});

test("links that say nothing, second headings without a first and tables without a head are found", () => {
  const link = (text: string): RichNode => ({
    type: "paragraph",
    content: [{ type: "text", text, marks: [{ type: "link", attrs: { href: "https://bip.pl" } }] }],
  });
  const text = (words: string): RichNode => ({
    type: "paragraph",
    content: [{ type: "text", text: words }],
  });
  const content = withText(
    link("tutaj"),
    link("https://bip.konin.pl/uchwala"),
    link("Uchwała nr 5"),
    { type: "heading", attrs: { level: 4 }, content: [{ type: "text", text: "Tło" }] },
    {
      type: "table",
      content: [{ type: "tableRow", content: [{ type: "tableCell", content: [text("Rok")] }] }],
    },
  );

  const findings = found(content);

  expect(findings.map(({ kind, quote }) => [kind, quote])).toEqual([
    ["poor-link", "tutaj"],
    ["poor-link", "https://bip.konin.pl/uchwala"],
    ["heading-gap", "Tło"],
    ["no-head", "Rok"],
  ]);
});

test("symbols that no font has are told once each, for files that bring their fonts", () => {
  const content = withText({
    type: "paragraph",
    content: [{ type: "text", text: "Miasto 🏙️ i 🏙️ żółw" }],
  });
  const canShow = (symbol: string) => !symbol.startsWith("🏙");

  expect(found(content)).toEqual([]);
  expect(found(content, { canShow })).toMatchObject([
    { kind: "unknown-symbol", quote: "🏙️", count: 1, address: "challenge.vision" },
  ]);
});

test("open remarks are told where the file does not show them", () => {
  expect(found(smallContent(), { openReview: 3 })).toEqual([{ kind: "open-review", count: 3 }]);
});

test("what is personal is neither quoted nor missed, and its leaving out is told", () => {
  const template = smallTemplate();
  const [section] = template.sections;
  const parts = section?.parts.map((part) =>
    "personal" in part && part.key === "unit" ? { ...part, personal: true } : part,
  );
  const personal = {
    ...template,
    sections: template.sections.map((each) =>
      each === section && parts ? { ...each, parts } : each,
    ),
  };
  expect(withoutPersonalFields(personal)).not.toEqual(personal);

  const base = smallContent();
  const unit = { type: "line", text: "Anna Wójcik" } as const;
  const content = { ...base, fields: { ...base.fields, "identity.unit": unit } };

  const without = found(content, {}, personal);
  const held = found(content, { withPersonalData: true }, personal);

  expect(without).toEqual([{ kind: "personal-left-out", count: 1 }]);
  expect(held).toEqual([]);
});
