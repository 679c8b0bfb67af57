import { expect, test } from "vitest";
import { type ColumnSample, columnShares, mustDivide } from "./column-shares.ts";

function column(header: string, texts: readonly string[], keepsLine = false): ColumnSample {
  return { header, texts, keepsLine };
}

test("the shares of a table add up to its width", () => {
  const shares = columnShares([
    column("Kod", ["D1"], true),
    column("Nazwa", ["Audyty i paszporty renowacji 64 budynków"]),
    column("Koszt (zł)", ["48 600 000"], true),
  ]);

  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
});

test("long texts get more than codes and figures", () => {
  const [code = 0, name = 0, cost = 0] = columnShares([
    column("Kod", ["D1"], true),
    column("Nazwa", ["Audyty i paszporty renowacji 64 budynków"]),
    column("Koszt (zł)", ["48 600 000"], true),
  ]);

  expect(name).toBeGreaterThan(cost);
  expect(cost).toBeGreaterThan(code);
});

test("words are whole where there is room, and the longest are divided where there is none", () => {
  const word = "Prawdopodobieństwo";
  const roomy = columnShares([column(word, ["3"]), column("B", ["x"])]);
  const tight = columnShares(Array.from({ length: 8 }, () => column(word, ["długi opis ryzyka"])));

  expect(mustDivide(word, roomy[0] ?? 0)).toBe(false);
  expect(mustDivide(word, tight[0] ?? 0)).toBe(true);
});

test("a table without any text has columns of the same width", () => {
  expect(columnShares([column("", []), column("", [])])).toEqual([0.5, 0.5]);
});

test("a long text takes the room that short ones beside it do not need", () => {
  const remark = "Warto w jednym zdaniu powiedzieć, ile to kosztuje i kto płaci. ".repeat(4);
  const [, place = 0, talk = 0] = columnShares([
    column("Kod", ["U1", "U2"], true),
    column("Miejsce", ["2. Wyzwanie · Diagnoza\n„39 z 64 budynków”", "8. Ryzyka"]),
    column("Uwaga i odpowiedzi", [remark, remark]),
  ]);

  expect(talk).toBeGreaterThan(2 * place);
});

test("no column becomes narrower than its longest figure for the sake of a text", () => {
  const texts = Array.from({ length: 30 }, () =>
    "Kompleksowa termomodernizacja obiektów ".repeat(9),
  );
  const cost = "48 600 000,00";
  const [, own = 0] = columnShares([
    column("Nazwa", texts),
    column(
      "Koszt",
      texts.map(() => cost),
      true,
    ),
  ]);

  expect(mustDivide(cost.replaceAll(" ", "\u00a0"), own)).toBe(false);
});
