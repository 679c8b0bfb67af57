/** Two people in the same tables at the same moment: everything arrives, once. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, eventually, place, saved, textOf, useStage } from "./harness.ts";
import {
  areSame,
  cellAt,
  firstCells,
  paste,
  recordsOf,
  rows,
  saysOn,
  textsOf,
  writeCell,
} from "./tables.ts";

const stage = useStage();

test("different cells of one row are written at once, and all stay", async () => {
  const { inKonin, complaints } = stage();
  const [one, other] = [await inKonin("konin"), await inKonin("rybnik")];

  await Promise.all([
    writeCell(one, "actions/d2.cost", "1,25 mln"),
    writeCell(other, "actions/d2.end", "5 marca 2027 r."),
  ]);
  await Promise.all([
    writeCell(one, "actions/d2.name", "Audyty budynków"),
    writeCell(other, "actions/d2.start", "1.05.2026"),
  ]);

  const row = ["Audyty budynków", "C1", "Urząd Miejski w Koninie", "01.05.2026", "05.03.2027"];
  for (const page of [one, other]) {
    await eventually(
      () => textsOf(place(page, "actions/d2").locator("[data-cell]")),
      (cells) => cells.join("|") === [...row, "1 250 000"].join("|"),
    );
  }
  await Promise.all([saved(one), saved(other)]);
  expect(complaints).toEqual([]);
});

test("twenty rows are pasted while another types in the table and in a text: each letter and each row is there once", async () => {
  const { inKonin, complaints } = stage();
  const [author, writer] = [await inKonin("konin"), await inKonin("rybnik")];
  const before = await firstCells(author, "actions");
  const [cell, text] = [cellAt(writer, "actions/d4.name"), "vision.text"];
  const [nameBefore, textBefore] = [(await textsOf(cell))[0] ?? "", await textOf(writer, text)];
  const isPasted = async () => (await rows(writer, "actions").count()) === before.length + 20;

  await cell.focus();
  await writer.keyboard.press("Enter");
  await cell.locator(".ProseMirror-focused").waitFor();
  const [inCell] = await Promise.all([typeUntil(writer, "ξ", isPasted), pasteTwenty(author)]);
  await writer.keyboard.press("Enter");
  const named = nameBefore + inCell;
  const pasted = before.map((name) => (name === nameBefore ? named : name)).concat(twenty);
  for (const page of [author, writer]) {
    await eventually(
      () => firstCells(page, "actions"),
      (now) => now.join("|") === pasted.join("|"),
    );
    expect(await textsOf(lastRow(page))).toEqual([
      "Wklejone 20",
      "C2",
      "–",
      "05.03.2028",
      "31.12.2029",
      "12 500,50",
    ]);
    const unread = rows(page, "actions").filter({ hasText: "Wklejone 4" });
    expect(await unread.locator(".kept").textContent()).toBe("około miliona");
  }

  const editor = await enter(writer, text);
  await editor.press("Control+End");
  const isUndone = async () => (await rows(writer, "actions").count()) === before.length;
  const [inText] = await Promise.all([
    typeUntil(writer, "ψ", isUndone),
    author.keyboard.press("Control+z"),
  ]);
  await Promise.all([saved(author), saved(writer)]);

  for (const page of [author, writer]) {
    await eventually(
      () => firstCells(page, "actions"),
      (now) => now.join("|") === pasted.slice(0, before.length).join("|"),
    );
    await eventually(
      () => textOf(page, text),
      (now) => now === textBefore + inText,
    );
  }
  expect((await actionsOf(author)).map(({ code }) => code)).toEqual(codes(before.length));
  expect(complaints).toEqual([]);
});

test("rows that both move at once end in one order on both pages, each row once, and the codes follow", async () => {
  const { inKonin, complaints } = stage();
  const pages = [await inKonin("konin"), await inKonin("rybnik")] as const;
  const before = await firstCells(pages[0], "actions");

  await Promise.all([
    moveAll(pages[0], [
      ["d1", 6],
      ["d5", 1],
      ["d3", 4],
      ["d2", 6],
      ["d6", 2],
    ]),
    moveAll(pages[1], [
      ["d6", 1],
      ["d1", 3],
      ["d4", 6],
      ["d5", 5],
      ["d3", 1],
    ]),
  ]);
  await Promise.all(pages.map(saved));

  // All moves are with the server, so this is the order in which both pages have to end.
  const records = await actionsOf(pages[0]);
  expect(records.map(({ id }) => id).toSorted()).toEqual(["d1", "d2", "d3", "d4", "d5", "d6"]);
  expect(records.map(({ code }) => code)).toEqual(codes(6));
  for (const page of pages) {
    await eventually(
      () => orderOn(page),
      (now) => now.join() === records.map(({ id, code }) => `${code} ${id}`).join(),
    );
  }
  expect(await firstCells(pages[0], "actions")).not.toEqual(before);
  await areSame(pages, "actions");
  expect(complaints).toEqual([]);
});

test("who types in a cell goes on typing while another moves its row and those around it", async () => {
  const { inKonin, complaints } = stage();
  const [writer, mover] = [await inKonin("konin"), await inKonin("rybnik")];
  const cell = cellAt(writer, "actions/d3.name");
  const [before = ""] = await textsOf(cell);
  await cell.focus();
  await writer.keyboard.press("Enter");
  await cell.locator(".ProseMirror-focused").waitFor();

  let isMoved = false;
  const moving = moveAll(mover, [
    ["d3", 1],
    ["d3", 6],
    ["d1", 1],
    ["d2", 6],
    ["d3", 2],
    ["d6", 1],
  ]).then(() => {
    isMoved = true;
  });
  const typed = await typeUntil(writer, "ω", () => Promise.resolve(isMoved));
  await moving;
  await writer.keyboard.press("Enter");

  await saysOn([writer, mover], "actions/d3.name", before + typed);
  await Promise.all([saved(writer), saved(mover)]);
  expect(complaints).toEqual([]);
});

const twenty = Array.from({ length: 20 }, (_, index) => `Wklejone ${index + 1}`);

/** As an office's spreadsheet has it: amounts and dates in several Polish ways, and one that says nothing exact. */
async function pasteTwenty(page: Page): Promise<void> {
  const costs = ["1,2 mln", "350 tys. zł", "2 400 000", "około miliona"];
  const block = twenty.map((name, index) => {
    const cost = costs[index] ?? "12 500,50";
    return [name, "C2", "5 marca 2028 r.", "31.12.2029", cost].join("\t");
  });
  const head = ["Nazwa działania", "Cele", "Początek", "Koniec", "Koszt (zł)"].join("\t");
  await cellAt(page, "actions/d1.name").focus();
  await paste(page, [head, ...block, ""].join("\n"));
  const dialog = page.getByRole("dialog", { name: /^Wklejanie z arkusza/ });
  await dialog.getByText("1 wartość nie została zrozumiana").waitFor();
  await dialog.getByRole("button", { name: "Wklej 20 wierszy" }).click();
  await dialog.waitFor({ state: "detached" });
}

