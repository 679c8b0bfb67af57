import { Template, type Change, type DiffNode, type FieldContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { createI18n } from "../i18n/i18n.ts";
import {
  authorsText,
  changedAt,
  changeSentence,
  type ChangeFacts,
  changeText,
  sectionSummary,
} from "./change-words.ts";
import en from "./changes.words.en.json" with { type: "json" };
import pl from "./changes.words.pl.json" with { type: "json" };

const i18n = createI18n();
i18n.addResourceBundle("pl", "changes", pl);
i18n.addResourceBundle("en", "changes", en);

const names = {
  "actions/d3": "D3 Termomodernizacja",
  "actions/d9": "",
  "partners/mpec": "MPEC-Konin",
  "partners/um": "Urząd Miejski",
  "partners/pwik": "PWiK",
};
const facts = factsIn("pl");

test("a value says what it was and what it is, in the unit that it is read in", () => {
  const change = value("actions/d3.cost", money(4_860_000_000), money(5_100_000_000));

  expect(said(change)).toBe("D3 Termomodernizacja – Koszt: 48 600 000 zł → 51 000 000 zł");
  expect(said(change, factsIn("en"))).toBe(
    "D3 Termomodernizacja – Cost: PLN 48,600,000 → PLN 51,000,000",
  );
});

test.each<[string, Change, string]>([
  ["the first value", value("actions/d3.cost", undefined, money(100)), "wpisano 1 zł"],
  ["the first choice", value("basics.kind", undefined, chosen("new")), "wybrano nowy"],
  ["a value that is gone", value("actions/d3.cost", money(100), undefined), "usunięto 1 zł"],
  ["a unit of the template", value("basics.saved", number(10), number(12.5)), "10 MWh → 12,5 MWh"],
  [
    "a date",
    value("basics.start", date("2026-04-01"), date("2026-05-01")),
    "01.04.2026 → 01.05.2026",
  ],
  [
    "one partner for another",
    value("actions/d3.with", refers("um"), refers("mpec")),
    "Urząd Miejski → MPEC-Konin",
  ],
  [
    "one partner more",
    value("actions/d3.with", refers("um"), refers("um", "mpec")),
    "dodano MPEC-Konin",
  ],
  [
    "partners who come and go",
    value("actions/d3.with", refers("um", "pwik"), refers("mpec", "um")),
    "dodano MPEC-Konin, usunięto PWiK",
  ],
  [
    "another order",
    value("actions/d3.with", refers("um", "pwik", "mpec"), refers("um", "mpec", "pwik")),
    "zmieniono kolejność: Urząd Miejski, MPEC-Konin, PWiK",
  ],
  [
    "a partner who is gone",
    value("actions/d3.with", refers("x"), refers("um")),
    "pozycja, której już nie ma → Urząd Miejski",
  ],
  [
    "what was not understood",
    value("actions/d3.cost", raw("ok. 5 mln"), money(100)),
    "ok. 5 mln → 1 zł",
  ],
])("%s is said as $2", (_, change, what) => {
  expect(plain(changeText(change, facts).what)).toBe(what);
});

test.each<[string, DiffNode[], string]>([
  [
    "a word for another",
    [text("z "), deleted("39"), inserted("41"), text(" budynków")],
    "„39” → „41”",
  ],
  ["a few words", [text("Faktury "), inserted("i odczyty ")], "dopisano „i odczyty”"],
  ["a few words that are gone", [text("Faktury "), deleted(" i odczyty")], "usunięto „i odczyty”"],
  [
    "a bold word within new ones",
    [inserted("i "), { ...inserted("odczyty"), marks: [{ type: "bold" }] }],
    "wpisano „i odczyty”",
  ],
  [
    "several places",
    [inserted("a"), text(" b "), inserted("c"), text(" d "), inserted("e")],
    "dopisano 3 słowa, usunięto 12 słów",
  ],
  [
    "two places of one kind",
    [inserted("a"), text(" b "), inserted("c")],
    "dopisano 3 słowa, usunięto 12 słów",
  ],
  ["long words", [inserted("a".repeat(61))], "dopisano 3 słowa, usunięto 12 słów"],
])("of a text, %s: $2", (_, content, what) => {
  const change = textChange({ blocks: [{ type: "paragraph", content }], inserted: 3, deleted: 12 });

  expect(said(change)).toBe(`Treść: ${what}`);
});

test("words of two new paragraphs are not taken for one", () => {
  const paragraph = (words: string): DiffNode => ({
    type: "paragraph",
    content: [inserted(words)],
  });

  expect(said(textChange({ blocks: [paragraph("Cel."), paragraph("Plan.")], inserted: 2 }))).toBe(
    "Treść: dopisano 2 słowa",
  );
});

test("a text of which only the counts are known says these", () => {
  expect(said(textChange({ inserted: 22, deleted: 0 }))).toBe("Treść: dopisano 22 słowa");
  expect(said(textChange({ inserted: 0, deleted: 0 }))).toBe("Treść: zmieniono tekst");
});

test("a text with the same words says whether its look or its shape is another", () => {
  const marked: DiffNode = { ...text("ważne"), change: { type: "marked", was: [] } };
  const reshaped: DiffNode = {
    type: "heading",
    content: [text("Cel")],
    change: { type: "reshaped", was: "paragraph", wasAttrs: {} },
  };

  expect(said(textChange({ blocks: [{ type: "paragraph", content: [marked] }] }))).toBe(
    "Treść: zmieniono wyróżnienia",
  );
  expect(said(textChange({ blocks: [reshaped] }))).toBe("Treść: zmieniono układ tekstu");
});

test("an empty paragraph more is a change of shape, not nothing", () => {
  const blank: DiffNode = { type: "paragraph", change: { type: "inserted" } };

  expect(said(textChange({ blocks: [{ type: "paragraph", content: [text("a")] }, blank] }))).toBe(
    "Treść: zmieniono układ tekstu",
  );
});

test("pictures that came, went or say something else are told where no words changed", () => {
  const image = (change: DiffNode["change"]): DiffNode => ({
    type: "image",
    attrs: { asset: "abcdefghijkmnp23" },
    ...(change ? { change } : {}),
  });
  const inQuote = (node: DiffNode): DiffNode => ({ type: "blockquote", content: [node] });
  const saidOf = (...blocks: DiffNode[]) => said(textChange({ blocks }));
  const reshaped = { type: "reshaped", was: "image", wasAttrs: {} } as const;

  expect(saidOf(inQuote(image({ type: "inserted" })))).toBe("Treść: dodano obraz");
  expect(saidOf(image({ type: "deleted" }), image(undefined))).toBe("Treść: usunięto obraz");
  expect(saidOf(image(reshaped))).toBe("Treść: zmieniono opis lub podpis obrazu");
  expect(saidOf(image({ type: "deleted" }), image({ type: "inserted" }))).toBe(
    "Treść: zmieniono obrazy",
  );
});

test("a record is named within its table, and says from where it was moved", () => {
  expect(said(record("added"))).toBe("Działania: dodano D3 Termomodernizacja");
  expect(said(record("removed"))).toBe("Działania: usunięto D3 Termomodernizacja");
  expect(said({ ...record("moved"), from: 5, to: 2 })).toBe(
    "Działania: przesunięto D3 Termomodernizacja z miejsca 5 na 2",
  );
  expect(said(record("moved"))).toBe("Działania: przesunięto D3 Termomodernizacja");
});

test("a record without a name, and one that nobody knows any more, are said to be that", () => {
  const unnamed = { ...record("added"), record: { id: "d9", fields: {} } };

  expect(said(unnamed)).toBe("Działania: dodano pozycję bez nazwy");
  expect(said(value("actions/d9.cost", undefined, money(100)))).toBe(
    "pozycja bez nazwy – Koszt: wpisano 1 zł",
  );
  expect(said(value("actions/gone.cost", undefined, money(100)))).toBe(
    "pozycja, której już nie ma – Koszt: wpisano 1 zł",
  );
});

test("the document that is shown names records that the comparison does not", () => {
  const shown = { actions: [{ id: "d1", code: "D1", fields: { name: line("Zespół") } }] };

  expect(
    said(value("actions/d1.cost", undefined, money(100)), { ...facts, collections: shown }),
  ).toBe("D1 Zespół – Koszt: wpisano 1 zł");
});

test("a place that the template no longer has is said to be gone, and its change stays", () => {
  expect(said(value("basics.old", number(1), number(2)))).toBe(
    "miejsce, którego już nie ma w szablonie: zmieniono tekst",
  );
});

test("authors are named once each, the last first, and counted from the third on", () => {
  const people = Object.fromEntries(
    ["Anna Wójcik", "Jan Sosna", "Ewa Lis", "Ola Mak"].map((name) => [
      name,
      { id: name, name, organisation: "Konin", hue: 1 },
    ]),
  );
  const by = (...ids: string[]) =>
    authorsText(
      ids.map((person) => ({ person, at: 0, seq: 0 })),
      people,
      facts.t,
    );

  expect(by("Anna Wójcik", "Anna Wójcik")).toBe("Anna Wójcik");
  expect(by("Jan Sosna", "Anna Wójcik", "Jan Sosna")).toBe("Jan Sosna i Anna Wójcik");
  expect(by("Jan Sosna", "Anna Wójcik", "Ewa Lis")).toBe("Jan Sosna, Anna Wójcik i 1 osoba");
  expect(by("Jan Sosna", "Anna Wójcik", "Ewa Lis", "Ola Mak")).toBe(
    "Jan Sosna, Anna Wójcik i 2 osoby",
  );
  expect(by("nobody")).toBe("autor nieznany");
  expect(by()).toBe("autor nieznany");
});

test("words that somebody took over are both people's, and a guest goes by name", () => {
  const people = Object.fromEntries(
    ["Anna Wójcik", "Jan Nowak"].map((name) => [
      name,
      { id: name, name, organisation: "", hue: 1 },
    ]),
  );
  const credit = { person: "Anna Wójcik", at: 0, seq: 0 };
  const by = (own: object) => authorsText([{ ...credit, ...own }], people, facts.t);

  expect(by({ suggestedBy: "Jan Nowak" })).toBe("Anna Wójcik, z sugestii: Jan Nowak");
  expect(by({ suggestedByGuest: "Ewa z MPEC" })).toBe("Anna Wójcik, z sugestii: Ewa z MPEC");
  expect(by({})).toBe("Anna Wójcik");
});

test("a change was made when the last of it was", () => {
  const credit = (at: number) => ({ person: "anna", at, seq: at });

  expect(changedAt({ by: [credit(5), credit(9), credit(7)] })).toBe(9);
  expect(changedAt({ by: [] })).toBeUndefined();
});

test("a section sums up what is listed and what is not", () => {
  const changes = [record("added"), record("removed")];

  expect(
    sectionSummary({ section: "plan", changes, inserted: 34, deleted: 1, unlisted: 3 }, facts.t),
  ).toBe("5 zmian, dopisano 34 słowa, usunięto 1 słowo");
});

function factsIn(language: "pl" | "en"): ChangeFacts {
  return { t: i18n.getFixedT(language, "changes"), language, template: template(), names };
}

function said(change: Change, about = facts): string {
  return plain(changeSentence(change, about));
}

/** Numbers are held together by spaces that do not break. */
function plain(sentence: string): string {
  return sentence.replace(/[\u00a0\u202f]/g, " ");
}

function value(address: string, before?: FieldContent, after?: FieldContent): Change {
  return {
    type: "value",
    id: address,
    section: "basics",
    by: [],
    address,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
}

type TextFacts = Partial<Extract<Change, { type: "text" }>>;
function textChange(about: TextFacts): Change {
  const place = { id: "basics.text", section: "basics", address: "basics.text", by: [] };
  return { type: "text", inserted: 0, deleted: 0, ...place, ...about };
}

type RecordChange = Extract<Change, { type: "record" }>;
function record(what: RecordChange["what"]): RecordChange {
  const d3 = { id: "d3", code: "D3", fields: { name: line("Termomodernizacja") } };
  const place = { id: `actions/d3`, section: "plan", by: [] };
  return { type: "record", what, collection: "actions", record: d3, ...place };
}

function text(words: string): DiffNode {
  return { type: "text", text: words };
}
function inserted(words: string): DiffNode {
  return { ...text(words), change: { type: "inserted" } };
}
function deleted(words: string): DiffNode {
  return { ...text(words), change: { type: "deleted" } };
}

function line(words: string): FieldContent {
  return { type: "line", text: words };
}
function money(grosze: number): FieldContent {
  return { type: "money", grosze };
}
function number(of: number): FieldContent {
  return { type: "number", value: of };
}
function date(day: string): FieldContent {
  return { type: "date", date: day };
}
function chosen(...keys: string[]): FieldContent {
  return { type: "choice", keys };
}
function refers(...ids: string[]): FieldContent {
  return { type: "reference", ids };
}
function raw(written: string): FieldContent {
  return { type: "unparsed", raw: written };
}

function both(polish: string, english = polish) {
  return { pl: polish, en: english };
}

function template(): Template {
  const counted = {
    pl: { one: "działanie", few: "działania", many: "działań", other: "działania" },
    en: { one: "action", other: "actions" },
  };
  return Template.parse({
    format: 1,
    id: "small",
    version: 1,
    title: both("Mały"),
    shortTitle: both("M"),
    titleField: "basics.title",
    sections: [
      {
        key: "basics",
        number: "1",
        title: both("Podstawy"),
        parts: [
          { type: "line", key: "title", label: both("Tytuł") },
          { type: "rich", key: "text", label: both("Treść") },
          { type: "date", key: "start", label: both("Początek") },
          {
            type: "number",
            key: "saved",
            label: both("Oszczędność"),
            unit: { from: "fixed", unit: "MWh" },
          },
          {
            type: "enum",
            key: "kind",
            label: both("Rodzaj"),
            options: [
              { key: "new", label: both("nowy") },
              { key: "old", label: both("dawny") },
            ],
          },
          { type: "collection", collection: "actions" },
          { type: "collection", collection: "partners" },
        ],
      },
    ],
    collections: [
      {
        key: "actions",
        title: both("Działania"),
        counted,
        add: both("Dodaj"),
        code: { prefix: "D" },
        name: "name",
        columns: ["name"],
        fields: [
          { type: "line", key: "name", label: both("Nazwa") },
          { type: "money", key: "cost", label: both("Koszt", "Cost") },
          {
            type: "reference",
            key: "with",
            label: both("Partnerzy"),
            to: "partners",
            multiple: true,
          },
        ],
      },
      {
        key: "partners",
        title: both("Partnerzy"),
        counted,
        add: both("Dodaj"),
        name: "name",
        columns: ["name"],
        fields: [{ type: "line", key: "name", label: both("Nazwa") }],
      },
    ],
  });
}
