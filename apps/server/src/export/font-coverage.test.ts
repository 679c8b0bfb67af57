import { expect, test } from "vitest";
import { fontCoverage } from "./font-coverage.ts";
import { printFontPaths } from "./fonts.ts";

test("Polish and other letters of Europe are shown, emoji and other scripts are not", () => {
  const canShow = fontCoverage(printFontPaths());

  for (const symbol of ["ł", "Ż", "ő", "ß", "€", "„", "−", "é"])
    expect([symbol, canShow(symbol)]).toEqual([symbol, true]);
  for (const symbol of ["🏙️", "👩‍🚒", "ק", "字"])
    expect([symbol, canShow(symbol)]).toEqual([symbol, false]);
});
