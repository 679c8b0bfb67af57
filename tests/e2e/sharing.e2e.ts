/** The share dialog: who has a document, why, and what happens at once to those whose access changes. */
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { Sharing } from "@brudnopis/schema";
import { dialogs, violationsInBoth, violationsOn } from "./axe.ts";
import {
  enter,
  eventually,
  place,
  saved,
  useStage,
  whenClicked,
  whenRefused,
  type Who,
} from "./harness.ts";
import { windows } from "./looks.ts";
import { holdableLine } from "./wire.ts";

const stage = useStage();

/** Each test begins with what the demo has: Joanna Śliwa was invited, and nobody else. */
beforeEach(async () => {
  const page = await stage().signedIn("administrator");
  const { people, organisations, invitations, requests } = Sharing.parse(
    await (await page.request.get(`${documentPath()}/sharing`)).json(),
  );
  for (const { personId, name, ownRole } of people) {
    if (ownRole && name !== "Joanna Śliwa") await api(page, "DELETE", `/people/${personId}`);
  }
  for (const { id, part } of organisations) {
    if (part === "partner") await api(page, "DELETE", `/partners/${id}`);
  }
  for (const { id } of invitations) await api(page, "DELETE", `/invitations/${id}`);
  for (const { id } of requests) {
    await api(page, "POST", `/access-requests/${id}`, { decision: "decline" });
  }
  await api(page, "PATCH", "/sharing", { sharedWithNetwork: true });
  await page.context().close();
});

test("a lead learns why they have access, invites by link, and takes an invitation back", async () => {
  const { inKonin, newPage, complaints } = stage();
  const konin = await inKonin("konin");
  const before = await peopleCount(konin);
  const dialog = await openDialog(konin);
  await dialog.getByText("Masz dostęp, bo jesteś liderem w organizacji Konin.").waitFor();

  await dialog.getByLabel("Adresy e-mail").fill("Jan Nowak <jan.nowak@konin.example>, ewa@konin");
  await dialog.getByRole("button", { name: "Zaproś", exact: true }).click();
  await dialog.getByText("To nie wygląda na adres e-mail: ewa@konin.").waitFor();
  await dialog
    .getByLabel("Adresy e-mail")
    .fill("Jan Nowak <jan.nowak@konin.example>\newa.maj@konin.example");
  await dialog.getByText("Rozpoznano 2 adresy.").waitFor();
  await dialog.getByLabel("Rola", { exact: true }).selectOption("Może komentować");
  await dialog.getByRole("button", { name: "Zaproś", exact: true }).click();

  const links = dialog.getByRole("group", { name: "Nowe zaproszenia" });
  const link = await links.getByLabel("Link dla: jan.nowak@konin.example").inputValue();
  expect(await links.evaluate((element) => element === document.activeElement)).toBe(true);
  await links.getByRole("button", { name: "Schowaj linki" }).click();
  await item(dialog, "ewa.maj@konin.example")
    .getByRole("button", { name: /^Wycofaj/ })
    .click();
  await told(dialog, "Wycofano zaproszenie dla ewa.maj@konin.example. Link już nie działa.");
  await expectFocus(konin, "Zaproszenia, które czekają");
  expect(await item(dialog, "ewa.maj@konin.example").count()).toBe(0);

  const jan = await newPage();
  const token = new URLSearchParams(new URL(link).hash.slice(1)).get("klucz");
  const accepted = await jan.request.post("/api/invitation/accept", {
    data: { token, name: "Jan Nowak", password: "kilka dobrych słów" },
    headers: { origin: stage().demo.url },
  });
  expect(accepted.status()).toBe(200);
  await konin.reload();
  expect(await peopleCount(konin)).toBe(before + 1);
  const again = await openDialog(konin);
  expect(await roleOf(again, "Jan Nowak")).toBe("facilitator");
  expect(complaints).toEqual([]);
});

