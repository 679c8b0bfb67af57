/** Changes that people suggest who need no right to write, and editors who decide about them. */
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { dialogs, violationsOn } from "./axe.ts";
import { eventually, place, saved, textOf, useStage, type Who } from "./harness.ts";
import { intercept } from "./intercept.ts";
import { focused } from "./keys.ts";

const stage = useStage();

/** Konin's document with what is suggested in it, which comes when the page has nothing more urgent to do. */
async function withReview(who: Who, options?: BrowserContextOptions): Promise<Page> {
  const page = await stage().inKonin(who, options);
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("/review?since=")),
  );
  return page;
}

/** Begins by keyboard, at the end of the text. */
async function beginDraft(page: Page, address: string, label: string): Promise<Locator> {
  await page.getByRole("button", { name: `Zaproponuj zmianę: ${label}` }).focus();
  await page.keyboard.press("Enter");
  const draft = page.locator(`.draft[data-place="${address}"]`);
  await draft.locator(".ProseMirror-focused").waitFor();
  return draft;
}

/** For a moment after a letter, ProseMirror takes back where the browser puts the caret. */
async function goToStart(page: Page): Promise<void> {
  await eventually(
    async () => {
      await page.keyboard.press("Control+Home");
      return page.evaluate(() => getSelection()?.anchorOffset);
    },
    (offset) => offset === 0,
  );
}

function card(page: Page, words: string): Locator {
  return page.locator(".suggestion", { has: page.locator(".change ins", { hasText: words }) });
}

test("a facilitator suggests by keyboard; an editor goes there by key, accepts it, and takes that back", async () => {
  const { demo, complaints } = stage();
  const earlier = complaints.length;
  const facilitator = await withReview("facilitator");
  const state = `/api/documents/${demo.documents.konin}/state`;
  const before = await (await facilitator.request.get(state)).body();
  await facilitator.getByText("Tak się sugeruje zmiany").waitFor();
  await beginDraft(facilitator, "vision.text", "Wizja");
  await facilitator.keyboard.type("Ciepło z ziemi w każdym domu.");

  await facilitator.reload();
  const draft = facilitator.locator('.draft[data-place="vision.text"]');
  await draft.getByText("Ciepło z ziemi w każdym domu.").waitFor();
  expect(await violationsOn(facilitator)).toEqual([]);
  await draft.getByRole("button", { name: "Wyślij sugestię" }).click();
  await facilitator.getByText("Wysłano 1 sugestię.").waitFor();
  await draft.waitFor({ state: "detached" });
  expect(await (await facilitator.request.get(state)).body()).toEqual(before);

  const konin = await withReview("konin");
  await eventually(
    async () => {
      await konin.keyboard.press("F9");
      return konin.evaluate(() => document.activeElement?.closest(".suggestion")?.textContent);
    },
    (text) => text?.includes("w każdym domu") === true,
  );
  expect(await violationsOn(konin)).toEqual([]);
  await konin.keyboard.press("Tab");
  expect(await focused(konin)).toBe("button Przyjmij sugestię: Wizja");
  await konin.keyboard.press("Enter");
  await konin.getByText("Przyjęto sugestię: Tomasz Adamski").waitFor();
  expect(await textOf(konin, "vision.text")).toBe("Ciepło z ziemi w każdym domu.");
  await card(facilitator, "w każdym domu").waitFor({ state: "detached" });

  await konin.getByRole("status").getByRole("button", { name: "Cofnij" }).click();
  await konin.getByText("Cofnięto przyjęcie.").waitFor();
  expect(await textOf(konin, "vision.text")).not.toContain("Ciepło z ziemi");
  await card(konin, "w każdym domu").waitFor();
  expect(complaints.slice(earlier)).toEqual([]);
});

test("the first decision wins; what was sent together is accepted at once, and taken back at once", async () => {
  const facilitator = await withReview("facilitator");
  await beginDraft(facilitator, "challenge.why-now", "Dlaczego teraz");
  await facilitator.keyboard.type(" Na końcu.");
  await goToStart(facilitator);
  await facilitator.keyboard.type("Na początku. ");
  await facilitator.keyboard.press("Control+Enter");
  await facilitator.getByText("Wysłano 2 sugestie.").waitFor();
  const [konin, colleague] = [await withReview("konin"), await withReview("koninToo")];
  const text = await textOf(konin, "challenge.why-now");
  for (const page of [konin, colleague]) {
    await place(page, "challenge.why-now").first().scrollIntoViewIfNeeded();
    await card(page, "Na początku").locator(".change").click();
  }

  await card(konin, "Na początku").getByRole("button", { name: "Wszystkie naraz…" }).click();
  const dialog = konin.getByRole("dialog", { name: /sugesti/ });
  expect(await violationsOn(konin, dialogs)).toEqual([]);
  await dialog.getByRole("button", { name: "Przyjmij 2 sugestie" }).click();
  await konin.getByText("Przyjęto 2 sugestie.").waitFor();
  expect(await textOf(konin, "challenge.why-now")).toBe(`Na początku. ${text} Na końcu.`);
  await konin.getByRole("status").getByRole("button", { name: "Cofnij" }).click();
  await card(konin, "Na początku").waitFor();
  await card(konin, "Na końcu").waitFor();
  await saved(konin);
  expect(await textOf(konin, "challenge.why-now")).toBe(text);

  const late = intercept(/\/decision$/);
  await card(colleague, "Na końcu")
    .getByRole("button", { name: /^Przyjmij/ })
    .click();
  await card(konin, "Na końcu")
    .getByRole("button", { name: /^Odrzuć/ })
    .click();
  await konin.getByLabel("Dlaczego? (nieobowiązkowe)").fill("Mamy to w rozdziale 3.");
  await konin.keyboard.press("Tab");
  await konin.keyboard.press("Enter");
  await konin.getByText("Odrzucono sugestię: Tomasz Adamski").waitFor();
  await late.letGo();
  await colleague.getByText("Tę sugestię odrzucił już ktoś inny: Anna Wójcik.").waitFor();
  expect(await textOf(colleague, "challenge.why-now")).not.toContain("Na końcu");
});
