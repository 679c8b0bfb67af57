import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { enter, saved, useStage } from "./harness.ts";

const stage = useStage();

test("a table is typed into from its first cell on, and Tab in its last makes a row", async () => {
  const page = await stage().inKonin("konin");
  const editor = await enter(page, "vision.text");
  await editor.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Tabela:");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Wstaw tabelę" }).click();

  await page.keyboard.type("A1");
  await page.keyboard.press("Tab");
  await page.keyboard.type("B1");
  for (let cell = 0; cell < 8; cell += 1) await page.keyboard.press("Tab");
  await page.keyboard.type("A4");
  await page.getByRole("button", { name: "Dodaj kolumnę z prawej" }).click();
  await page.keyboard.press("Tab");
  await page.keyboard.type("nowa");

  const rows = await editor
    .locator("tr")
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(rows).toEqual([
    ["A1", "", "B1", ""],
    ["", "", "", ""],
    ["", "", "", ""],
    ["A4", "nowa", "", ""],
  ]);
  expect(await editor.locator("th:empty, td:empty").count()).toBe(0);
  await saved(page);
});

test("a key that is pressed out of sight brings the page to the caret", async () => {
  const page = await stage().inKonin("konin");
  await page.setViewportSize({ width: 1440, height: 500 });
  const editor = await enter(page, "vision.text");
  // With a letter behind it, for an empty paragraph's caret has no box.
  await page.keyboard.type("ab");
  await page.keyboard.press("ArrowLeft");
  expect(await placeOfCaret(editor)).toBe("in sight");
  await page.evaluate(() => scrollBy({ top: 1200, behavior: "instant" }));
  expect(await placeOfCaret(editor)).toBe("out of sight");
  // The browser follows letters by itself; what a key does otherwise is the editor's to show.
  await page.keyboard.press("Enter");
  expect(await placeOfCaret(editor)).toBe("in sight");
});

function placeOfCaret(editor: Locator): Promise<"in sight" | "out of sight"> {
  return editor.evaluate(() => {
    const caret = getSelection()?.getRangeAt(0).getBoundingClientRect();
    const isSeen = caret !== undefined && caret.top > 0 && caret.bottom <= innerHeight;
    return isSeen ? "in sight" : "out of sight";
  });
}
