import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBoth } from "./axe.ts";
import { eventually, place, saved, useStage } from "./harness.ts";
import { windows } from "./looks.ts";
import { focused, tabTo } from "./keys.ts";

const stage = useStage();

type View = "funding-by-year" | "indicator-paths" | "problem-tree";

/** Brings a view near, so that it draws itself. */
async function viewOn(page: Page, kind: View): Promise<Locator> {
  const view = page.locator(`[data-view="${kind}"]`);
  await view.scrollIntoViewIfNeeded();
  await view.locator(".view-frame").waitFor();
  await view.scrollIntoViewIfNeeded();
  return view;
}

async function show(view: Locator, side: "Wykres" | "Tabela"): Promise<void> {
  await view.getByRole("radio", { name: side }).check();
}

/** Spaces of every kind read the same. */
async function wordsOf(view: Locator): Promise<string> {
  return ((await view.textContent()) ?? "").replace(/[\s\u00a0\u2060]+/g, " ");
}

/** When the text of an element first says something, by the clock of this machine. */
function whenItSays(view: Locator, words: string): Promise<number> {
  return view.evaluate(
    (element, wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!(element.textContent ?? "").replace(/[\s\u00a0]+/g, " ").includes(wanted)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(element, { subtree: true, childList: true, characterData: true });
        look();
      }),
    words,
  );
}

/** Writes the amount of D1's first funding line in its form. */
async function writeAmount(page: Page, amount: string): Promise<void> {
  const input = place(page, "funding-lines/d1-f1.amount").locator("input");
  if ((await input.count()) === 0) {
    for (const record of ["actions/d1", "funding-lines/d1-f1"]) {
      await page.locator(`tr[data-place="${record}"] button[aria-expanded=false]`).last().click();
    }
  }
  await input.last().fill(amount);
  await input.last().press("Enter");
}

