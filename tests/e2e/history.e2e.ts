/** Who wrote what, what changed since somebody was here, and a restore that breaks nobody. */
import { News } from "@brudnopis/schema";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { enter, eventually, saved, type Stage, textOf, useStage, type Who } from "./harness.ts";
import { writeCell } from "./tables.ts";

const stage = useStage();

const question = "challenge.question";
const whyNow = "challenge.why-now";
const vision = "vision.text";
const cost = "D3 Kompleksowa termomodernizacja 12 obiektów oświatowych – Koszt";

test("three write; one sees whose each change is, compares, and restores a section while another types; one who was away steps through", async () => {
  const { inKonin, complaints } = stage();
  await visitFor("facilitator");
  const [anna, piotr, joanna] = [
    await inKonin("konin"),
    await inKonin("koninToo"),
    await inKonin("rybnik"),
  ];
  const before = { question: await textOf(anna, question), whyNow: await textOf(anna, whyNow) };

  await writeAtEnd(anna, question, " I za ile?");
  await writeCell(piotr, "actions/d3.cost", "51 000 000");
  await deleteAtEnd(joanna, whyNow, "źródeł.");
  await Promise.all([saved(anna), saved(piotr), saved(joanna)]);

  // Each change is whose it was.
  await anna.getByRole("link", { name: "Historia dokumentu" }).click();
  await nameNow(anna, "Po warsztacie");
  const changes = [
    "Pytanie, na które odpowiada MID dopisano „I za ile?” Anna Wójcik",
    "Dlaczego teraz usunięto „źródeł.” Joanna Śliwa",
    `${cost} 48 600 000 zł → 51 000 000 zł Piotr Zieliński`,
  ];
  expect(await listed(anna, 3)).toEqual(changes);
  await stepTo(anna, "I za ile?");

  // Compared with another revision there is only what came after it.
  await writeAtEnd(joanna, "summary.text", " Dziękujemy.");
  await saved(joanna);
  await anna.goto(historyOf(stage()));
  expect(await listed(anna, 1)).toEqual(["Streszczenie dopisano „Dziękujemy.” Joanna Śliwa"]);
  await compareWithFirst(anna);
  expect(await listed(anna, 4)).toEqual([
    "Streszczenie dopisano „Dziękujemy.” Joanna Śliwa",
    ...changes,
  ]);

  // A section is restored while somebody types in another one, whom it does not disturb.
  const typing = typeSlowly(piotr, vision);
  await restoreSection(anna, "Przywróć część: 2. Wyzwanie");
  await says(joanna, question, before.question);
  await says(joanna, whyNow, before.whyNow);
  await anna.getByRole("button", { name: "Cofnij przywrócenie" }).click();
  await anna.getByText("Cofnięto. Jest tak jak przed przywróceniem.").waitFor();
  await says(joanna, question, `${before.question} I za ile?`);
  await says(joanna, whyNow, before.whyNow.replace(/źródeł\.$/, ""));
  const typed = await typing;
  await says(joanna, vision, typed);
  await saved(piotr);

  // Who was away goes through all of it.
  const tomasz = await inKonin("facilitator");
  await tomasz.getByRole("button", { name: "Przejrzyj po kolei" }).click();
  expect(await steppedThrough(tomasz)).toEqual([
    "1. Streszczenie | Streszczenie: dopisano 1 słowo | Joanna Śliwa",
    "2. Wyzwanie | Pytanie, na które odpowiada MID: dopisano 3 słowa | Anna Wójcik",
    "2. Wyzwanie | Dlaczego teraz: usunięto 1 słowo | Joanna Śliwa",
    "3a. Wizja | Wizja: dopisano 8 słów | Piotr Zieliński",
    `4. Działania | ${cost}: 48 600 000 zł → 51 000 000 zł | Piotr Zieliński`,
  ]);
  await tomasz.getByRole("button", { name: "Oznacz wszystko jako przeczytane" }).click();
  await tomasz.locator(".news-bar").waitFor({ state: "detached" });
  // What others do while he looks on is no news when he comes back.
  const [summary, more] = [await textOf(joanna, "summary.text"), " Naprawdę."];
  await writeAtEnd(joanna, "summary.text", more);
  await says(tomasz, "summary.text", summary + more);
  const asked = newsOf(tomasz);
  await tomasz.reload();
  expect(await asked).toEqual([]);
  expect(complaints).toEqual([]);
});

function historyOf({ demo }: Stage): string {
  return `/dokumenty/${demo.documents.konin}/historia`;
}