test("Rybnik joins in, types, is removed while typing and learns it within a second, with the text kept", async () => {
  const { inKonin, signedIn, demo } = stage();
  const konin = await inKonin("konin");
  const dialog = await openDialog(konin);
  await dialog.getByRole("button", { name: "Dodaj organizację partnerską" }).click();
  await dialog.getByRole("searchbox").fill("rybnik");
  await dialog.getByRole("button", { name: "Dodaj partnera: Rybnik" }).click();
  await told(dialog, "Rybnik jest teraz partnerem w tym dokumencie.");
  const rybnik = await signedIn("rybnikLead");
  const line = await holdableLine(rybnik);
  await rybnik.goto(`/dokumenty/${demo.documents.konin}`);
  await enter(rybnik, "vision.text");
  await rybnik.keyboard.type("Zapisane razem z Koninem. ");
  await saved(rybnik);

  // What is typed from here on waits on a slow line when the door is closed.
  line.hold();
  await rybnik.keyboard.type("Tego serwer już nie dostanie. ");
  const learnt = whenRefused(rybnik);
  await dialog.getByRole("button", { name: "Usuń partnera: Rybnik" }).click();
  const question = konin.getByRole("dialog", { name: "Usunąć partnera: Rybnik?" });
  await question.getByText("od razu przestaną widzieć dokument").waitFor();
  const clicked = whenClicked(konin);
  const typing = rybnik.keyboard.type("Piszę dalej. ".repeat(20), { delay: 10 });
  await question.getByRole("button", { name: "Usuń partnera" }).click();

  expect((await learnt) - (await clicked)).toBeLessThan(1000);
  await typing;
  await told(dialog, "Rybnik nie jest już partnerem.");
  await expectFocus(konin, "Organizacje");
  const notice = rybnik.getByRole("alert");
  await notice.getByText("Odebrano Ci dostęp do tego dokumentu.").waitFor();
  await notice.getByRole("button", { name: "Pokaż niewysłany tekst" }).click();
  const unsent = rybnik.getByRole("dialog", { name: "Tekst, którego serwer nie zapisał" });
  const kept = await unsent.getByRole("textbox").inputValue();
  expect(kept).toContain("Zapisane razem z Koninem. Tego serwer już nie dostanie.");
  await rybnik.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await unsent.getByRole("button", { name: /^Kopiuj/ }).click();
  await unsent.getByText("Skopiowano").waitFor();
  expect(await rybnik.evaluate(() => navigator.clipboard.readText())).toBe(kept);
  await konin.keyboard.press("Escape");
  expect(await place(konin, "vision.text").textContent()).not.toContain("Tego serwer");

  await rybnik.goto(`/dokumenty/${demo.documents.konin}`);
  await rybnik.getByRole("heading", { name: "Nie ma takiego dokumentu" }).waitFor();
});

test("somebody invited becomes a reader at once, and a writer again; a question put aside changes nothing", async () => {
  const { inKonin } = stage();
  const joanna = await inKonin("rybnik");
  const konin = await inKonin("konin");
  const dialog = await openDialog(konin);

  await dialog.getByLabel("Rola: Joanna Śliwa").selectOption("Może tylko czytać");

  await told(dialog, "Zmieniono rolę. Joanna Śliwa: Może tylko czytać.");
  await joanna.getByText("Odebrano Ci prawo do edycji tego dokumentu.").waitFor();
  await joanna.getByRole("button", { name: "Odśwież stronę" }).click();
  await joanna.getByText("Czytasz ten dokument.").waitFor();
  const hers = await openDialog(joanna, /^Dostęp/);
  await hers.getByText("Masz dostęp, bo zaproszono Cię do tego dokumentu.").waitFor();
  await hers.getByText("Możesz czytać.").waitFor();
  await joanna.keyboard.press("Escape");

  await dialog.getByLabel("Rola: Joanna Śliwa").selectOption("Może edytować");
  await joanna.getByText("Możesz już pisać w tym dokumencie.").waitFor();

  await dialog.getByRole("button", { name: "Odbierz dostęp: Joanna Śliwa" }).click();
  const question = konin.getByRole("dialog", { name: "Odebrać dostęp: Joanna Śliwa?" });
  await question.getByRole("button", { name: "Anuluj" }).click();
  await question.waitFor({ state: "detached" });
  await expectFocus(konin, "Odbierz");
});

