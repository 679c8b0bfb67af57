/** People without an account: whoever has a link reads, or answers the one question that they were asked. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { NewGuestLinkAnswer } from "@brudnopis/schema";
import { dialogs, violationsOn } from "./axe.ts";
import { enter, eventually, place, saved, useStage, type Who } from "./harness.ts";

const stage = useStage();

const narrow = { viewport: { width: 390, height: 844 } } as const;

/** What the buttons on the page make, without pressing them each time. */
async function newLink(page: Page, kind: "guest-links" | "questions", body: object) {
  const { demo } = stage();
  const path = `/api/documents/${demo.documents.konin}/${kind}`;
  const answer = await page.request.post(path, { data: body, headers: { origin: demo.url } });
  return NewGuestLinkAnswer.parse(await answer.json());
}

/** Konin's document with what comes after the editor, which the list of answers is part of. */
async function withAnswers(who: Who, options?: BrowserContextOptions): Promise<Page> {
  const page = await stage().inKonin(who, options);
  await page.locator(".answers").waitFor({ state: "attached" });
  return page;
}

test("a guest reads the whole document as it is when they open it, and nothing connects them", async () => {
  const { inKonin, newPage, complaints } = stage();
  const konin = await inKonin("konin");
  const { link } = await newLink(konin, "guest-links", { note: "Przed sesją rady" });
  const fixed = await newLink(konin, "guest-links", { revision: "Do konsultacji" });
  const guest = await newPage();
  const sockets: string[] = [];
  guest.on("websocket", (socket) => sockets.push(socket.url()));

  await enter(konin, "vision.text");
  await konin.keyboard.type("Miasto ciepłe z natury.");
  await saved(konin);
  await guest.goto(link);

  await guest.getByRole("heading", { level: 1, name: /ciepło z ziemi/ }).waitFor();
  await guest.getByText("Czytasz ten dokument jako gość").waitFor();
  await guest.getByText("Przed sesją rady").waitFor();
  await guest.getByText(/^Dane ilustracyjne/).waitFor();
  await place(guest, "vision.text").getByText("Miasto ciepłe z natury.").waitFor();
  await guest.getByRole("button", { name: /^Otwórz: D1/ }).click();
  await guest.locator(".record-form").getByText("Opis i zakres").waitFor();
  expect(await guest.getByRole("textbox").count()).toBe(0);
  expect(await guest.getByText("Zapytaj kogoś").count()).toBe(0);

  await guest.goto("about:blank");
  await guest.goto(fixed.link);
  await guest.getByText("To utrwalona wersja „Do konsultacji”").waitFor();
  await guest.locator("#s-sources .parts > *").first().waitFor();
  expect(await place(guest, "vision.text").textContent()).not.toContain("Miasto ciepłe");
  expect(sockets).toEqual([]);
  expect(complaints).toEqual([]);
});

test("who may share makes a link to a fixed state, and ends it", async () => {
  const { inKonin, newPage } = stage();
  const konin = await inKonin("konin");
  await konin.getByRole("button", { name: /^Udostępnij/ }).click();
  await konin.getByRole("button", { name: "Nowy link dla gościa" }).click();
  await konin.getByLabel("Treść z tej chwili, utrwaloną pod nazwą").check();
  await konin.getByRole("button", { name: "Utwórz link" }).click();
  await konin.getByText("Nadaj tej wersji nazwę.").waitFor();
  expect(await violationsOn(konin)).toEqual([]);
  await konin.getByLabel("Nazwa wersji").fill("Do rady");
  await konin.getByRole("button", { name: "Utwórz link" }).click();
  const link = await konin.getByLabel("Link dla gościa", { exact: true }).inputValue();
  const guest = await newPage();
  await guest.goto(link);
  await guest.getByText("To utrwalona wersja „Do rady”").waitFor();

  await konin.getByRole("button", { name: "Wycofaj: Do rady" }).click();
  const question = konin.getByRole("dialog", { name: "Wycofać ten link?" });
  await question.getByRole("button", { name: "Wycofaj" }).click();
  await konin.getByText("Wycofaj: Do rady").waitFor({ state: "detached" });
  await expect.poll(() => focusedId(konin)).toBe("guest-links-title");
  await guest.reload();

  await guest.getByRole("heading", { name: "Ten link nie działa" }).waitFor();
});

