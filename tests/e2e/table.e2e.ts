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