test("who has no access asks for it, and is let in from the dialog", async () => {
  const { inKonin, signedIn, demo } = stage();
  const rybnik = await signedIn("rybnikLead");
  await rybnik.request.post("/api/access-requests", {
    data: { documentId: demo.documents.konin, message: "Piszemy wspólny wniosek." },
    headers: { origin: demo.url },
  });
  const konin = await inKonin("konin");
  const dialog = await openDialog(konin, /^Udostępnij: .+, 1 prośba o dostęp$/);
  await dialog.getByText("Piszemy wspólny wniosek.").waitFor();

  await dialog.getByRole("button", { name: "Daj dostęp: Marek Kowalczyk" }).click();

  await told(dialog, "Marek Kowalczyk ma już dostęp.");
  await expectFocus(konin, "Prośby o dostęp");
  await rybnik.goto(`/dokumenty/${demo.documents.konin}`);
  await rybnik.getByText("Czytasz ten dokument.").waitFor();
  await dialog.getByRole("button", { name: "Odbierz dostęp: Marek Kowalczyk" }).click();
  await konin.getByRole("button", { name: "Odbierz dostęp", exact: true }).click();
  await told(dialog, "Marek Kowalczyk nie ma już dostępu do dokumentu.");
  await expectFocus(konin, "Zaproszeni do tego dokumentu");
  await rybnik.getByText("Odebrano Ci dostęp do tego dokumentu.").waitFor();
});

test("the facilitator sees who has the document and can change nothing", async () => {
  const facilitator = await stage().inKonin("facilitator");

  const dialog = await openDialog(facilitator, /^Dostęp: \d+ os/);

  await dialog.getByText(/^Masz dostęp, bo jesteś facylitatorem w sieci PIM3/).waitFor();
  await dialog.getByText("Możesz czytać, komentować i proponować zmiany.").waitFor();
  await dialog.getByText("Obserwatorzy sieci widzą ten dokument.").waitFor();
  const buttons = await dialog
    .getByRole("button")
    .evaluateAll((found) =>
      found.map((button) => button.getAttribute("aria-label") ?? button.textContent),
    );
  expect(buttons).toEqual(["Zamknij", "Kopiuj link do dokumentu"]);
  for (const role of ["combobox", "switch", "checkbox", "searchbox"] as const) {
    expect(await dialog.getByRole(role).count()).toBe(0);
  }
  // The document's address is all that can be selected.
  expect(await dialog.getByRole("textbox").count()).toBe(1);
  expect(await dialog.textContent()).not.toContain("@");
});

test("an administrator is told that opening the document was logged", async () => {
  const dialog = await openDialog(await stage().inKonin("administrator"));

  await dialog
    .getByText("Masz dostęp jako administrator; otwarcie tego dokumentu zapisano w dzienniku.")
    .waitFor();
});

test("the dialog works by keyboard alone, and gives the focus back", async () => {
  const konin = await stage().inKonin("konin");
  const button = konin.getByRole("button", { name: /^Udostępnij/ });
  await button.press("Enter");
  const dialog = konin.getByRole("dialog", { name: "Udostępnianie dokumentu" });

  await tabTo(konin, dialog.getByLabel("Adresy e-mail"));
  await konin.keyboard.type("ola.kot@konin.example");
  await tabTo(konin, dialog.getByRole("button", { name: "Zaproś", exact: true }));
  await konin.keyboard.press("Enter");
  await dialog.getByLabel("Link dla: ola.kot@konin.example").waitFor();
  await tabTo(konin, dialog.getByRole("switch", { name: "Pokaż obserwatorom sieci" }));
  await konin.keyboard.press("Space");
  await told(dialog, "Obserwatorzy sieci nie widzą tego dokumentu.");
  await tabTo(konin, dialog.getByText("Kto co może"));
  await konin.keyboard.press("Enter");
  await dialog.getByRole("row", { name: /^Koordynator sieci/ }).waitFor();
  await konin.keyboard.press("Escape");

  await dialog.waitFor({ state: "detached" });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});

test("when the list does not come, the dialog says so and offers another try", async () => {
  const konin = await stage().inKonin("konin");
  await konin.route("**/sharing", (route) => route.abort());
  await konin.reload();
  await konin.getByRole("button", { name: "Udostępnij", exact: true }).click();
  const dialog = konin.getByRole("dialog");
  await dialog.getByText("Nie udało się wczytać, kto ma dostęp.").waitFor();

  await konin.unroute("**/sharing");
  await dialog.getByRole("button", { name: "Spróbuj ponownie" }).click();

  await dialog.getByText("Masz dostęp, bo jesteś liderem w organizacji Konin.").waitFor();
});

