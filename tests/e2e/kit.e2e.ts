/** Remarks to use again, and the table of all remarks: as a facilitator has them, by keyboard. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { csvRows } from "../http/read-table.ts";
import { violationsOn } from "./axe.ts";
import { useStage } from "./harness.ts";
import { tabTo } from "./keys.ts";

const stage = useStage();

test("a remark is kept, made on two documents at once, and in the table, all by keyboard", async () => {
  const { signedIn, demo, complaints } = stage();
  const page = await signedIn("facilitator");
  await page.goto("/zestaw-uwag");

  await page.getByRole("heading", { name: "Tu będą Twoje uwagi do ponownego użycia" }).waitFor();
  expect(await violationsOn(page), "an empty kit").toEqual([]);
  await tabTo(page, /Dodaj uwagę do zestawu/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Nowa uwaga w zestawie" }).waitFor();
  expect(await violationsOn(page, "[role=dialog]"), "a remark being written").toEqual([]);
  await page.keyboard.type("Brak źródła");
  await page.keyboard.press("Tab");
  await page.keyboard.type("{miasto}: skąd jest ta liczba?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2. Wy");
  await press(page, /Zapisz w zestawie/);

  await page.getByRole("heading", { name: "Brak źródła" }).waitFor();
  expect(await violationsOn(page), "a kit").toEqual([]);
  await press(page, /Użyj w dokumentach: Brak źródła/);
  await page.getByRole("group", { name: "Dokumenty" }).waitFor();
  expect(await violationsOn(page, "[role=dialog]"), "choosing documents").toEqual([]);
  await press(page, /Zaznacz wszystkie/);
  await press(page, /Dodaj uwagę w 2 dokumentach/);
  await page.getByText("Uwaga jest w 2 dokumentach:").waitFor();
  const konin = page.getByRole("dialog").getByRole("link", { name: /ciepło z ziemi/ });
  expect(await konin.getAttribute("href")).toMatch(/#watek=\w+$/);
  await page.keyboard.press("Escape");
  await page.getByText("użyta 2 razy w 2 dokumentach").waitFor();

  await page.goto(`/dokumenty/${demo.documents.konin}`);
  await page.getByRole("button", { name: "Wszystkie uwagi na liście" }).press("Enter");
  await page.getByRole("button", { name: "Tabela uwag" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Tabela uwag" });
  await dialog.getByText("W tabeli będzie 1 uwaga.").waitFor();
  expect(await violationsOn(page, "[role=dialog]:last-of-type"), "the table").toEqual([]);
  await dialog.getByLabel("CSV").check();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Pobierz tabelę" }).press("Enter");
  const [, ...rows] = csvRows(await readFile(await (await download).path()));

  expect(rows).toHaveLength(1);
  expect(rows[0]).toEqual(
    expect.arrayContaining(["Tomasz Adamski", "2. Wyzwanie", "Konin: skąd jest ta liczba?"]),
  );
  expect(complaints).toEqual([]);
});

async function press(page: Page, button: RegExp): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press("Enter");
}
