/** The HTML file of a document, opened as who gets it opens it. */
import { toPrintDocument } from "@brudnopis/export";
import { writeHtml } from "@brudnopis/export/html";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyAsset, everyBlock } from "../../packages/export/src/testing-tree.ts";
import { launchBrowser } from "../browser/browser.ts";
import { stressDocument } from "../export/stress.ts";
import { violationsInBoth } from "./axe.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser.close());

test("axe finds nothing in the light and in the dark, whatever a document holds", async () => {
  const page = await browser.newPage();
  await page.setContent(writeHtml(everyBlock(), everyAsset));

  expect(await violationsInBoth(page)).toEqual([]);
  await page.close();
});

test("on a phone nothing runs or fetches, pictures are seen, and only tables are wider than the page", async () => {
  const { content, template, options, bytes } = stressDocument({ pages: 20, images: 4 });
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const print = toPrintDocument(content, template, { ...options, contentHash: "0a".repeat(32) });
  await page.setContent(writeHtml(print, bytes));

  const found = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - innerWidth,
    pictures: document.images.length > 4,
    unseen: [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).length,
    // Who has no mouse moves them by the keyboard.
    fixed: [...document.querySelectorAll<HTMLElement>(".table")].filter(
      (table) => table.scrollWidth > table.clientWidth && table.tabIndex !== 0,
    ).length,
  }));
  expect(found).toEqual({ over: 0, pictures: true, unseen: 0, fixed: 0 });
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([]);
  await page.close();
});
