import { expect, test } from "vitest";
import { line, paragraph, rich, smallContent, smallTemplate } from "../testing.ts";
import { csvLine } from "./csv-line.ts";
import { writeCsv, writeCsvFiles } from "./csv.ts";

test("a table begins with a mark of its encoding and a head that ends with the record's id", () => {
  const [head, first] = writeCsv(smallContent(), smallTemplate(), "pl", "actions").split("\r\n");

  expect(head).toBe(
    '\ufeff"Kod";"Nazwa";"Początek";"Koszt (zł)";"Efekt";"Efekt – jednostka";"Zakres";"Zaczyna się po";"id:actions"',
  );
  expect(first).toBe(
    '"D1";"Audyty 64 budynków";"2026-05-01";"960000,00";"-470";"MWh/rok";"Audyty i paszporty renowacji.";"";"a1"',
  );
});

test("a text says what its pictures show, and an ornament says nothing", () => {
  const picture = (attrs: Record<string, string>) => ({ type: "image", attrs }) as const;
  const content = smallContent({
    fields: {
      "challenge.diagnosis": rich(
        paragraph("Tak jest dziś."),
        picture({ asset: "a1", alt: "Mapa sieci", caption: "Sieć w 2025 r." }),
        picture({ asset: "a2", alt: "" }),
      ),
    },
  });

  const sheet = writeCsvFiles(content, smallTemplate(), "pl").get("fields.csv");

  expect(sheet).toContain("Tak jest dziś.\n[obraz: Mapa sieci – Sieć w 2025 r.]");
  expect(sheet?.match(/obraz:/g)).toHaveLength(1);
});

test("numbers have the decimal separator of the language", () => {
  const content = smallContent();
  const [first] = content.collections["actions"] ?? [];
  if (first) first.fields["effect"] = { type: "number", value: -8.125 };

  expect(writeCsv(content, smallTemplate(), "pl", "actions")).toContain('"-8,125"');
  expect(writeCsv(content, smallTemplate(), "en", "actions")).toContain('"-8.125"');
});

test("what begins like a formula is text, and a negative number is a number", () => {
  expect(csvLine(["=1+1", "+48", "@x", "-1+1", "-12,5", "\t=1", 'a"b', "a;b\nc"])).toBe(
    '"\'=1+1";"\'+48";"\'@x";"\'-1+1";"-12,5";"\'\t=1";"a""b";"a;b\nc"\r\n',
  );
});

test("files of all tables leave out those without records", () => {
  const content = { ...smallContent(), collections: { actions: [], lines: [], sources: [] } };

  expect([...writeCsvFiles(content, smallTemplate(), "pl").keys()]).toEqual(["fields.csv"]);
  expect([...writeCsvFiles(smallContent(), smallTemplate(), "pl").keys()]).toEqual([
    "fields.csv",
    "sources.csv",
    "actions.csv",
    "lines.csv",
  ]);
});

test("records that others name are told by code and name, also when a name would cut the list", () => {
  const content = smallContent();
  const [first] = content.collections["actions"] ?? [];
  if (first) first.fields["name"] = line("Audyty; paszporty");

  const table = writeCsv(content, smallTemplate(), "pl", "actions");

  expect(table).toContain(';"D1";"a2"');
  expect(writeCsv(smallContent(), smallTemplate(), "pl", "actions")).toContain(
    ';"D1 Audyty 64 budynków";"a2"',
  );
});

test.each(["\u0000=1+1", "\u200b=1+1", "\u202e@SUM(A1)", "\ufeff+1", " \u001f-1+1"])(
  "signs that nobody sees hide no formula: %j",
  (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  },
);
