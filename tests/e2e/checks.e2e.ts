/** The document check on the page: a fault is made, shown beside its text, mended, muted and seen by others. */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBoth } from "./axe.ts";
import { enter, eventually, place, saved, textOf, useStage } from "./harness.ts";
import { windows } from "./looks.ts";
import { focused, tabTo } from "./keys.ts";

const stage = useStage();

const field = "vision.text";
const wrong = "Miejska Inicjatywa Działań";
const right = "Miejska Inicjatywa Działania";
const sentence = `„${wrong}” to inna postać nazwy „${right}”.`;

/** Opens Konin's document and waits for what the check finds in it. */
async function checked(page: Page): Promise<Page> {
  await page.locator(".check-button").waitFor();
  return page;
}

async function writeFault(page: Page): Promise<void> {
  await enter(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(`${wrong} naszego miasta.`);
}

function listOf(page: Page): Locator {
  return page.getByRole("dialog", { name: "Kontrola dokumentu" });
}

async function openList(page: Page): Promise<Locator> {
  await page.locator(".check-button").click();
  await listOf(page).locator(".check-list-filter").waitFor();
  return listOf(page);
}

function findingIn(scope: Locator | Page, text: string): Locator {
  return scope.locator(".finding", { hasText: text });
}

test("a fault shows beside its text, leads there, and is mended in one step that can be taken back", async () => {
  const { inKonin, complaints } = stage();
  const page = await checked(await inKonin("konin"));

  await writeFault(page);
  const card = findingIn(page.locator(".margin-cards"), sentence);
  await card.waitFor();
  const mark = page.locator(`.field:has([data-place="${field}"]) .check-mark`);
  expect(await mark.getAttribute("aria-label")).toMatch(/^1 uwaga kontroli, Do poprawy$/);
  const isBeside = async () => {
    const [line, box] = await Promise.all([
      place(page, field).boundingBox(),
      card.locator("xpath=ancestor::*[@data-card]").boundingBox(),
    ]);
    return Math.abs((line?.y ?? 0) - (box?.y ?? 1e6));
  };
  await eventually(isBeside, (distance) => distance < 2);

  // From the top of the page, the list leads back to the field.
  await page.keyboard.press("Escape");
  await page.evaluate(() => scrollTo(0, 0));
  const list = await openList(page);
  await findingIn(list, sentence)
    .getByRole("button", { name: /^Pokaż miejsce/ })
    .click();
  await list.waitFor({ state: "detached" });
  await place(page, field).locator(".ProseMirror-focused").waitFor();

  await card.getByRole("button", { name: "Popraw", exact: true }).click();
  await eventually(
    () => textOf(page, field),
    (text) => text === `${right} naszego miasta.`,
  );
  await card.waitFor({ state: "detached" });
  await page.locator(".toast").getByRole("button", { name: "Cofnij" }).click();
  await eventually(
    () => textOf(page, field),
    (text) => text === `${wrong} naszego miasta.`,
  );
  await card.waitFor();
  await saved(page);
  expect(complaints).toEqual([]);
});

test("what is muted with a reason is seen by a facilitator, who can change nothing", async () => {
  const { inKonin } = stage();
  const page = await checked(await inKonin("konin"));
  await writeFault(page);
  const list = await openList(page);
  await findingIn(list, sentence)
    .getByRole("button", { name: /^Wycisz/ })
    .click();
  await list.getByRole("button", { name: "Wycisz", exact: true }).click();
  await list.getByText("Napisz powód").waitFor();
  await list.getByLabel("Dlaczego można to pominąć?").fill("Tak nazywa się nasz projekt");
  await list.getByRole("button", { name: "Wycisz", exact: true }).click();
  await list.locator(".check-section", { hasText: sentence }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await saved(page);

  const facilitator = await checked(await inKonin("facilitator"));
  const seen = await openList(facilitator);
  expect(await seen.locator(".check-section .finding").count()).toBeGreaterThan(0);
  expect(await seen.getByRole("button", { name: "Popraw", exact: true }).count()).toBe(0);
  expect(await seen.getByRole("button", { name: /^Wycisz/ }).count()).toBe(0);
  await seen.getByText(/^1 wyciszona$/).click();
  await seen.getByText("Tak nazywa się nasz projekt").waitFor();
  await seen.getByText(/^Anna Wójcik, /).waitFor();
  expect(await seen.getByRole("button", { name: "Przywróć" }).count()).toBe(0);

  const again = await openList(page);
  await again.getByText(/^1 wyciszona$/).click();
  await again.getByRole("button", { name: "Przywróć" }).click();
  await again.locator(".check-section", { hasText: sentence }).waitFor();
});

test("what blocks handing over is said with its field, in the outline and before an export, which it never stops", async () => {
  const { inKonin } = stage();
  const page = await checked(await inKonin("konin"));

  await enter(page, "identification.version");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  const count = page.locator('.outline a[href="#s-identification"] .section-count.is-blocks');
  await count.waitFor();
  await eventually(
    () =>
      place(page, "identification.version").evaluate((element) => {
        const holder = element.matches("[aria-describedby]")
          ? element
          : element.querySelector("[aria-describedby]");
        return (holder?.getAttribute("aria-describedby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent ?? "")
          .join(" ");
      }),
    (text) => /„Wersja” jest puste/.test(text),
  );

  await page.getByRole("button", { name: "Eksportuj" }).click();
  const dialog = page.getByRole("dialog", { name: "Eksport dokumentu" });
  await dialog.getByText(/blokuj/).waitFor();
  expect(await dialog.getByRole("button", { name: "Pobierz PDF" }).isEnabled()).toBe(true);
  await dialog.getByRole("button", { name: "Pokaż uwagi" }).click();
  const list = listOf(page);
  await list.locator(".check-section").waitFor();
  expect(await list.locator(".check-section").allInnerTexts()).toHaveLength(1);

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Cofnij", exact: true }).click();
  await count.waitFor({ state: "detached" });
});

test("the check speaks English to those who read English, also after the language changes", async () => {
  const { inKonin, demo } = stage();
  const page = await checked(await inKonin("koninToo"));
  await writeFault(page);
  await findingIn(page.locator(".margin-cards"), sentence).waitFor();
  await saved(page);
  const switchTo = (language: string) =>
    page.evaluate(
      (wanted) =>
        fetch("/api/me", {
          method: "PATCH",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ language: wanted }),
        }).then(({ ok }) => ok),
      language,
    );
  expect(await switchTo("en")).toBe(true);
  try {
    await page.goto(`/dokumenty/${demo.documents.konin}`);
    await checked(page);

    await page.getByRole("button", { name: /^Document check: / }).click();
    const list = page.getByRole("dialog", { name: "Document check" });
    const english = findingIn(list, `“${wrong}” is another form of the name “${right}”.`);
    await english.waitFor();

    expect(await english.innerText()).toContain("To be mended");
    expect(await english.getByRole("button", { name: "Mend", exact: true }).count()).toBe(1);
  } finally {
    await switchTo("pl");
  }
});

test("by keyboard alone: into the list, to a finding, mended, and back out", async () => {
  const { inKonin } = stage();
  const page = await checked(await inKonin("konin"));
  await writeFault(page);
  await findingIn(page.locator(".margin-cards"), sentence).waitFor();

  await saved(page);
  await page.reload();
  await checked(page);

  await tabTo(page, /^button Kontrola dokumentu: /);
  await page.keyboard.press("Enter");
  const list = listOf(page);
  await findingIn(list, sentence).waitFor();
  await eventually(
    async () => {
      await page.keyboard.press("Tab");
      return page.evaluate(
        (text) =>
          (document.activeElement?.closest(".finding")?.textContent ?? "").includes(text) &&
          document.activeElement?.textContent === "Popraw",
        wrong,
      );
    },
    (isThere) => isThere,
  );
  await page.keyboard.press("Enter");
  await findingIn(list, sentence).waitFor({ state: "detached" });

  // The button went with its finding: the keyboard is still in the list.
  expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(
    true,
  );
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  expect(await focused(page)).toMatch(/^button Kontrola dokumentu: /);
  await eventually(
    () => textOf(page, field),
    (text) => text.startsWith(right),
  );
});

test("the margin folds away, stays so, and comes back", async () => {
  const { inKonin } = stage();
  const page = await checked(await inKonin("konin"));
  await page.getByRole("button", { name: "Zwiń uwagi" }).click();
  await page.reload();
  await checked(page);

  await page.getByRole("button", { name: "Pokaż uwagi przy tekście" }).click();

  await page.locator(".margin-head").waitFor();
});

test.each(windows)("the check has no serious violation, $name", async ({ name: _, ...look }) => {
  const { inKonin } = stage();
  const page = await checked(await inKonin("konin", look));
  await writeFault(page);
  await page.locator(`.field:has([data-place="${field}"]) .check-mark`).waitFor();
  expect(await violationsInBoth(page), "marks and margin").toEqual([]);

  const list = await openList(page);
  await findingIn(list, sentence)
    .getByRole("button", { name: /^Wycisz/ })
    .click();
  expect(await violationsInBoth(page), "the list").toEqual([]);
});
