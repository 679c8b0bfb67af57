/** The schedule as people use it: bars that write dates, by mouse and by keys, while others look on. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBoth } from "./axe.ts";
import { eventually, saved, useStage } from "./harness.ts";
import { windows } from "./looks.ts";

const stage = useStage();

test("a bar that is dragged takes its dates along, writes them when let go, and one step takes them back", async () => {
  const { inKonin } = stage();
  const page = await inKonin("konin");
  const other = await inKonin("rybnik");
  const [bar, theirs] = [await barOf(page, "D5"), await barOf(other, "D5")];
  expect(await bar.getAttribute("aria-valuetext")).toBe("01.01.2027 – 31.12.2028");

  await hold(page, bar, 60);
  const whileHeld = await bar.getAttribute("aria-valuetext");
  expect(whileHeld).toMatch(/^01\.\d\d\.2027 – \d\d\.\d\d\.2029$/);
  expect(await datesOf(page, "D5")).toBe(whileHeld);
  expect(await datesOf(other, "D5")).toBe("01.01.2027 – 31.12.2028");

  await page.mouse.up();
  await eventually(
    () => valueOf(theirs),
    (value) => value === whileHeld,
    1000,
  );
  await announced(page, `D5: ${whileHeld}`);
  // The action's own form and table say the same.
  expect(await page.locator("#s-actions tr.record-row").nth(4).textContent()).toContain(
    (whileHeld ?? "").slice(0, 10),
  );

  await page.keyboard.press("Control+z");
  await eventually(
    () => valueOf(theirs),
    (value) => value === "01.01.2027 – 31.12.2028",
    1000,
  );
  expect(await valueOf(bar)).toBe("01.01.2027 – 31.12.2028");
  await announced(page, "Cofnięto. D5: 01.01.2027 – 31.12.2028");
  await saved(page);
});

test("an edge that is dragged stretches the bar, and Escape puts it back", async () => {
  const page = await stage().inKonin("konin");
  const bar = await barOf(page, "D2");

  await hold(page, bar, 40, "end");
  expect(await valueOf(bar)).toMatch(/^01\.05\.2026 – 31\.\d\d\.2027$/);
  await page.keyboard.press("Escape");
  expect(await valueOf(bar)).toBe("01.05.2026 – 31.12.2026");
  await page.mouse.up();
  expect(await valueOf(bar)).toBe("01.05.2026 – 31.12.2026");

  await hold(page, bar, -20, "end");
  await page.mouse.up();
  await eventually(
    () => valueOf(bar),
    (value) => /^01\.05\.2026 – 3[01]\.\d\d\.2026$/.test(value ?? ""),
  );
  expect(await valueOf(bar)).not.toContain("31.12.2026");
  await page.keyboard.press("Control+z");
  await eventually(
    () => valueOf(bar),
    (value) => value === "01.05.2026 – 31.12.2026",
  );
  await saved(page);
});

test("keys move and stretch a bar, a run of them is one step, and others see it within a second", async () => {
  const { inKonin } = stage();
  const page = await inKonin("konin");
  const other = await inKonin("rybnik");
  const [bar, theirs] = [await barOf(page, "D3"), await barOf(other, "D3")];
  const before = "01.01.2027 – 31.12.2029, zaczyna się przed końcem D1";
  expect(await valueOf(bar)).toBe(before);
  await bar.focus();

  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
  await eventually(
    () => valueOf(bar),
    (value) => value?.startsWith("02.01.2027 – 01.01.2030") === true,
  );
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("PageUp");
  await eventually(
    () => valueOf(bar),
    (value) => value?.startsWith("01.02.2027 – 31.01.2030") === true,
  );
  await page.keyboard.press("Shift+PageUp");
  await page.keyboard.press("Alt+Home");
  const moved = "01.01.2027 – 28.02.2030, zaczyna się przed końcem D1";
  await eventually(
    () => valueOf(theirs),
    (value) => value === moved,
    1000,
  );
  await announced(page, "D3: 01.01.2027 – 28.02.2030");
  expect(page.url()).toContain("/dokumenty/");

  await page.keyboard.press("Control+z");
  await eventually(
    () => valueOf(theirs),
    (value) => value === before,
    1000,
  );
  expect(await isFocused(bar)).toBe(true);

  await page.keyboard.press("ArrowUp");
  await eventually(
    () => valueOf(bar),
    (value) => value?.startsWith("08.01.2027") === true,
  );
  await page.keyboard.press("Escape");
  await eventually(
    () => valueOf(bar),
    (value) => value === before,
  );
  await saved(page);
});

test("a run of keys is announced once, when it rests", async () => {
  const page = await stage().inKonin("konin");
  const bar = await barOf(page, "D6");
  await bar.focus();
  const heard = await page.evaluateHandle(() => {
    const said: string[] = [];
    const status = document.querySelector('.visually-hidden[role="status"]');
    new MutationObserver(() => said.push(status?.textContent ?? "")).observe(
      status ?? document.body,
      { subtree: true, childList: true, characterData: true },
    );
    return said;
  });

  for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press("ArrowRight");
  await announced(page, "D6: 09.04.2026 – 08.01.2031");

  expect(await heard.jsonValue()).toEqual(["D6: 09.04.2026 – 08.01.2031"]);
  await page.keyboard.press("Escape");
  await eventually(
    () => valueOf(bar),
    (value) => value === "01.04.2026 – 31.12.2030",
  );
  await saved(page);
});

test("what others write while a bar is held does not disturb it, and their other edge stays theirs", async () => {
  const { inKonin } = stage();
  const page = await inKonin("konin");
  const other = await inKonin("rybnik");
  const [bar, theirs] = [await barOf(page, "D4"), await barOf(other, "D4")];
  await hold(page, bar, 30, "end");
  const held = await valueOf(bar);

  await theirs.focus();
  await other.keyboard.press("Alt+PageDown");
  await eventually(
    () => valueOf(theirs),
    (value) => value?.startsWith("01.06.2026") === true,
  );
  await saved(other);
  expect(await valueOf(bar)).toBe(held);
  await page.mouse.up();

  const end = held?.slice(13, 23) ?? "";
  await eventually(
    () => valueOf(theirs),
    (value) => value?.startsWith(`01.06.2026 – ${end}`) === true,
  );
  await eventually(
    () => valueOf(bar),
    (value) => value?.startsWith(`01.06.2026 – ${end}`) === true,
  );
  await page.keyboard.press("Control+z");
  await eventually(
    () => valueOf(bar),
    (value) => value?.startsWith("01.06.2026 – 30.06.2029") === true,
  );
  await other.keyboard.press("Escape");
  await eventually(
    () => valueOf(bar),
    (value) => value?.startsWith("01.07.2026 – 30.06.2029") === true,
  );
  await saved(page);
});

test("names lead to their records, the table has the same, and readers see bars that cannot be moved", async () => {
  const page = await stage().inKonin("konin");
  await barOf(page, "D1");
  const view = schedule(page);

  await view.getByRole("radio", { name: "Tabela" }).check();
  const row = view.getByRole("row", { name: /^D1 / });
  expect((await row.textContent())?.replace(/\u00a0/g, " ")).toContain(
    "01.04.202630.06.2027II kw. 2026 – II kw. 2027–M1, M3, M8",
  );
  await view.getByRole("radio", { name: "Wykres" }).check();
  await view.getByRole("link", { name: /^D1/ }).click();
  await eventually(
    () =>
      page.evaluate(() =>
        document.activeElement?.closest("[data-place]")?.getAttribute("data-place"),
      ),
    (place) => place === "actions/d1",
  );

  await page.getByRole("button", { name: "Podgląd" }).click();
  await view.locator("button.gantt-bar").first().waitFor();
  expect(await view.getByRole("slider").count()).toBe(0);
});

test.each(windows)(
  "the schedule has no serious violation, as a chart and as a table, $name",
  async ({ name: _, ...look }) => {
    const page = await stage().inKonin("konin", look);
    const bar = await barOf(page, "D3");
    await bar.focus();
    expect(await violationsInBoth(page, "#s-schedule"), "chart").toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );

    await schedule(page).getByRole("radio", { name: "Kwartał" }).check();
    expect(await violationsInBoth(page, "#s-schedule"), "enlarged").toEqual([]);
    await schedule(page).getByRole("radio", { name: "Tabela" }).check();
    expect(await violationsInBoth(page, "#s-schedule"), "table").toEqual([]);
  },
);

function schedule(page: Page): Locator {
  return page.locator("#s-schedule .view");
}

/** The bar of an action, once the chart is drawn and in view. */
async function barOf(page: Page, code: string): Promise<Locator> {
  const bar = page.getByRole("slider", { name: new RegExp(`^${code} `) });
  // Views above are drawn on the way, and push this one down.
  await eventually(
    async () => {
      await page.locator("#s-schedule").evaluate((section) => section.scrollIntoView());
      return bar.count();
    },
    (count) => count === 1,
  );
  await bar.evaluate((element) => element.scrollIntoView({ block: "center" }));
  return bar;
}

/** Takes hold of a bar by its middle or its end, and moves it by so many pixels. */
async function hold(
  page: Page,
  bar: Locator,
  by: number,
  edge: "both" | "end" = "both",
): Promise<void> {
  const box = await bar.boundingBox();
  if (!box) throw new Error("The bar is not shown");
  const [x, y] = [
    box.x + (edge === "end" ? box.width - 1 : box.width / 2 + 8),
    box.y + box.height / 2,
  ];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y);
  await page.mouse.move(x + by, y);
}

function valueOf(bar: Locator): Promise<string | null> {
  return bar.getAttribute("aria-valuetext");
}

async function datesOf(page: Page, code: string): Promise<string> {
  const row = schedule(page).locator("tr", {
    has: page.getByRole("slider", { name: new RegExp(`^${code} `) }),
  });
  return row
    .locator(".gantt-dates")
    .innerText()
    .then((text) => text.replace(/\s+/g, " ").trim());
}

async function announced(page: Page, text: string): Promise<void> {
  await page
    .locator('.visually-hidden[role="status"]', { hasText: text })
    .first()
    .waitFor({ state: "attached" });
}

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((bar) => bar === document.activeElement);
}
