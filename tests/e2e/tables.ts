/** How people work in the tables of records. */
import { DocumentContent, type RecordContent } from "@brudnopis/schema";
import type { Locator, Page } from "playwright-core";
import { eventually } from "./harness.ts";

/** The rows of a section's tables, with those of tables in forms that are open. */
export function rows(page: Page, section: string): Locator {
  return page.locator(`#s-${section} tr.record-row`);
}

/** What cells say, without the marks and people that stand behind it. */
export async function textsOf(found: Locator): Promise<string[]> {
  const texts = await found.evaluateAll((cells) =>
    cells.map((cell) => cell.firstChild?.textContent ?? ""),
  );
  return texts.map((text) => text.replace(/[\s\u00a0]+/g, " ").trim());
}

/** What a spreadsheet leaves on the clipboard, pasted to where the keyboard is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData("text/plain", plain);
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", init));
  }, text);
}

export async function firstCells(page: Page, section: string): Promise<string[]> {
  return textsOf(rows(page, section).locator('[role="rowheader"]'));
}

/** Writes over what a cell holds, by keyboard. */
export async function writeCell(page: Page, address: string, typed: string): Promise<void> {
  const cell = cellAt(page, address);
  await cell.focus();
  await page.keyboard.press("Enter");
  await cell.locator("input:focus, .ProseMirror-focused").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
}

export function cellAt(page: Page, address: string): Locator {
  return page.locator(`[data-cell="${address}"]`);
}

/** What the server has of a collection by now. */
export async function recordsOf(
  page: Page,
  document: string,
  collection: string,
): Promise<readonly RecordContent[]> {
  const response = await page.request.get(`/api/documents/${document}/content`);
  return DocumentContent.parse(await response.json()).collections[collection] ?? [];
}

/** Waits until the tables of a section say the same on both pages. */
export async function areSame(pages: readonly Page[], section: string): Promise<void> {
  await eventually(
    () => Promise.all(pages.map((page) => textsOf(rows(page, section).locator("[data-cell]")))),
    ([one, other]) => one?.join("|") === other?.join("|"),
  );
}

/** Waits until a cell says the same on all pages. */
export async function saysOn(pages: readonly Page[], address: string, text: string): Promise<void> {
  for (const page of pages) {
    await eventually(
      () => textsOf(cellAt(page, address)),
      (texts) => texts.join() === text,
    );
  }
}
