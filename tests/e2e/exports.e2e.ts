/** Taking documents along: what people choose, what they are told before, and the pages beside the text. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { enter, eventually, saved, useStage } from "./harness.ts";

const stage = useStage();
const names = "Dołącz dane osobowe (imiona i nazwiska)";

async function openPanel(page: Page) {
  await page.getByRole("button", { name: "Eksportuj" }).click();
  const panel = page.getByRole("dialog", { name: "Eksport dokumentu" });
  await panel
    .getByRole("button", { name: /^Pobierz/ })
    .first()
    .waitFor();
  return panel;
}

/** What the page asks the server for when the button is pressed. */
async function asked(page: Page, button: RegExp): Promise<Record<string, unknown>> {
  const request = page.waitForRequest(
    (each) => each.url().endsWith("/exports") && each.method() === "POST",
  );
  await page.getByRole("dialog").getByRole("button", { name: button }).first().click();
  return (await request).postDataJSON() as Record<string, unknown>;
}

test("a file is chosen by what it is for, made, downloaded, and kept at hand", async () => {
  const page = await stage().inKonin("konin");
  const panel = await openPanel(page);
  const download = page.waitForEvent("download");

  await panel.getByRole("radio", { name: "Dla rady" }).check();
  await panel.getByRole("radio", { name: "Word", exact: true }).check();
  expect(await panel.getByRole("checkbox", { name: names }).isChecked()).toBe(false);
  expect(await asked(page, /^Pobierz plik Worda/)).toMatchObject({
    format: "docx",
    preset: "council",
    withPersonalData: false,
  });

  expect((await download).suggestedFilename()).toMatch(/^MID.*Konin.*\.docx$/);
  await panel.getByText(/^Gotowe\. Plik/).waitFor();
  await panel.getByRole("button", { name: /^Pobierz plik MID.*\.docx$/ }).waitFor();
  await panel.getByText(/Niczego nie brakuje|warto poprawić|Dobrze wiedzieć/).waitFor();
  expect(await violationsOn(page)).toEqual([]);
});

test("who does not write in a document is not offered people's names", async () => {
  const page = await stage().inKonin("facilitator");
  const panel = await openPanel(page);

  expect(await panel.getByRole("checkbox", { name: names }).count()).toBe(0);
});

test("the pages stand beside the text, follow it, and are drawn anew where it changed", async () => {
  const page = await stage().inKonin("konin");
  const drawn = () =>
    page
      .locator(".preview-sheet canvas[data-drawn]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-drawn")));
  await page.getByRole("button", { name: "Strony wydruku" }).click();
  await eventually(drawn, (pages) => pages.length > 0);
  const scroller = page.getByRole("region", { name: /^Strony wydruku/ });
  const before = await scroller.evaluate(({ scrollTop }) => scrollTop);

  const editor = await enter(page, "summary.text");
  const followed = await eventually(
    () => scroller.evaluate(({ scrollTop }) => scrollTop),
    (top) => top > before,
  );
  const old = await eventually(drawn, (pages) => pages.length > 1);
  await editor.press("Control+End");
  await page.keyboard.type(" Widać to na stronie.");
  await saved(page);

  const fresh = await eventually(drawn, (pages) => pages.some((each) => !old.includes(each)));
  expect(
    fresh.some((each) => old.includes(each)),
    "the others stay as they were",
  ).toBe(true);
  expect(await scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(followed);
  expect(await violationsOn(page)).toEqual([]);
  expect(stage().complaints).toEqual([]);
});
