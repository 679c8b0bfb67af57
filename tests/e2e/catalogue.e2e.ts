import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { eventually, saved, textOf, useStage } from "./harness.ts";
import { focused, tabTo } from "./keys.ts";

const stage = useStage();

test("funding sources chosen from the catalogue fill records, as one step that undo takes back", async () => {
  const page = await stage().inKonin("konin");
  const before = await rowsOf(page, "funding-sources");
  const dialog = await openCatalogue(page, "Wykaz źródeł finansowania");

  await search(page, "pozyczki bgk");
  await dialog.getByRole("checkbox", { name: "Pożyczki BGK" }).check();
  await search(page, "ELENA");
  await dialog.getByRole("checkbox", { name: "ELENA – przygotowanie inwestycji" }).check();
  await dialog.getByRole("button", { name: "Dodaj 2 wpisy" }).click();

  await dialog.waitFor({ state: "detached" });
  await rowOf(page, "funding-sources", "ELENA – przygotowanie inwestycji").waitFor();
  const loan = rowOf(page, "funding-sources", "Pożyczki BGK");
  expect(await loan.innerText()).toContain("pożyczka lub kredyt");
  await eventually(
    () => focused(page),
    (name) => name.startsWith("textbox Źródło"),
  );
  await saved(page);

  await page.getByRole("button", { name: "Cofnij", exact: true }).first().click();

  await loan.waitFor({ state: "detached" });
  await eventually(
    () => rowsOf(page, "funding-sources"),
    (rows) => rows === before,
  );
  expect(stage().complaints).toEqual([]);
});

test("the button beside what was added takes it back, and it stays a record like any other until then", async () => {
  const page = await stage().inKonin("konin");
  const dialog = await openCatalogue(page, "Wykaz źródeł finansowania");
  await search(page, "EBOR");
  await dialog.getByRole("checkbox", { name: "Finansowanie EBOR" }).check();
  await dialog.getByRole("button", { name: "Dodaj 1 wpis" }).click();
  const row = rowOf(page, "funding-sources", "Finansowanie EBOR");
  await row.waitFor();
  const address = `${await row.getAttribute("data-place")}.name`;
  await eventually(
    () => focused(page),
    (name) => name.startsWith("textbox Źródło"),
  );

  await page.keyboard.press("Control+End");
  await page.keyboard.type(" dla spółek");
  await eventually(
    () => textOf(page, address),
    (text) => text === "Finansowanie EBOR dla spółek",
  );
  await page.locator(".toast").getByRole("button", { name: "Cofnij" }).click();

  await row.waitFor({ state: "detached" });
  await saved(page);
});

test("a source that is over says so in words, and what is in the document is marked", async () => {
  const { signedIn, demo } = stage();
  const page = await signedIn("konin");
  await page.clock.setFixedTime("2026-11-23T12:00:00+01:00");
  await page.goto(`/dokumenty/${demo.documents.konin}`);
  await saved(page);
  const dialog = await openCatalogue(page, "Wykaz źródeł finansowania");

  const entry = (name: string) => dialog.locator(".catalogue-entry", { hasText: name });
  expect(await entry("Krajowy Plan Odbudowy (KPO)").innerText()).toContain(
    "Zakończone 31.08.2026. Nie planuj z tego źródła nowych wydatków.",
  );
  expect(await entry("FEnIKS 2021–2027").innerText()).not.toContain("Zakończone");
  expect(await entry("Budżet miasta").innerText()).toContain("już w dokumencie");
  expect(await entry("URBACT IV").innerText()).not.toContain("już w dokumencie");
});

test("an indicator is chosen by keyboard alone, and belongs to the goal in whose form it was chosen", async () => {
  const page = await stage().inKonin("konin");
  const goal = page.locator("#s-goals tr.record-row").nth(1);
  await goal.getByRole("button", { name: /^Otwórz/ }).click();
  const form = page.locator("#s-goals .record-form").first();
  const button = form.getByRole("button", { name: "Wybierz z katalogu: Wskaźniki" });
  await button.focus();

  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Katalog: Wskaźniki" });
  await dialog.locator(".catalogue-entry").first().waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await focused(page)).toMatch(/^button Wybierz z katalogu: Wskaźniki/);

  await page.keyboard.press("Enter");
  await dialog.locator(".catalogue-entry").first().waitFor();
  await tabTo(page, /^input Szukaj w katalogu/, "Tab", 5);
  await page.keyboard.type("ubostwie");
  await eventually(
    () => dialog.locator(".catalogue-entry").count(),
    (count) => count === 1,
  );
  await tabTo(page, /^input Gospodarstwa domowe w ubóstwie/, "Tab", 3);
  await page.keyboard.press("Space");
  await tabTo(page, /^button Dodaj 1 wpis/, "Tab", 3);
  await page.keyboard.press("Enter");

  const row = rowOf(page, "indicators", "Gospodarstwa domowe w ubóstwie energetycznym");
  await row.waitFor();
  expect(await row.locator(".code").innerText()).toMatch(/^W2\.\d$/);
  expect(await row.innerText()).toContain("% gospodarstw");
  await eventually(
    () => focused(page),
    (name) => name.startsWith("textbox Wskaźnik"),
  );
  await saved(page);
});

test("who may only read is offered no catalogue", async () => {
  const page = await stage().inKonin("facilitator");

  expect(await page.getByRole("button", { name: /^Wybierz z katalogu/ }).count()).toBe(0);
});

async function openCatalogue(page: Page, collection: string) {
  await page.getByRole("button", { name: `Wybierz z katalogu: ${collection}` }).click();
  const dialog = page.getByRole("dialog", { name: `Katalog: ${collection}` });
  await dialog.locator(".catalogue-entry").first().waitFor();
  return dialog;
}

/** Types and waits until the list has followed. */
async function search(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Szukaj w katalogu" }).fill(words);
  await eventually(
    () => page.locator(".catalogue-entry").count(),
    (count) => count === 1,
  );
}

function rowOf(page: Page, collection: string, name: string) {
  return page.locator(`tr.record-row[data-place^="${collection}/"]`, { hasText: name });
}

function rowsOf(page: Page, collection: string): Promise<number> {
  return page.locator(`tr.record-row[data-place^="${collection}/"]`).count();
}