function focusedId(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

test("the page keeps its link through the skip link, a reload and the table of contents", async () => {
  const { inKonin, newPage } = stage();
  const { link } = await newLink(await inKonin("konin"), "guest-links", {});
  const guest = await newPage(narrow);
  await guest.goto(link);
  await guest.getByText("Czytasz ten dokument jako gość").waitFor();

  await guest.keyboard.press("Tab");
  await guest.keyboard.press("Enter");
  expect(await focusedId(guest)).toBe("document-page");
  await guest.getByRole("button", { name: "Spis treści" }).click();
  await guest
    .getByRole("dialog")
    .getByRole("link", { name: /Ryzyka/ })
    .click();
  await expect.poll(() => focusedId(guest)).toBe("h-risks");
  await guest.reload();

  await guest.getByText("Czytasz ten dokument jako gość").waitFor();
});

test("a link that does not work says whom to ask, and gives way to one that does", async () => {
  const { inKonin, newPage } = stage();
  const konin = await inKonin("konin");
  const { id, link } = await newLink(konin, "guest-links", {});
  const question = await newLink(konin, "questions", { address: "summary.text" });
  await konin.request.delete(`/api/documents/${stage().demo.documents.konin}/guest-links/${id}`, {
    headers: { origin: stage().demo.url },
  });
  const guest = await newPage();

  await guest.goto(link);
  await guest.getByRole("heading", { name: "Ten link nie działa" }).waitFor();
  await guest.goto("/pytanie");
  await guest.getByRole("heading", { name: "Ten link nie działa" }).waitFor();

  // The address of the wrong page leads to the right one.
  await guest.goto(question.link.replace("/pytanie#", "/gosc#"));
  await guest.getByRole("heading", { name: "Anna Wójcik prosi o odpowiedź" }).waitFor();
});

test("where nothing was asked yet, the list of answers tells how", async () => {
  const { demo, signedIn } = stage();
  const rybnik = await signedIn("rybnik");

  await rybnik.goto(`/dokumenty/${demo.documents.rybnik}`);

  await rybnik
    .locator(".answers")
    .getByText(/^Wejdź w dowolne pole/)
    .waitFor();
});

test("Konin asks about a field, somebody answers by keyboard alone, and the answer is put in", async () => {
  const { newPage, complaints } = stage();
  const earlier = complaints.length;
  const konin = await withAnswers("konin");
  await enter(konin, "challenge.why-now");
  await konin.getByRole("button", { name: "Zapytaj kogoś o: Dlaczego teraz" }).click();
  const dialog = konin.getByRole("dialog", { name: "Zapytaj kogoś" });
  await dialog.getByLabel("O co pytasz?").fill("Od kiedy rosną ceny?");
  await dialog.getByLabel("Jak długo można odpowiadać").selectOption("7");
  await dialog.getByRole("button", { name: "Utwórz link" }).click();
  const link = await dialog.getByLabel("Link do pytania").inputValue();
  await konin.keyboard.press("Escape");
  // The keyboard is back where the question is about.
  await place(konin, "challenge.why-now").locator(".ProseMirror-focused").waitFor();
  await konin.getByRole("heading", { name: "Czekają na odpowiedź" }).waitFor();

  const guest = await newPage(narrow);
  await guest.goto(link);
  await guest.getByText("Od kiedy rosną ceny?").waitFor();
  await guest.getByText(/Ciepłownia geotermalna już działa/).waitFor();
  await answerByKeyboard(guest, "Od 2021 roku, ponad dwukrotnie.", "Jan Nowak, MPEC");
  await guest.getByRole("heading", { name: "Dziękujemy za odpowiedź" }).waitFor();

  await konin.reload();
  const answer = konin.locator(".answers li", { hasText: "ponad dwukrotnie" });
  await answer.getByText("Jan Nowak, MPEC").waitFor();
  await answer.getByRole("button", { name: "Dlaczego teraz" }).click();
  await place(konin, "challenge.why-now").locator(".ProseMirror-focused").waitFor();

  await answer.getByRole("button", { name: "Wpisane do dokumentu" }).click();
  await konin.getByText("1 załatwiona odpowiedź").waitFor();
  expect(await focusedId(konin)).toBe("answers-title");
  await konin.getByRole("status").getByRole("button", { name: "Cofnij" }).click();
  await answer.getByRole("button", { name: "Odrzuć" }).click();
  await konin.getByText("1 załatwiona odpowiedź").click();
  await answer.getByRole("button", { name: "Przywróć" }).click();
  await answer.getByRole("button", { name: "Odrzuć" }).waitFor();
  expect(complaints.slice(earlier)).toEqual([]);
});

async function answerByKeyboard(page: Page, text: string, name: string): Promise<void> {
  await tabTo(page, "text");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** Presses Tab until the form's field of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("name"));
    if (focused === name) return;
  }
  throw new Error(`${name} was not reached by Tab`);
}

