import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { docx, paragraph, table } from "../import/files.ts";
import { violationsOn } from "./axe.ts";
import { eventually, place, saved, textOf, useStage } from "./harness.ts";
import { focused } from "./keys.ts";

const stage = useStage();

const file = docx({
  body:
    paragraph("2. Wyzwanie", "Nagwek1") +
    paragraph("Dlaczego teraz", "Nagwek2") +
    paragraph("Ceny energii rosną o 12% rocznie.") +
    paragraph("Notatki z rady", "Nagwek2") +
    paragraph("Tego nie ma gdzie wpisać.") +
    paragraph("8. Ryzyka", "Nagwek1") +
    table([
      ["Ryzyko", "Prawdopodobieństwo", "Wpływ"],
      ["Opór mieszkańców", "2", "bardzo duży"],
    ]),
});

test("a Word file goes where its headings lead, the rest to the inbox, and one step takes it back", async () => {
  const page = await stage().inKonin("konin");
  const before = await textOf(page, "challenge.why-now");
  await open(page);
  await choose(page, "plan.docx", file);

  const items = page.getByRole("list", { name: "Co jest w pliku i gdzie trafi" });
  await items.waitFor();
  expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
  const kept = items.getByRole("listitem").filter({ hasText: "Ceny energii" });
  expect(await kept.getByLabel("Gdzie trafi").inputValue()).toBe("challenge.why-now");
  expect(await textOf(page, "challenge.why-now")).toBe(before);
  await page.getByRole("button", { name: "Wczytaj do dokumentu" }).click();
  await page.getByRole("button", { name: "Pokaż niedopasowane" }).click();

  await place(page, "import-inbox.text").waitFor();
  expect(await textOf(page, "import-inbox.text")).toContain("Tego nie ma gdzie wpisać.");
  expect(await textOf(page, "challenge.why-now")).toContain("Ceny energii rosną o 12% rocznie.");
  await page.locator('[data-place^="risks/"]', { hasText: "Opór mieszkańców" }).waitFor();
  await saved(page);

  await page.locator("#edit-bar").getByRole("button", { name: "Cofnij" }).click();

  await place(page, "import-inbox.text").waitFor({ state: "detached" });
  await eventually(
    () => textOf(page, "challenge.why-now"),
    (text) => text === before,
  );
  expect(stage().complaints).toEqual([]);
});

test("a text copied in Word is read without the server, by the keyboard alone", async () => {
  const page = await stage().inKonin("konin");
  await open(page);
  await page.getByLabel(/^Albo wklej/).focus();

  await paste(
    page,
    "<h1>Streszczenie</h1><p>Nowe <b>zdanie</b>.</p><script>window.broken = 1</script>",
  );

  const items = page.getByRole("list", { name: "Co jest w pliku i gdzie trafi" });
  await items.waitFor();
  expect(await items.getByRole("listitem").count()).toBe(1);
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  await page.keyboard.press("Escape");
  await eventually(
    () => focused(page),
    (name) => name.includes("Wczytaj z pliku"),
  );
  expect(stage().complaints).toEqual([]);
});

async function open(page: Page): Promise<void> {
  await page.locator("#edit-bar").getByRole("button", { name: "Wczytaj z pliku…" }).click();
  await page.getByRole("dialog", { name: "Wczytaj z pliku" }).waitFor();
}

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const mimeType = "application/octet-stream";
  const buffer = Buffer.from(bytes);
  await page.locator(".import-drop input").setInputFiles({ name, mimeType, buffer });
}

/** As a browser does it: the clipboard itself is out of a test's reach. */
async function paste(page: Page, html: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", copied);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, html);
}