test.each(windows)("the dialog has no serious violation, $name", async ({ name: _, ...look }) => {
  const { signedIn, demo } = stage();
  const rybnik = await signedIn("rybnikLead");
  await rybnik.request.post("/api/access-requests", {
    data: { documentId: demo.documents.konin },
    headers: { origin: demo.url },
  });
  for (const language of ["pl", "en"] as const) {
    // Colours are the same in any language.
    const violations = language === "pl" ? violationsInBoth : violationsOn;
    const konin = await inLanguage("konin", language, look);
    const dialog = await openDialog(konin, /^(Udostępnij|Share)/);
    await dialog.getByRole("textbox").first().fill(`ola.kot.${language}@konin.example`);
    await dialog.getByRole("button", { name: /^(Zaproś|Invite)$/ }).click();
    await dialog.getByRole("group", { name: /^(Nowe zaproszenia|New invitations)$/ }).waitFor();
    await dialog.getByRole("button", { name: /^(Dodaj organizację|Add a partner)/ }).click();
    await dialog.getByRole("searchbox").waitFor();
    await dialog.getByText(/^(Kto co może|Who can do what)$/).click();
    expect(await violations(konin, dialogs), language).toEqual([]);
    await dialog.getByRole("button", { name: /^(Odbierz dostęp|Remove access): Joanna/ }).click();
    await konin.getByRole("dialog", { name: /Joanna Śliwa\?$/ }).waitFor();
    expect(await violations(konin, dialogs), `the question, ${language}`).toEqual([]);
    await konin.context().close();

    const facilitator = await inLanguage("facilitator", language, look);
    await openDialog(facilitator, /^(Dostęp|Access)/);
    expect(await violations(facilitator, dialogs), `as a reader, ${language}`).toEqual([]);
    await facilitator.context().close();
  }
});

function documentPath(): string {
  return `/api/documents/${stage().demo.documents.konin}`;
}

async function api(page: Page, method: string, path: string, data?: object): Promise<void> {
  await page.request.fetch(`${documentPath()}${path}`, {
    method,
    headers: { origin: stage().demo.url },
    ...(data === undefined ? {} : { data }),
  });
}

async function openDialog(page: Page, button = /^Udostępnij/): Promise<Locator> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog").first();
  await dialog.getByText(/^(Możesz|You can) /).waitFor();
  return dialog;
}

/** Konin's document in a language of the person's choice, which is put back to Polish. */
async function inLanguage(
  who: Who,
  language: "pl" | "en",
  look: BrowserContextOptions,
): Promise<Page> {
  const { inKonin, demo } = stage();
  const page = await inKonin(who, look);
  if (language === "pl") return page;
  const choose = (wanted: "pl" | "en") =>
    page.request.patch("/api/me", {
      data: { language: wanted },
      headers: { origin: demo.url },
    });
  await choose(language);
  await page.reload();
  await page.getByRole("button", { name: /^(Share|Access)/ }).waitFor();
  await choose("pl");
  return page;
}

/** How many people have the document, as its button says. */
async function peopleCount(page: Page): Promise<number> {
  const name = await page.getByRole("button", { name: /^Udostępnij: \d+ os/ }).ariaSnapshot();
  return Number(/(\d+) os/.exec(name)?.[1]);
}

function item(dialog: Locator, text: string): Locator {
  return dialog.getByRole("listitem").filter({ hasText: text });
}

/** The role that is given to somebody on this document. */
async function roleOf(dialog: Locator, name: string): Promise<string> {
  return dialog.getByLabel(`Rola: ${name}`).inputValue();
}

/** What the dialog says, to eyes and to screen readers. */
async function told(dialog: Locator, text: string): Promise<void> {
  await dialog.getByRole("status").filter({ hasText: text }).waitFor();
}

/** The focus comes a moment after the words. */
async function expectFocus(page: Page, text: string): Promise<void> {
  await eventually(
    () => page.evaluate(() => document.activeElement?.textContent),
    (focused) => focused === text,
  );
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${String(target)}`);
}