test("an answer without words or a name is not sent, and what was typed stays", async () => {
  const { inKonin, newPage } = stage();
  const { link } = await newLink(await inKonin("konin"), "questions", { address: "summary.text" });
  const guest = await newPage(narrow);
  await guest.goto(link);

  await guest.getByRole("button", { name: "Wyślij odpowiedź" }).click();
  await guest.getByText("Wpisz odpowiedź.").waitFor();
  expect(await guest.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("text");
  await guest.getByLabel("Twoja odpowiedź").fill("ą".repeat(5001));
  await guest.getByText("Odpowiedź jest za długa: skróć ją o 1.").waitFor();
  await guest.getByLabel("Twoja odpowiedź").fill("Krótko.");
  await guest.getByRole("button", { name: "Wyślij odpowiedź" }).click();
  await guest.getByText("Wpisz imię i nazwisko.").waitFor();

  expect(await guest.getByLabel("Twoja odpowiedź").inputValue()).toBe("Krótko.");
});

test("on a narrow screen a line leads to the answers, and an answer to its record", async () => {
  const { newPage } = stage();
  const konin = await withAnswers("koninToo", narrow);
  await place(konin, "actions")
    .getByRole("button", { name: /^Otwórz: D2/ })
    .click();
  await konin.locator(".record-actions").getByRole("button", { name: "Zapytaj kogoś" }).click();
  const dialog = konin.getByRole("dialog", { name: "Zapytaj kogoś" });
  await dialog.getByRole("button", { name: "Utwórz link" }).click();
  const link = await dialog.getByLabel("Link do pytania").inputValue();
  await dialog.getByRole("button", { name: "Gotowe" }).click();

  const guest = await newPage(narrow);
  await guest.goto(link);
  await guest.getByRole("heading", { level: 2, name: /^D2 / }).waitFor();
  await guest.getByLabel("Twoja odpowiedź").fill("Zakres się zgadza.");
  await guest.getByLabel("Imię i nazwisko").fill("Ewa Nowa");
  await guest.getByRole("button", { name: "Wyślij odpowiedź" }).click();
  await guest.getByRole("heading", { name: "Dziękujemy za odpowiedź" }).waitFor();

  await konin.reload();
  await konin.getByRole("button", { name: "Zobacz" }).click();
  const sheet = konin.getByRole("dialog", { name: "Odpowiedzi" });
  const answer = sheet.getByRole("listitem").filter({ hasText: "Zakres się zgadza." });
  await answer.getByRole("button", { name: /^D2 / }).click();
  await sheet.waitFor({ state: "detached" });
  await eventually(
    () => konin.evaluate(() => document.activeElement?.closest("[data-place]")?.outerHTML ?? ""),
    (html) => /^<tr[^>]+actions\//.test(html),
  );
});

test("a question that is taken back can no longer be answered", async () => {
  const { newPage } = stage();
  const konin = await withAnswers("konin");
  const { link } = await newLink(konin, "questions", { address: "goals.notes", note: "Czy to?" });
  const guest = await newPage();
  await guest.goto(link);
  await guest.getByText("Czy to?").waitFor();

  await konin.reload();
  const question = konin.locator(".answers li", { hasText: "Czy to?" });
  await question.getByRole("button", { name: "Wycofaj pytanie" }).click();
  const dialog = konin.getByRole("dialog", { name: "Wycofać to pytanie?" });
  await dialog.getByRole("button", { name: "Wycofaj pytanie" }).click();
  await question.waitFor({ state: "detached" });
  await expect.poll(() => focusedId(konin)).toBe("answers-title");
  await guest.getByLabel("Twoja odpowiedź").fill("Za późno");
  await guest.getByLabel("Imię i nazwisko").fill("Jan");
  await guest.getByRole("button", { name: "Wyślij odpowiedź" }).click();

  await guest
    .getByRole("alert")
    .getByText(/^Ten link już nie działa/)
    .waitFor();
  expect(await guest.getByLabel("Twoja odpowiedź").inputValue()).toBe("Za późno");
});

const looks = [
  {
    name: "wide and light, Polish and English",
    viewport: { width: 1440, height: 1000 },
    colorScheme: "light",
    languages: ["en", "pl"],
  },
  {
    name: "narrow and dark, Polish",
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
    languages: ["pl"],
  },
] as const satisfies readonly (BrowserContextOptions & {
  readonly name: string;
  readonly languages: readonly string[];
})[];

test.each(looks)(
  "guests' pages have no serious violation, $name",
  async ({ name: _, languages, ...look }) => {
    const { inKonin, newPage } = stage();
    const konin = await inKonin("konin");
    const reading = await newLink(konin, "guest-links", {
      revision: "Do rady",
      note: "Przed sesją",
    });
    const question = await newLink(konin, "questions", { address: "summary.text", note: "Tak?" });
    const guest = await newPage(look);

    for (const language of languages) {
      await guest.goto(reading.link);
      await guest.getByRole("button", { name: language === "pl" ? "Polski" : "English" }).click();
      await guest.getByRole("heading", { level: 1, name: /ciepło/ }).waitFor();
      await guest.locator("#s-sources .parts > *").first().waitFor();
      expect(await violationsOn(guest), `${language}: document`).toEqual([]);
      await guest.goto(question.link);
      await guest.locator("button[type=submit]").click();
      await guest.locator(".form-problem").first().waitFor();
      expect(await violationsOn(guest), `${language}: question`).toEqual([]);
      await guest.locator("[name=text]").fill("Tak.");
      await guest.locator("[name=name]").fill("Jan");
      await guest.locator("button[type=submit]").click();
      await guest.locator(".thanks").waitFor();
      expect(await violationsOn(guest), `${language}: thanks`).toEqual([]);
      await guest.goto(`/gosc#klucz=${"x".repeat(43)}`);
      await guest.getByRole("heading", { level: 1 }).waitFor();
      expect(await violationsOn(guest), `${language}: dead link`).toEqual([]);
    }
  },
);

test.each(looks)(
  "asking and the answers have no serious violation, $name",
  async ({ name: _, languages, ...look }) => {
    const { demo, newPage } = stage();
    const konin = await withAnswers("koninToo", look);
    const { link } = await newLink(konin, "questions", { address: "summary.text" });
    const guest = await newPage();
    await guest.goto(link);
    await guest.getByLabel("Twoja odpowiedź").fill("Zdanie za zdaniem. ".repeat(30));
    await guest.getByLabel("Imię i nazwisko").fill("Ewa Nowa");
    await guest.getByRole("button", { name: "Wyślij odpowiedź" }).click();
    await guest.getByRole("heading", { name: "Dziękujemy za odpowiedź" }).waitFor();

    for (const language of languages) {
      const headers = { origin: demo.url };
      await konin.request.patch("/api/me", { data: { language }, headers });
      await konin.reload();
      await konin.locator(`html[lang=${language}]`).waitFor();
      await enter(konin, "challenge.question");
      await konin.locator(".answers li, .answers-notice").first().waitFor({ state: "attached" });
      expect(await violationsOn(konin), `${language}: the list`).toEqual([]);
      await konin.locator(".field:focus-within .ask-button").click();
      await konin.locator(".ask [name=note]").waitFor();
      expect(await violationsOn(konin, dialogs), `${language}: asking`).toEqual([]);
      await konin.locator(".ask button[type=submit]").click();
      await konin.locator(".copy-link").waitFor();
      expect(await violationsOn(konin, dialogs), `${language}: the link`).toEqual([]);
      await konin.keyboard.press("Escape");
      if (look.viewport.width > 1000) continue;
      await konin.locator(".answers-notice button").click();
      await konin.locator(".modal .answers li").first().waitFor();
      expect(await violationsOn(konin, dialogs), `${language}: the sheet`).toEqual([]);
    }
  },
);
