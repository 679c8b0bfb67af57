import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { eventually, saved, useStage } from "./harness.ts";
import { focused } from "./keys.ts";
import { firstCells, paste, rows, textsOf } from "./tables.ts";

const stage = useStage();

/** A cell by the row's words and the column's heading. */
function cellOf(page: Page, section: string, row: string, column: string): Locator {
  return rows(page, section).filter({ hasText: row }).locator(`[data-label="${column}"]`);
}

test("cells are written by keyboard alone: into, along, below, back, and on into a new row", async () => {
  const { inKonin, complaints } = stage();
  const page = await inKonin("konin");
  const cost = cellOf(page, "actions", "Zespół", "Koszt (zł)");
  await cost.focus();

  // A number opens the cell with what was typed; Enter goes to the cell below.
  await page.keyboard.type("1,25 mln");
  await page.keyboard.press("Enter");
  await eventually(
    () => textsOf(cost),
    ([text]) => text === "1 250 000",
  );
  const below = await page.evaluate(() => document.activeElement?.getAttribute("data-cell"));
  expect(below).toMatch(/\.cost$/);

  // Esc takes back what was typed and leaves the cell as it was.
  const before = await textsOf(page.locator(`[data-cell="${below}"]`));
  await page.keyboard.press("F2");
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  expect(await textsOf(page.locator(`[data-cell="${below}"]`))).toEqual(before);

  // A text is written with the same editor as in the form, and Esc takes that back too.
  const name = rows(page, "actions").first().locator('[role="rowheader"]');
  const [wasNamed] = await textsOf(name);
  await name.focus();
  await page.keyboard.press("Enter");
  await name.locator(".ProseMirror-focused").waitFor();
  await page.keyboard.type(" na próbę");
  await page.keyboard.press("Escape");
  await eventually(
    () => textsOf(name),
    ([text]) => text === wasNamed,
  );
  await page.keyboard.press("Enter");
  await name.locator(".ProseMirror-focused").waitFor();
  await page.keyboard.type(" w mieście");
  await page.keyboard.press("Enter");
  await eventually(
    () => textsOf(name),
    ([text]) => text === `${wasNamed} w mieście`,
  );

  // What is not understood stays as typed and is explained beside the cell.
  await cost.focus();
  await page.keyboard.type("około miliona");
  await page.keyboard.press("Enter");
  await cost.getByText("To nie wygląda na liczbę").waitFor();
  expect(await cost.locator(".kept").textContent()).toBe("około miliona");

  // Tab goes on; behind the last cell it offers a row, and Enter takes it.
  const risks = rows(page, "risks");
  const count = await risks.count();
  await risks.last().locator('[data-label="Właściciel ryzyka"]').focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/Dodaj ryzyko/);
  await page.keyboard.press("Enter");
  await risks.nth(count).locator(".ProseMirror-focused").waitFor();
  await page.keyboard.type("Ryzyko z klawiatury");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5");
  await page.keyboard.press("Tab");
  await eventually(
    () => textsOf(risks.nth(count).locator('[data-label="Poziom"]')),
    ([text]) => text === "20",
  );
  await saved(page);
  expect(complaints).toEqual([]);
});

test("a table that is written in passes axe, also with a cell, a menu and a list open", async () => {
  const page = await stage().inKonin("konin");
  await rows(page, "stakeholders").nth(0).getByRole("checkbox").click();
  await rows(page, "actions").first().locator("[data-handle]").click();
  await page.getByRole("dialog", { name: /^Wiersz: / }).waitFor();
  expect(await violationsOn(page, "#s-stakeholders")).toEqual([]);
  expect(await violationsOn(page, "#s-actions")).toEqual([]);

  await page.keyboard.press("Escape");
  await rows(page, "actions").first().locator('[data-label="Właściciel działania"]').click();
  await page.locator(".cell-editor").getByRole("combobox").click();
  await page.getByRole("listbox").waitFor();
  expect(await violationsOn(page, "#s-actions")).toEqual([]);
});

test("twenty rows from a spreadsheet are looked at, pasted as one step and taken back by one undo", async () => {
  const { inKonin, complaints } = stage();
  const page = await inKonin("konin");
  const actions = rows(page, "actions");
  const before = await actions.count();
  const block = Array.from({ length: 20 }, (_, index) =>
    [`Wklejone ${index + 1}`, "C1", "5 marca 2028 r.", index === 3 ? "1.234" : "1,2 mln"].join(
      "\t",
    ),
  );
  await actions.first().locator('[role="rowheader"]').focus();

  await paste(page, `Nazwa działania\tCele\tPoczątek\tKoszt (zł)\n${block.join("\n")}\n`);
  const dialog = page.getByRole("dialog", { name: /^Wklejanie z arkusza/ });
  await dialog.getByText("1 wartość nie została zrozumiana").waitFor();
  expect(await dialog.getByRole("checkbox").isChecked()).toBe(true);
  await dialog.getByRole("button", { name: "Wklej 20 wierszy" }).click();

  await eventually(
    () => actions.count(),
    (count) => count === before + 20,
  );
  const pasted = actions.filter({ hasText: "Wklejone 1" }).first();
  expect(await textsOf(pasted.locator("td"))).toEqual(
    expect.arrayContaining(["C1", "05.03.2028", "1 200 000"]),
  );
  expect(
    await cellOf(page, "actions", "Wklejone 4", "Koszt (zł)").locator(".kept").textContent(),
  ).toBe("1.234");

  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await eventually(
    () => actions.count(),
    (count) => count === before,
  );
  await saved(page);
  expect(complaints).toEqual([]);
});

