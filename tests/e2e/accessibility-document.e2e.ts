/** The page of a document, apart from the pages around it, which are in `accessibility.e2e`: both take long. */
import { expect, test } from "vitest";
import { violationsInBoth } from "./axe.ts";
import { enter, useStage } from "./harness.ts";
import { windows } from "./looks.ts";

const stage = useStage();

test.each(windows)("the document has no serious violation, $name", async ({ name: _, ...look }) => {
  const { inKonin } = stage();
  const other = await inKonin("rybnik");
  await enter(other, "summary.text");
  const page = await inKonin("konin", look);
  expect(await violationsInBoth(page), "as opened").toEqual([]);

  await enter(page, "summary.text");
  await page.locator(".remote-caret").waitFor();
  expect(await violationsInBoth(page), "writing beside somebody").toEqual([]);

  await page.locator("#s-actions tr.record-row").first().locator("td").nth(1).click();
  await page.locator(".record-form").waitFor();
  await page
    .getByRole("button", { name: /^Wskazówka do pola/ })
    .first()
    .click();
  expect(await violationsInBoth(page), "with an open record").toEqual([]);

  await page.getByRole("button", { name: "Eksportuj" }).click();
  await page.getByRole("dialog").waitFor();
  expect(await violationsInBoth(page), "export dialog").toEqual([]);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Podgląd" }).click();
  expect(await violationsInBoth(page), "reading").toEqual([]);
  await other.context().close();
});
