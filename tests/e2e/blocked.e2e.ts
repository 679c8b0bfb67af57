/** Networks that let no WebSocket through: the page finds out by itself, and goes on over HTTP. */
import type { Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { blockWebSockets, unblockWebSockets } from "./block-websockets.ts";
import { enter, eventually, saved, textOf, useStage } from "./harness.ts";

const stage = useStage();
const field = "summary.text";

afterEach(unblockWebSockets);

test("P29 two people write together where upgrades are cut off, and a page that is loaded again does not try", async () => {
  const tried = blockWebSockets("cut");
  const { inKonin } = stage();
  const [anna, joanna] = [await inKonin("konin"), await inKonin("rybnik")];
  expect(tried()).toBeGreaterThanOrEqual(2);

  await write(anna, " Od Anny.");
  await reads(joanna, "Od Anny.");
  await write(joanna, " Od Joanny.");
  await reads(anna, "Od Joanny.");
  expect(await textOf(anna, field)).toBe(await textOf(joanna, field));

  const before = tried();
  await anna.reload();
  await saved(anna);
  await write(anna, " Po odświeżeniu.");
  await reads(joanna, "Po odświeżeniu.");
  expect(tried()).toBe(before);
});

test("P29 an upgrade that is never answered is waited for four seconds", async () => {
  blockWebSockets("silent");
  const page = await stage().signedIn("konin");
  const start = performance.now();

  await page.goto(`/dokumenty/${stage().demo.documents.konin}`);
  await saved(page);

  const ms = performance.now() - start;
  expect(ms).toBeGreaterThan(4_000);
  expect(ms).toBeLessThan(15_000);
});

test("a browser with more tabs than it has connections still loads pages and saves, in each of them", async () => {
  blockWebSockets("cut");
  const first = await stage().inKonin("konin");
  const tabs: Page[] = [first];
  for (let count = 0; count < 6; count += 1) {
    const tab = await first.context().newPage();
    await tab.goto(first.url());
    await saved(tab);
    tabs.push(tab);
  }

  const last = tabs.at(-1) ?? first;
  await last.bringToFront();
  await write(last, " Z siódmej karty.");
  for (const tab of tabs) await reads(tab, "Z siódmej karty.");
});

async function write(page: Page, words: string): Promise<void> {
  const editor = await enter(page, field);
  await editor.press("Control+End");
  await page.keyboard.type(words);
  await saved(page);
}

async function reads(page: Page, words: string): Promise<void> {
  await eventually(
    () => textOf(page, field),
    (text) => text.includes(words),
  );
}