/** Opens the document, sees it, and goes. */
async function visitFor(who: Who): Promise<void> {
  const page = await stage().signedIn(who);
  const seen = page.waitForResponse((response) => response.url().endsWith("/seen"));
  await page.goto(`/dokumenty/${stage().demo.documents.konin}`);
  expect((await seen).status()).toBe(204);
  await page.context().close();
}

async function writeAtEnd(page: Page, address: string, text: string): Promise<void> {
  const editor = await enter(page, address);
  await editor.press("Control+End");
  await page.keyboard.type(text);
}

async function deleteAtEnd(page: Page, address: string, text: string): Promise<void> {
  const editor = await enter(page, address);
  await editor.press("Control+End");
  for (const _letter of text) await page.keyboard.press("Backspace");
}

/** Eight words, a letter at a time; returns what the field says then. */
async function typeSlowly(page: Page, address: string): Promise<string> {
  const text = "W roku 2030 miasto ogrzewa się samo, czysto.";
  const editor = await enter(page, address);
  await editor.press("Control+End");
  await page.keyboard.type(text, { delay: 60 });
  return text;
}

/** The changes of the list: where, what and whose, once there are so many. */
async function listed(page: Page, count: number): Promise<string[]> {
  const cards = page.locator(".change-card");
  const read = () =>
    cards.evaluateAll((all) =>
      all.map((card) =>
        [...card.children].map((part) => (part.textContent ?? "").replace(/\s+/g, " ").trim()),
      ),
    );
  const found = await eventually(read, (all) => all.length === count);
  return found.map(([where, what, by = ""]) => `${where} ${what} ${by.split(",")[0]}`);
}

/** Goes from change to change until the page shows one as written. */
async function stepTo(page: Page, written: string): Promise<void> {
  await page.getByRole("button", { name: "Następna zmiana" }).click();
  await page.getByText("Zmiana 1 z 3").waitFor();
  const inserted = page.locator("ins").filter({ hasText: written });
  expect(await inserted.getAttribute("title")).toMatch(/^dodano: Anna Wójcik/);
}

async function nameNow(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Nazwij obecną wersję" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nazwa").fill(name);
  await dialog.getByRole("button", { name: "Zapisz nazwę" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** The first revision is the last of the list. */
async function compareWithFirst(page: Page): Promise<void> {
  const choice = page.getByLabel("Porównaj z");
  const first = await choice.locator("option").last().getAttribute("value");
  await choice.selectOption(first);
}

async function restoreSection(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  const dialog = page.getByRole("dialog", { name: "Przywróć jedną część" });
  expect(await violationsOn(page, ".modal")).toEqual([]);
  await dialog.getByRole("button", { name: "Przywróć", exact: true }).click();
  await page.getByText(/^Przywrócono\. Część „Wyzwanie”/).waitFor();
}

async function says(page: Page, address: string, text: string): Promise<void> {
  await eventually(
    () => textOf(page, address),
    (now) => now === text,
  );
}

/** Each piece of news on the way through, with the one key: section, sentence and author. */
async function steppedThrough(page: Page): Promise<string[]> {
  const bar = page.locator(".news-bar");
  const steps: string[] = [];
  for (;;) {
    const step = `${steps.length + 1} z `;
    await bar.getByText(step).or(bar.getByText("To już wszystkie zmiany.")).waitFor();
    if ((await bar.getByText(step).count()) === 0) return steps;
    if (steps.length === 0) expect(await violationsOn(page, ".news-bar")).toEqual([]);
    await page.waitForFunction(isPlaceMarkedInView);
    steps.push(await readStep(bar));
    await page.keyboard.press("F8");
  }
}

/** Whether a place of the document has the frame of what is shown, where it can be seen. */
function isPlaceMarkedInView(): boolean {
  return [...document.querySelectorAll("[data-place]")].some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    const isMarked = outlineStyle === "solid" && outlineWidth === "2px";
    return isMarked && bottom > 0 && top < innerHeight;
  });
}

async function readStep(bar: Locator): Promise<string> {
  const lines = ".news-bar-over, .news-item-what, .news-by";
  const said = await bar
    .locator(lines)
    .evaluateAll((all) => all.map((line) => (line.textContent ?? "").replace(/\s+/g, " ").trim()));
  const [over = "", what = "", by = ""] = said;
  return [over.split(" · ")[1], what, by.split(",")[0]].join(" | ");
}

/** What the server says is new when the document is opened next. */
async function newsOf(page: Page): Promise<unknown[]> {
  const response = await page.waitForResponse((answer) => answer.url().endsWith("/news"));
  const { changes } = News.parse(await response.json());
  return changes.sections;
}
