import { expect, test } from "vitest";
import { readPdf } from "../export/read-pdf.ts";
import { password, people, saved, useStage } from "./harness.ts";
import { focused, tabTo } from "./keys.ts";

const stage = useStage();

test("signs in, opens, writes, leaves the editor, adds a record and exports by keyboard alone", async () => {
  const { newPage, complaints } = stage();
  const page = await newPage();
  await page.goto("/zaloguj");
  await page.getByLabel("Adres e-mail").waitFor();

  await tabTo(page, /^input Adres e-mail/);
  await page.keyboard.type(people.konin);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /ciepło z ziemi/ }).waitFor();

  await tabTo(page, /ciepło z ziemi/);
  await page.keyboard.press("Enter");
  await saved(page);

  // The skip link leads past the bars and the outline.
  await tabTo(page, /Przejdź do treści/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^textbox Obszar MID/);
  await page.locator(".ProseMirror-focused").waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Dopisane z klawiatury");

  // In a list Tab belongs to the list, until Esc.
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("ArrowRight");
  for (let tries = 0; tries < 12 && !/Lista punktowana/.test(await focused(page)); tries += 1) {
    await page.keyboard.press("ArrowRight");
  }
  expect(await focused(page)).toMatch(/Lista punktowana/);
  await page.keyboard.press("Enter");
  const items = page.locator('[data-place="identification.area"] li');
  await items.filter({ hasText: "Dopisane" }).waitFor();
  // The bar gives the focus back in the next frame.
  await page.locator(".ProseMirror-focused").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("podpunkt");
  await page.keyboard.press("Tab");
  await items.locator("li", { hasText: "podpunkt" }).waitFor();
  expect(await focused(page)).toMatch(/^textbox Obszar MID/);
  await page.keyboard.press("Escape");
  // The table can be searched; behind that it is one stop, at first the button of its first record.
  await tabTo(page, /^button Otwórz: Urząd Miejski/, "Tab", 2);

  await tabTo(page, /^button Dodaj podmiot/);
  await page.keyboard.press("Enter");
  await page.locator(".record-form .ProseMirror-focused").waitFor();
  await page.keyboard.type("Spółdzielnia „Klawiatura”");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await saved(page);

  await tabTo(page, /^button Eksportuj/, "Shift+Tab", 90);
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Eksport dokumentu" }).waitFor();
  expect(await focused(page)).toBe("button Pobierz PDF");
  await page.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^MID.*Konin.*\.pdf$/);
  await page.getByText(/^Gotowe\. Plik/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await focused(page)).toMatch(/Eksportuj/);

  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const { pages } = await readPdf(Buffer.concat(chunks));
  expect(pages.join(" ")).toContain("Dopisane z klawiatury");
  expect(pages.join(" ").replace(/[\u00ad\s]+/g, " ")).toContain("Spółdzielnia „Klawiatura”");
  expect(complaints).toEqual([]);
});