function lastRow(page: Page): Locator {
  return rows(page, "actions").last().locator("[data-cell]");
}

/** Types a letter again and again, a word's worth at least, and on until something is so. */
async function typeUntil(
  page: Page,
  letter: string,
  isEnough: () => Promise<boolean>,
): Promise<string> {
  const deadline = performance.now() + 60_000;
  let typed = "";
  while (typed.length < 40 || !(await isEnough())) {
    await page.keyboard.type(letter);
    typed += letter;
    if (performance.now() > deadline)
      throw new Error(`It was not so after ${typed.length} letters`);
  }
  return typed;
}

/** By keyboard: the row's handle opens its menu, which asks for the place. */
async function moveAll(page: Page, moves: readonly (readonly [string, number])[]): Promise<void> {
  for (const [id, position] of moves) {
    await place(page, `actions/${id}`).locator("[data-handle]").focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Na miejsce").fill(String(position));
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: /^Wiersz: / }).waitFor({ state: "detached" });
  }
}

/** The codes and ids of the actions, from top to bottom. */
function orderOn(page: Page): Promise<string[]> {
  return rows(page, "actions").evaluateAll((found) =>
    found.map((row) => `${row.querySelector(".code")?.textContent} ${row.dataset["record"]}`),
  );
}

function actionsOf(page: Page): ReturnType<typeof recordsOf> {
  return recordsOf(page, stage().demo.documents.konin, "actions");
}

function codes(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `D${index + 1}`);
}