test("several rows are removed as one step, with what still names them, and come back", async () => {
  const { inKonin, complaints } = stage();
  const page = await inKonin("konin");
  const goals = page.locator("#s-goals tr.record-row:not(.record-form tr)");
  const names = await firstCells(page, "goals");

  await goals.nth(0).getByRole("checkbox").click();
  await goals
    .nth(1)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await page.getByRole("button", { name: "Usuń zaznaczone (2)" }).click();

  await page.getByText(/^Usunięto: 2 cele\. Nadal wskazują te wpisy: \d+ działa/).waitFor();
  await eventually(
    () => goals.count(),
    (count) => count === names.length - 2,
  );
  await page.locator(".toast").getByRole("button", { name: "Cofnij" }).click();
  await eventually(
    () => firstCells(page, "goals"),
    (now) => now.join() === names.join(),
  );
  await saved(page);
  expect(complaints).toEqual([]);
});

test("sorting and searching change what is shown and nothing else, until the order is kept", async () => {
  const { inKonin, complaints } = stage();
  const page = await inKonin("konin");
  const section = page.locator("#s-actions");
  const codes = () => textsOf(section.locator("tr.record-row > .code"));
  const inOrder = await codes();

  await section.getByRole("button", { name: "Koszt (zł)" }).click();
  await section.locator('th[aria-sort="ascending"]').waitFor();
  const byCost = await codes();
  expect(byCost).not.toEqual(inOrder);
  expect(byCost.toSorted()).toEqual(inOrder.toSorted());
  await section.getByRole("button", { name: "W kolejności dokumentu" }).click();
  expect(await codes()).toEqual(inOrder);

  const people = page.locator("#s-stakeholders");
  await people.getByRole("searchbox", { name: "Szukaj w tabeli" }).first().fill("zaklad");
  await eventually(
    () => textsOf(people.locator(".table-count").first()),
    ([text]) => /^\d+ z \d+$/.test(text ?? ""),
  );

  const names = await firstCells(page, "actions");
  await section.getByRole("button", { name: "Koszt (zł)" }).click();
  await section.getByRole("button", { name: "Koszt (zł)" }).click();
  await section.locator('th[aria-sort="descending"]').waitFor();
  await section.getByRole("button", { name: "Zapisz tę kolejność" }).click();
  await eventually(
    () => firstCells(page, "actions"),
    (now) => now.join() !== names.join(),
  );
  expect(await codes()).toEqual(inOrder);
  await page.keyboard.press("Control+z");
  await eventually(
    () => firstCells(page, "actions"),
    (now) => now.join() === names.join(),
  );
  await saved(page);
  expect(complaints).toEqual([]);
});

test("a row is moved by its menu and by the pointer", async () => {
  const { inKonin, complaints } = stage();
  const page = await inKonin("konin");
  const actions = rows(page, "actions");
  const [first = "", second = "", third = ""] = await firstCells(page, "actions");

  await actions.nth(0).locator("[data-handle]").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Na miejsce").fill("2");
  await page.keyboard.press("Enter");
  await eventually(
    () => firstCells(page, "actions"),
    (now) => now[0] === second && now[1] === first,
  );

  const handle = actions.nth(2).locator("[data-handle]");
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await actions.nth(0).boundingBox()];
  if (!from || !to) throw new Error("The rows are not on the page");
  await page.mouse.move(from.x + 5, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, from.y - 20);
  await page.mouse.move(from.x + 5, to.y + 2);
  await page.locator(".drop-line").waitFor();
  await page.mouse.up();
  await eventually(
    () => firstCells(page, "actions"),
    (now) => now[0] === third,
  );
  await saved(page);
  expect(complaints).toEqual([]);
});

test("an owner is found by a few letters, stays chosen when renamed, and is said to be removed", async () => {
  const { inKonin, complaints } = stage();
  const [page, other] = [await inKonin("konin"), await inKonin("koninToo")];
  const owner = cellOf(page, "actions", "Zespół", "Właściciel działania");

  // Polish letters need not be typed; what is not there is made.
  await owner.click();
  await page.keyboard.type("wydzial swiatla");
  await page.getByRole("option", { name: /Utwórz: „wydzial swiatla”/ }).waitFor();
  await owner.getByRole("combobox").fill("Wydział Światła");
  await page.getByRole("option", { name: "Utwórz: „Wydział Światła”" }).click();
  await page.keyboard.press("Enter");
  await eventually(
    () => textsOf(owner),
    ([text]) => text === "Wydział Światła",
  );
  await owner.click();
  await owner.getByRole("combobox").fill("swiatla wydz");
  await page.getByRole("option", { name: "Wydział Światła" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await saved(page);

  // Somebody renames it, and then removes it.
  const made = other.locator("tr.record-row", { hasText: "Wydział Światła" }).first();
  await made.locator('[role="rowheader"]').click();
  await made.locator(".ProseMirror-focused").waitFor();
  await other.keyboard.press("Control+End");
  await other.keyboard.type(" i Ciepła");
  await other.keyboard.press("Enter");
  await eventually(
    () => textsOf(owner),
    ([text]) => text === "Wydział Światła i Ciepła",
  );

  await owner.click();
  await owner.getByRole("combobox").click();
  await made.getByRole("checkbox").click();
  await other.getByRole("button", { name: "Usuń zaznaczone (1)" }).click();
  await owner.getByText(/^Usunięty wpis: „Wydział Światła i Ciepła”/).waitFor();
  await page.getByRole("option", { name: /usunięty przed chwilą/ }).click();
  await owner.getByText(/^Ktoś przed chwilą usunął „Wydział/).waitFor();
  await owner.getByRole("button", { name: "Przywróć i wybierz" }).click();
  await eventually(
    () => owner.getByRole("combobox").inputValue(),
    (value) => value === "Wydział Światła i Ciepła",
  );
  await saved(page);
  expect(complaints).toEqual([]);
});