test("an amount that one browser changes is in the other's picture and table within a second", async () => {
  const { inKonin, complaints } = stage();
  const reader = await inKonin("rybnik");
  const writer = await inKonin("konin");
  const view = await viewOn(reader, "funding-by-year");
  expect(await wordsOf(view)).toContain("7 źródeł, razem 91 000 000 zł");
  expect(await wordsOf(view)).toContain("Finansowanie jest równe kosztowi każdego działania.");
  const picture = view.locator("svg.scene");

  const drawn = whenItSays(picture, "30 340 000 zł");
  const told = whenItSays(view, "Brakuje 500 000 zł.");
  await writeAmount(writer, "1 180 000");
  await saved(writer);
  const acknowledged = Date.now();

  // The clock starts when the server has the change; what comes earlier is on time too.
  expect((await drawn) - acknowledged).toBeLessThan(1000);
  expect((await told) - acknowledged).toBeLessThan(1000);
  expect(await wordsOf(picture)).toContain("Brakuje");

  await show(view, "Tabela");
  expect(await wordsOf(view)).toContain("brakuje 500 000");
  const back = whenItSays(view.locator("table").first(), "30 840 000");
  await writeAmount(writer, "1 680 000");
  await saved(writer);
  expect((await back) - Date.now()).toBeLessThan(1000);
  expect(await view.getByText("Brakuje", { exact: true }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("every value of the funding view is in tables whose rows lead to their records by keyboard", async () => {
  const page = await stage().inKonin("konin");
  const view = await viewOn(page, "funding-by-year");
  await view.getByRole("radio", { name: "Wykres" }).focus();

  await page.keyboard.press("ArrowRight");
  await view.getByRole("table", { name: "Źródła i lata" }).waitFor();
  await tabTo(page, /Więcej odbiorców ciepła/);
  await page.keyboard.press("Enter");

  await eventually(
    () =>
      page.evaluate(() =>
        document.activeElement?.closest("[data-place]")?.getAttribute("data-place"),
      ),
    (address) => address === "actions/d4.cost",
  );
});

test("an indicator's path is drawn from its records and leads to its form", async () => {
  const page = await stage().inKonin("konin");
  const view = await viewOn(page, "indicator-paths");
  expect(await wordsOf(view)).toContain("Żadne działanie nie podaje wkładu: W2.1 i W3.2.");
  expect(await wordsOf(view.locator("svg.scene").first())).toContain("D3 · 2029−4 300");

  await view.getByRole("link", { name: /^W1\.1/ }).click();

  await place(page, "indicators/w11.name").waitFor();
});

test("causes are put under one another by keyboard, each step announced and taken back by one undo", async () => {
  const { inKonin } = stage();
  const page = await inKonin("konin");
  const other = await inKonin("rybnik");
  const view = await viewOn(page, "problem-tree");
  const seen = await viewOn(other, "problem-tree");
  const under = (where: Locator) =>
    where.locator('[data-side="causes"] > li:first-child > ul [data-node="p2"]');
  const status = page.locator('[role="status"], [aria-live="polite"]');

  await view.locator('[data-node="p2"] .tree-name a').focus();
  await page.keyboard.press("ArrowRight");

  await under(view).waitFor();
  await under(seen).waitFor();
  await eventually(
    async () => (await status.allTextContents()).join(" "),
    (said) => said.includes("jest teraz pod „Faktury i odczyty"),
  );
  expect(await focused(page)).toContain("39 z 64 budynków");

  // Something is under it now, and the tree has two levels.
  await view.locator('[data-node="p1"] .tree-name a').focus();
  await page.keyboard.press("ArrowRight");
  await eventually(
    async () => (await status.allTextContents()).join(" "),
    (said) => said.includes("jest na początku"),
  );

  await view.locator('[data-node="p2"] .tree-name a').focus();
  await page.keyboard.press("ArrowLeft");
  await view.locator('[data-side="causes"] > li > [data-node="p2"]').waitFor();
  await page.getByRole("button", { name: "Cofnij", exact: true }).click();
  await under(view).waitFor();
  await page.getByRole("button", { name: "Cofnij", exact: true }).click();
  await under(view).waitFor({ state: "detached" });
  await under(seen).waitFor({ state: "detached" });
});

test("the menu of a cause adds one under it and moves it, without a mouse", async () => {
  const page = await stage().inKonin("konin");
  const view = await viewOn(page, "problem-tree");
  const menu = (name: RegExp) => view.getByRole("button", { name });

  await menu(/^Zmień miejsce: Węzły/).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, /Dodaj przyczynę pod tą/, "Tab", 2);
  await page.keyboard.press("Enter");
  await page.locator('[data-place^="causes/"] .ProseMirror').waitFor();
  await page.keyboard.type("Pompy są stare");
  await saved(page);

  const added = view.locator('[data-node="p3"] + ul .tree-node', { hasText: "Pompy są stare" });
  await added.waitFor();
  // What it is under has an action.
  expect(await wordsOf(added)).not.toContain("bez działania");

  await menu(/^Zmień miejsce: Pompy/).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, /Przenieś na pierwszy poziom/, "Tab", 2);
  await page.keyboard.press("Enter");
  await view
    .locator('[data-side="causes"] > li > .tree-node', { hasText: "Pompy są stare" })
    .waitFor();
  expect(await focused(page)).toBe("a Pompy są stare");
  expect(await wordsOf(view)).toContain("bez działania");
  expect(await wordsOf(view)).toContain("1 przyczyny nie usuwa żadne działanie.");
});

test("a cause is dragged under another one and back to the problem", async () => {
  const page = await stage().inKonin("konin");
  const view = await viewOn(page, "problem-tree");

  await view.locator('[data-node="p4"]').dragTo(view.locator('[data-node="p1"]'));
  await view.locator('[data-node="p1"] + ul [data-node="p4"]').waitFor();

  await view.locator('[data-node="p4"]').dragTo(view.locator(".tree-problem"));
  await view.locator('[data-side="causes"] > li > [data-node="p4"]').waitFor();
});

test.each(windows)("the plots have no serious violation, $name", async ({ name: _, ...look }) => {
  const page = await stage().inKonin("konin", look);
  const kinds = ["problem-tree", "indicator-paths", "funding-by-year"] as const;
  for (const kind of kinds) await viewOn(page, kind);
  expect(await violationsInBoth(page, "[data-view]"), "pictures").toEqual([]);

  for (const kind of kinds) await show(await viewOn(page, kind), "Tabela");
  expect(await violationsInBoth(page, "[data-view]"), "tables").toEqual([]);
  const hidden = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(hidden, "what is wider than the page").toBeLessThanOrEqual(0);
});

test("a reader sees the tree without anything to change it", async () => {
  const page = await stage().inKonin("facilitator");
  const view = await viewOn(page, "problem-tree");

  expect(await view.getByRole("button").count()).toBe(0);
  expect(await view.locator("[draggable=true]").count()).toBe(0);
  expect(await view.locator(".tree-node").count()).toBeGreaterThan(6);
});
