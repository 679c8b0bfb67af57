import type { FieldContent } from "@brudnopis/schema";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { line, smallContent, smallTemplate } from "../testing.ts";
import { sheetNames } from "./sheet-names.ts";
import { columnName } from "./sheet-xml.ts";
import { writeXlsx } from "./xlsx.ts";

test("X1 what begins like a formula is text", async () => {
  for (const typed of ["=1+1", "+48 63 240 11 11", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")']) {
    const { cells } = await sheet(3, actionNamed(line(typed)));

    expect(cells.get("B2")).toMatchObject({ type: "inlineStr", text: typed });
  }
});

test("X2 amounts, numbers and days are numbers with a format of their own", async () => {
  const { cells, formatOf } = await sheet(3);

  const [start, cost, effect] = ["C2", "D2", "E2"].map((place) => cells.get(place));
  expect(start).toMatchObject({ value: 46143, type: undefined });
  expect(formatOf(start)).toBe("dd\\.mm\\.yyyy");
  expect(cost).toMatchObject({ value: 960_000, type: undefined });
  expect(formatOf(cost)).toBe('#,##0.00\\ "zł"');
  expect(effect).toMatchObject({ value: -470, type: undefined });
  expect(formatOf(effect)).toBe("#,##0");
});

test("a number shows as many decimal places as it has", async () => {
  const shown = async (value: number) => {
    const { cells, formatOf } = await sheet(3, actionWith("effect", { type: "number", value }));
    return formatOf(cells.get("E2"));
  };

  expect(await shown(8.1)).toBe("#,##0.0");
  expect(await shown(-0.125)).toBe("#,##0.000");
  expect(await shown(1e-9)).toBe("#,##0.000000");
});

test("a day before spreadsheets' calendar is text", async () => {
  const { cells } = await sheet(3, actionWith("starts", { type: "date", date: "1893-05-01" }));

  expect(cells.get("C2")).toMatchObject({ type: "inlineStr", text: "1893-05-01" });
});

test("records that others refer to are named by code and name", async () => {
  const { cells } = await sheet(3);

  expect(cells.get("H3")).toMatchObject({ text: "D1 Audyty 64 budynków" });
});

test("a unit that is chosen beside a number has a column of its own", async () => {
  const { cells } = await sheet(3);

  expect([cells.get("E1")?.text, cells.get("F1")?.text]).toEqual(["Efekt", "Efekt – jednostka"]);
  expect(cells.get("F2")).toMatchObject({ text: "MWh/rok" });
});

test("the last column says which record a row is, unseen", async () => {
  const { cells, xml } = await sheet(3);

  expect([cells.get("I1")?.text, cells.get("I2")?.text]).toEqual(["id:actions", "a1"]);
  expect(xml).toContain('<col min="9" max="9" width="14" customWidth="1" hidden="1"/>');
});

test("the head stays in sight and filters", async () => {
  const { xml } = await sheet(3);

  expect(xml).toContain(
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  );
  expect(xml).toContain('<autoFilter ref="A1:I3"/>');
});

test("fields of sections have a row each, empty ones too", async () => {
  const { cells } = await sheet(1);

  expect(["A2", "B2", "C2", "E2"].map((place) => cells.get(place)?.text)).toEqual([
    "0. Metryczka",
    "Tytuł",
    "Konin – ciepło z ziemi, energia pod kontrolą",
    "identity.title",
  ]);
  expect(cells.get("B6")?.text).toBe("Jednostka");
  expect(cells.get("C6")).toBeUndefined();
});

test("a row is as tall as its longest text, within what Excel allows", async () => {
  const heightOf = async (letters: number) => {
    const { xml } = await sheet(3, actionNamed(line("a ".repeat(letters / 2))));
    return /<row r="2"(?: ht="(\d+)")?/.exec(xml)?.[1];
  };

  expect(await heightOf(100)).toBe("30");
  expect(await heightOf(30_000)).toBe("405");
});

test("text that is longer than a cell of Excel is cut, and says so", async () => {
  const { cells } = await sheet(3, actionNamed(line("ą".repeat(40_000))));

  expect(cells.get("B2")?.text).toHaveLength(32_767);
  expect(cells.get("B2")?.text.endsWith("ą…")).toBe(true);
});

test("what XML cannot hold is left out", async () => {
  const { cells } = await sheet(3, actionNamed(line('a\u0000\u0008<&"\ud800b')));

  expect(cells.get("B2")?.text).toBe('a<&"�b');
});

test("names of sheets are what Excel takes", () => {
  expect(
    sheetNames([
      "Źródła: [a/b]*?",
      "'x'",
      "",
      "a".repeat(40),
      "A".repeat(40),
      `${"b".repeat(30)}😀`,
    ]),
  ).toEqual(["Źródła a b", "x", "–", "a".repeat(31), `${"A".repeat(29)} 2`, "b".repeat(30)]);
});

test("columns go on behind Z", () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});

function actionNamed(name: FieldContent) {
  return actionWith("name", name);
}

function actionWith(key: string, value: FieldContent) {
  const content = smallContent();
  const [first, ...rest] = content.collections["actions"] ?? [];
  if (!first) throw new Error("The small document has actions");
  const actions = [{ ...first, fields: { ...first.fields, [key]: value } }, ...rest];
  return { ...content, collections: { ...content.collections, actions } };
}

interface ReadCell {
  readonly type: string | undefined;
  readonly style: number;
  readonly text: string;
  readonly value: number;
}

/** One sheet of the file, as its XML has it. */
async function sheet(number: number, content = smallContent()) {
  const files = unzipSync(await writeXlsx(content, smallTemplate(), "pl"));
  const part = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const xml = part(`xl/worksheets/sheet${number}.xml`);
  const styles = part("xl/styles.xml");
  const found = xml.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"(?: t="(\w+)")?>(.*?)<\/c>/gs);
  const cells = new Map(
    [...found].map(([, place = "", style, type, inside = ""]): [string, ReadCell] => [
      place,
      {
        type,
        style: Number(style),
        text: unescaped(/<t [^>]*>(.*)<\/t>/s.exec(inside)?.[1] ?? ""),
        value: Number(/<v>(.*)<\/v>/.exec(inside)?.[1]),
      },
    ]),
  );
  const formatOf = (cell: ReadCell | undefined) => {
    const list = /<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0].match(/numFmtId="\d+"/g) ?? [];
    const id = list[cell?.style ?? -1];
    return unescaped(new RegExp(`<numFmt ${id} formatCode="([^"]*)"`).exec(styles)?.[1] ?? "");
  };
  return { xml, cells, formatOf };
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
