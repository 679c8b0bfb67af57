/** Remarks beside the text: made while reading, found by key and by link, kept as drafts, and on a narrow window. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { eventually, place, saved, textOf, useStage } from "./harness.ts";

const stage = useStage();

const field = "summary.text";

async function reviewing(page: Page): Promise<Page> {
  await page.locator(".margin-choice").waitFor();
  return page;
}

/** As somebody does with the mouse: the first words of a text, or those after a mark. */
async function selectWords(page: Page, address: string, letters: number): Promise<string> {
  await place(page, address).scrollIntoViewIfNeeded();
  return place(page, address).evaluate((element, length) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    // What is marked already is a piece of its own.
    while (text instanceof Text && text.length < length) text = walker.nextNode();
    if (!(text instanceof Text)) throw new Error("There is no text to select");
    getSelection()?.setBaseAndExtent(text, 0, text, length);
    return text.data.slice(0, length);
  }, letters);
}

test("who only reads remarks on words that they select, and the city sees it beside the words at once", async () => {
  const [reader, city] = await Promise.all([
    stage().inKonin("facilitator").then(reviewing),
    stage().inKonin("konin").then(reviewing),
  ]);

  const quote = await selectWords(reader, field, 13);
  // They stay selected while the city writes in the same paragraph.
  await place(city, field).click({ position: { x: 2, y: 10 } });
  await place(city, field).locator(".ProseMirror").waitFor();
  await city.keyboard.type("Dziś: ");
  await eventually(
    () => textOf(reader, field),
    (text) => text.startsWith("Dziś: "),
  );
  expect(await reader.evaluate(() => String(getSelection()))).toBe(quote);
  await reader.locator(".selection-remark").click();
  await reader.getByLabel("Rodzaj").selectOption("missing-data");
  await reader.getByLabel("Treść uwagi").pressSequentially("Z którego roku są te dane, @ann");
  await reader.locator(".mention-list").getByText("Anna Wójcik").waitFor();
  expect(await violationsOn(reader)).toEqual([]);
  await reader.keyboard.press("Enter");
  await reader.keyboard.press("Control+Enter");

  await place(city, field).scrollIntoViewIfNeeded();
  const marks = city.locator("mark.review-mark");
  await marks.first().waitFor();
  expect(await marks.first().textContent()).toBe(quote);
  await city.keyboard.press("F7");
  const card = city.getByRole("article", { name: /Uwaga: Tomasz Adamski, Streszczenie/ });
  await card.getByRole("button", { name: "Oznacz jako załatwione" }).waitFor();
  expect(await card.innerText()).toContain("Z którego roku są te dane, @Anna Wójcik");
  expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await violationsOn(city)).toEqual([]);
});

test("the city says what it did, its answer reaches the author, who closes the thread, all by keyboard", async () => {
  const [reader, city] = await Promise.all([
    stage().inKonin("facilitator").then(reviewing),
    stage().inKonin("konin").then(reviewing),
  ]);
  await reader.keyboard.press("Control+Alt+KeyM");
  await reader.getByLabel("Treść uwagi").fill("Czy to cały koszt?");
  await reader.keyboard.press("Control+Enter");
  const own = reader.getByRole("article", { name: /Uwaga: Tomasz Adamski/ }).filter({
    hasText: "Czy to cały koszt?",
  });
  await own.waitFor();

  const card = city.getByRole("article").filter({ hasText: "Czy to cały koszt?" });
  await card.getByRole("button", { name: "Pokaż" }).press("Enter");
  await card.getByRole("button", { name: "Oznacz jako załatwione" }).press("Enter");
  await city.keyboard.press("ArrowDown");
  await card.getByLabel("Co zmieniliście").fill("Dopisaliśmy koszt utrzymania.");
  await city.keyboard.press("Tab");
  await city.keyboard.press("Enter");

  await own.getByText("Uwzględniono częściowo").waitFor();
  await own.getByRole("button", { name: "Potwierdź i zamknij" }).press("Enter");
  await card.getByText("zamknięta", { exact: true }).waitFor();
});

test("what was begun is there after a reload, and is asked about before it is thrown away", async () => {
  const page = await reviewing(await stage().inKonin("facilitator"));
  await page.getByRole("button", { name: "Dodaj uwagę do dokumentu" }).click();
  await page.getByLabel("Treść uwagi").fill("Jeszcze nie wiem, jak to");

  await page.reload();
  await saved(page);
  await page.getByRole("button", { name: "Dokończ" }).click();
  expect(await page.getByLabel("Treść uwagi").inputValue()).toBe("Jeszcze nie wiem, jak to");
  await page.getByRole("button", { name: "Odrzuć", exact: true }).click();
  await page.getByRole("button", { name: "Odrzuć szkic" }).click();

  await page.getByLabel("Treść uwagi").waitFor({ state: "detached" });
  expect(await page.getByRole("button", { name: "Dokończ" }).count()).toBe(0);
});

test("a link leads to its remark also on a telephone, and a link to what is gone says so", async () => {
  const wide = await reviewing(await stage().inKonin("facilitator"));
  await wide.getByRole("button", { name: "Dodaj uwagę do dokumentu" }).click();
  await wide.getByLabel("Treść uwagi").fill("Do całości dokumentu");
  await wide.keyboard.press("Control+Enter");
  const id = await wide
    .locator(".thread.is-active", { hasText: "Do całości dokumentu" })
    .getAttribute("data-thread");

  const phone = await stage().signedIn("konin", { viewport: { width: 390, height: 800 } });
  const path = `/dokumenty/${stage().demo.documents.konin}`;
  await phone.goto(`${path}#watek=${id}`);
  await phone.getByRole("dialog").getByText("Do całości dokumentu").waitFor();
  expect(await violationsOn(phone)).toEqual([]);
  await phone.keyboard.press("Escape");
  await phone.goto(`${path}#watek=nieistnieje`);

  await phone.getByText("Tej uwagi już nie ma albo nie masz do niej dostępu.").waitFor();
});

test("remarks are found by their filters, and cards never lie on one another", async () => {
  const page = await reviewing(await stage().inKonin("facilitator"));
  for (const text of ["Pierwsza", "Druga", "Trzecia"]) {
    await selectWords(page, field, 20);
    await page.locator(".selection-remark").click();
    await page.getByLabel("Treść uwagi").fill(`${text} uwaga do tych samych słów`);
    await page.keyboard.press("Control+Enter");
    await page.locator(".thread.is-active", { hasText: text }).waitFor();
  }
  const boxes = await page
    .locator("[data-card]")
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()));
  const inOrder = boxes.toSorted((a: DOMRect, b: DOMRect) => a.top - b.top);
  const overlaps = inOrder.filter((box, at) => at > 0 && box.top < inOrder[at - 1].bottom);
  expect([boxes.length > 2, overlaps]).toEqual([true, []]);

  await page.getByRole("button", { name: "Wszystkie uwagi na liście" }).click();
  const list = page.getByRole("dialog");
  await list.locator(".review-filter").getByLabel("Rodzaj").selectOption("money");
  await list.getByText("Żadna uwaga nie pasuje do filtrów.").waitFor();
  await list.getByRole("button", { name: "Wyczyść filtry" }).click();
  expect(await list.getByRole("article").count()).toBeGreaterThan(2);
  expect(await violationsOn(page)).toEqual([]);
});

test("no page had anything to complain about", () => {
  expect(stage().complaints).toEqual([]);
});
