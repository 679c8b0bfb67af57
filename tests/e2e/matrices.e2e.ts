import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBoth } from "./axe.ts";
import { eventually, place, saved, useStage } from "./harness.ts";
import { windows } from "./looks.ts";
import { focused } from "./keys.ts";

const stage = useStage();

type View = "influence-matrix" | "stakeholders-by-sector" | "risk-matrix";

/** A view draws itself when it comes near. */
async function view(page: Page, kind: View): Promise<Locator> {
  const found = page.locator(`[data-view=${kind}]`);
  await found.scrollIntoViewIfNeeded();
  await found.locator(".view-head").waitFor();
  return found;
}

function chip(matrix: Locator, name: string): Locator {
  return matrix.locator(".chip", { hasText: name });
}

/** The cell that says "across up", with the chip in it. */
function chipIn(matrix: Locator, cell: string, name: string): Locator {
  return matrix.locator(`[data-cell="${cell}"] .chip`, { hasText: name });
}

/** The waiting is the test: what somebody else changed is there within a second. */
async function seenWithinASecond(seen: Locator): Promise<void> {
  await seen.waitFor({ timeout: 1000 });
}

test("arrow keys move a stakeholder, for others too, and one undo takes the run back", async () => {
  const [page, other] = [await stage().inKonin("konin"), await stage().inKonin("koninToo")];
  const [matrix, theirs] = [
    await view(page, "influence-matrix"),
    await view(other, "influence-matrix"),
  ];
  await chipIn(matrix, "5 5", "MPEC-Konin").focus();

  await page.keyboard.press("ArrowLeft");
  await chipIn(matrix, "4 5", "MPEC-Konin").waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");

  await seenWithinASecond(chipIn(theirs, "3 4", "MPEC-Konin"));
  await chipIn(matrix, "3 4", "MPEC-Konin").waitFor();
  expect(await focused(page)).toMatch(/^button 3 MPEC-Konin Sp\. z o\.o\./);
  expect(await announced(page)).toBe(
    "MPEC-Konin Sp. z o.o.: wpływ 4, zainteresowanie 3, ćwiartka: utrzymywać zadowolenie",
  );
  expect(await theirs.locator(".view-summary").textContent()).toContain(
    "współpracować ściśle – 3, utrzymywać zadowolenie – 5",
  );
  await saved(page);

  await page.getByRole("button", { name: "Cofnij", exact: true }).click();

  await seenWithinASecond(chipIn(theirs, "5 5", "MPEC-Konin"));
  await saved(page);
});

test("a key at the edge of the matrix changes nothing", async () => {
  const page = await stage().inKonin("konin");
  const matrix = await view(page, "influence-matrix");
  await chipIn(matrix, "5 5", "Prezydent").focus();

  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");

  expect(await chipIn(matrix, "5 5", "Prezydent").count()).toBe(1);
  expect(await page.getByRole("button", { name: "Cofnij", exact: true }).isDisabled()).toBe(true);
});

test("a risk that is dragged gets both scores, and one undo takes them back", async () => {
  const [page, other] = [await stage().inKonin("konin"), await stage().inKonin("koninToo")];
  const [matrix, theirs] = [await view(page, "risk-matrix"), await view(other, "risk-matrix")];

  await drag(page, chip(matrix, "R5"), matrix.locator('[data-cell="5 4"]'));

  await seenWithinASecond(chipIn(theirs, "5 4", "R5"));
  expect(await announced(page)).toBe(
    "Zużycie nie spada mimo inwestycji: prawdopodobieństwo 5, wpływ 4, poziom 20: wymaga planu",
  );
  await eventually(
    () => page.locator('[data-place="risks/r5"] td.num').allTextContents(),
    (scores) => scores.join(" ") === "5 4 20",
  );
  expect(await focused(page)).toMatch(/^button R5/);

  await page.getByRole("button", { name: "Cofnij", exact: true }).click();

  await seenWithinASecond(chipIn(theirs, "3 3", "R5"));
  await saved(page);
});

test("Escape lets go of a chip where it was", async () => {
  const page = await stage().inKonin("konin");
  const matrix = await view(page, "risk-matrix");
  await takeOver(page, chip(matrix, "R5"), matrix.locator('[data-cell="1 1"]'));

  await page.keyboard.press("Escape");
  await page.mouse.up();

  expect(await chipIn(matrix, "3 3", "R5").count()).toBe(1);
  expect(await page.locator(".record-form").count()).toBe(0);
});

test("Enter on a chip opens its record where the scores are", async () => {
  const page = await stage().inKonin("konin");
  const matrix = await view(page, "influence-matrix");
  await chip(matrix, "ZE PAK SA").focus();

  await page.keyboard.press("Enter");

  const score = place(page, "stakeholders/s6.influence").getByRole("textbox");
  await eventually(
    () => score.evaluate((input) => input === document.activeElement),
    (isFocused) => isFocused,
  );
  expect(await score.inputValue()).toBe("4");
});

test("only the chosen sector is shown", async () => {
  const page = await stage().inKonin("konin");
  const matrix = await view(page, "influence-matrix");

  await matrix.getByLabel("Sektor").selectOption("prywatny");

  expect(await matrix.locator(".chip b").allTextContents()).toEqual(["7", "6"]);
});

test("readers follow a chip to its record and move nothing", async () => {
  const page = await stage().inKonin("facilitator");
  const matrix = await view(page, "risk-matrix");

  expect(await matrix.locator("button.chip").count()).toBe(0);
  await matrix.getByRole("link", { name: /^R2 Ceny robót/ }).click();

  await eventually(
    () =>
      page
        .locator('[data-place="risks/r2"]')
        .evaluate((row) => row.contains(document.activeElement)),
    (isThere) => isThere,
  );
});

const kinds = ["influence-matrix", "stakeholders-by-sector", "risk-matrix"] as const;

test.each(windows)("the views have no serious violation, $name", async ({ name: _, ...look }) => {
  const page = await stage().inKonin("konin", look);
  for (const kind of kinds) await view(page, kind);
  expect(await violationsInBoth(page, "[data-view]")).toEqual([]);

  for (const kind of kinds) {
    const shown = await view(page, kind);
    await shown.getByRole("radio", { name: "Tabela" }).check();
    await shown.getByRole("table").waitFor();
  }
  expect(await violationsInBoth(page, "[data-view]"), "as tables").toEqual([]);
});

test("at 400% zoom the views do not make the page scroll sideways", async () => {
  const page = await stage().inKonin("konin", { viewport: { width: 320, height: 256 } });
  for (const kind of kinds) {
    const shown = await view(page, kind);
    const width = await shown.evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(width[0], kind).toBe(width[1]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("nothing in the browser went wrong", () => {
  expect(stage().complaints).toEqual([]);
});

async function announced(page: Page): Promise<string | null> {
  return page.locator(".visually-hidden[role=status]").textContent();
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await takeOver(page, from, to);
  await page.mouse.up();
}

async function takeOver(page: Page, from: Locator, to: Locator): Promise<void> {
  await to.scrollIntoViewIfNeeded();
  await from.hover();
  await page.mouse.down();
  const box = await to.boundingBox();
  if (!box) throw new Error("There is no such cell");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
}
