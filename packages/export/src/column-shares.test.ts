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
