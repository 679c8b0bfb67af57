/** One removes what another is choosing: it is said, and no reference dangles in silence. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { place, saved, useStage } from "./harness.ts";
import { areSame, cellAt, recordsOf, saysOn } from "./tables.ts";
import { type Wire, wireOf } from "./wire.ts";

const stage = useStage();

const owner = "actions/d1.owner";
const removed = "participants/mzgok";
const itsName = "MZGOK Sp. z o.o. w Koninie";
const finding = "pole „Właściciel działania” wskazuje pozycję, którą usunięto";

test("who chooses a partner that another removes is told in the list and beside it, and neither page keeps a trace", async () => {
  const { inKonin, complaints } = stage();
  const [chooser, remover] = [await inKonin("konin"), await inKonin("rybnik")];
  await chooser.locator('tr[data-place="actions/d3"] [data-first]').click();
  const partners = place(chooser, "actions/d3.partners");
  await partners.getByRole("combobox").click();
  const option = chooser.getByRole("option", { name: /^ZE PAK SA/ });
  await option.waitFor();

  await removeRow(remover, "stakeholders/s6");

  await option.getByText("usunięty przed chwilą").waitFor();
  await option.click();
  await partners.getByText(/^Ktoś przed chwilą usunął „ZE PAK SA”/).waitFor();
  await partners.getByRole("button", { name: "Wybiorę inny" }).click();
  await Promise.all([saved(chooser), saved(remover)]);
  expect(await actionsOf(chooser)).toHaveProperty("[2].fields.partners.ids", ["s9"]);
  await areSame([chooser, remover], "stakeholders");

  await remover.locator(".toast").getByRole("button", { name: "Cofnij" }).click();
  for (const page of [chooser, remover]) await place(page, "stakeholders/s6").waitFor();
  await saved(remover);
  expect(complaints).toEqual([]);
});

test("an owner removed while the news of it was on its way is said to be removed on both pages, and restored whole", async () => {
  const { complaints } = stage();
  const [chooser, wire] = await onWire();
  const remover = await stage().inKonin("rybnik");
  await openList(chooser);
  wire.hold();

  await removeRow(remover, removed);
  await saved(remover);
  await choose(chooser);
  // The list of the other page was right as far as it knew.
  expect(await chooser.getByText(/^Ktoś przed chwilą usunął/).count()).toBe(0);
  wire.release();

  const cell = cellAt(chooser, owner);
  await cell.getByText(/^Usunięty wpis: „MZGOK/).waitFor();
  await chooser.keyboard.press("Enter");
  await Promise.all([saved(chooser), saved(remover)]);
  await saysRemoved([chooser, remover]);
  await cell.click();
  await cell.getByRole("button", { name: "Przywróć" }).click();
  await cell.getByText(/^Usunięty wpis/).waitFor({ state: "detached" });
  await chooser.keyboard.press("Enter");

  await isWhole([chooser, remover], itsName);
  await putOwnerBack(chooser);
  expect(complaints).toEqual([]);
});

test("removing and choosing in the same moment end the same on both pages, whichever comes first", async () => {
  const { inKonin, complaints } = stage();
  const pages = [await inKonin("konin"), await inKonin("rybnik")] as const;
  const [chooser, remover] = pages;
  for (let round = 0; round < 4; round += 1) {
    await openList(chooser);
    const remove = await readyToRemove(remover, removed);

    const both = [() => remove.click(), () => choose(chooser)];
    await Promise.all((round % 2 === 0 ? both : both.toReversed()).map((act) => act()));

    // It was too late, or it was chosen and then removed: either way it is said.
    await cellAt(chooser, owner).locator(".removed-reference").waitFor();
    await chooser.keyboard.press("Enter");
    await Promise.all(pages.map(saved));
    await areSame(pages, "actions");
    await areSame(pages, "identification");
    const chosen = (await actionsOf(chooser))[0]?.fields["owner"];
    const isChosen = chosen?.type === "reference" && chosen.ids.join() === "mzgok";
    if (isChosen) await saysRemoved(pages);

    await remover.locator(".toast").last().getByRole("button", { name: "Cofnij" }).click();
    await isWhole(pages, isChosen ? itsName : "Urząd Miejski w Koninie");
    await putOwnerBack(chooser);
    await Promise.all(pages.map(saved));
  }
  expect(complaints).toEqual([]);
});

/** Selects a row; one click more removes it. */
async function readyToRemove(page: Page, row: string): Promise<Locator> {
  await place(page, row).getByRole("checkbox").click();
  const remove = page.getByRole("button", { name: "Usuń zaznaczone (1)" });
  await remove.waitFor();
  return remove;
}

async function removeRow(page: Page, row: string): Promise<void> {
  await (await readyToRemove(page, row)).click();
}

/** Opens the list of owners of D1 and looks for what the other person removes. */
async function openList(page: Page): Promise<void> {
  await cellAt(page, owner).click();
  await cellAt(page, owner).getByRole("combobox").fill("mzgok");
  await page.getByRole("option", { name: /^MZGOK/ }).waitFor();
}

async function choose(page: Page): Promise<void> {
  await page.getByRole("option", { name: /^MZGOK/ }).click();
}

/** Puts back whose action D1 is. */
async function putOwnerBack(page: Page): Promise<void> {
  await cellAt(page, owner).click();
  await cellAt(page, owner).getByRole("combobox").fill("urzad");
  await page.getByRole("option", { name: "Urząd Miejski w Koninie" }).click();
  await page.keyboard.press("Enter");
  await saved(page);
}

/** The cell says that what it refers to is gone, and the check names the cell. */
async function saysRemoved(pages: readonly Page[]): Promise<void> {
  await saysOn(pages, owner, "(usunięty wpis)");
  for (const page of pages) {
    const list = await openCheck(page);
    await list.locator(".finding", { hasText: finding }).first().waitFor();
    await closeCheck(page, list);
  }
}

/** What was removed is there again, once, and nothing points at what is not. */
async function isWhole(pages: readonly Page[], ownerName: string): Promise<void> {
  await saysOn(pages, `${removed}.name`, itsName);
  await saysOn(pages, owner, ownerName);
  for (const page of pages) {
    const list = await openCheck(page);
    await list.locator(".finding", { hasText: finding }).first().waitFor({ state: "detached" });
    await closeCheck(page, list);
  }
}

async function openCheck(page: Page): Promise<Locator> {
  await page.locator(".check-button").click();
  const list = page.getByRole("dialog", { name: "Kontrola dokumentu" });
  await list.locator(".finding").first().waitFor();
  return list;
}

async function closeCheck(page: Page, list: Locator): Promise<void> {
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
}

function actionsOf(page: Page): ReturnType<typeof recordsOf> {
  return recordsOf(page, stage().demo.documents.konin, "actions");
}

/** Konin's document on a page whose news can be kept back on its way from the server. */
async function onWire(): Promise<[Page, Wire]> {
  const { signedIn, demo } = stage();
  const page = await signedIn("konin");
  const wire = await wireOf(page);
  await page.goto(`/dokumenty/${demo.documents.konin}`);
  await saved(page);
  await page.locator("#s-sources .parts > *").first().waitFor();
  return [page, wire];
}
