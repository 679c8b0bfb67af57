/** One's own account, the language of the interface, and what is around every page. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { enter, eventually, password, people, textOf, useStage } from "./harness.ts";
import { looks } from "./looks.ts";
import { focused, tabTo } from "./keys.ts";

const stage = useStage();

test.each(looks)(
  "the account has no serious violation in either language, $name",
  async ({ name: _, ...look }) => {
    const page = await stage().signedIn("administrator", look);
    await page.goto("/konto");
    await page.getByRole("table", { name: "Twoje sesje" }).waitFor();
    expect(await violationsOn(page), "Polish").toEqual([]);
    await page.getByRole("button", { name: "Zmień hasło" }).click();
    await page.getByRole("button", { name: "Zapisz nowe hasło" }).click();
    await page.getByText("Wpisz obecne i nowe hasło.").waitFor();
    expect(await violationsOn(page), "changing the password").toEqual([]);

    const main = page.getByRole("main");
    await main.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "My account" }).waitFor();
    expect(await violationsOn(page), "English").toEqual([]);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.goto("/informacja");
    await page.getByRole("heading", { name: "Information about personal data" }).waitFor();
    expect(await violationsOn(page), "information").toEqual([]);
    await page.goto("/konto");
    await main.getByRole("button", { name: "Polski" }).click();
    await page.getByRole("heading", { name: "Moje konto" }).waitFor();
  },
);

test("a language is chosen once: after a reload, in the document and in another browser", async () => {
  const { signedIn, newPage, demo } = stage();
  const page = await signedIn("rybnik");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "My documents" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "My documents" }).waitFor();
  await page.goto(`/dokumenty/${demo.documents.rybnik}`);
  await page.getByText("Everything is saved").waitFor();
  await page.getByRole("heading", { name: /Summary/ }).waitFor();
  expect(await violationsOn(page), "the document in English").toEqual([]);

  const other = await newPage();
  await other.goto("/zaloguj");
  await other.getByLabel("Adres e-mail").fill(people.rybnik);
  await other.getByLabel("Hasło").fill(password);
  await other.getByRole("button", { name: "Zaloguj się" }).click();
  await other.getByRole("heading", { name: "My documents" }).waitFor();

  await other.getByRole("button", { name: "Polski" }).click();
  await other.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
});

test("a language that cannot be fetched leaves the page as it is and says why", async () => {
  const page = await stage().newPage();
  await page.goto("/zaloguj");
  await page.getByLabel("Hasło").waitFor();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "English" }).click();

  await page.getByRole("alert").getByText("Nie ma połączenia z serwerem.").waitFor();

  await page.getByRole("heading", { name: "Zaloguj się" }).waitFor();
});

test("a changed name is there at once for others and for oneself", async () => {
  const { signedIn } = stage();
  const page = await signedIn("facilitator");
  await page.getByRole("link", { name: "Moje konto" }).click();
  await page.getByLabel("Imię i nazwisko").fill("Tomasz Adamski-Nowy");
  await page.getByRole("button", { name: "Zapisz", exact: true }).click();
  await page.getByText("Zapisano.", { exact: true }).waitFor();

  await page.getByRole("banner").getByText("Tomasz Adamski-Nowy").waitFor();
});

test("a session that is ended elsewhere says so within a second and keeps its text", async () => {
  const { inKonin, signedIn } = stage();
  const open = await inKonin("konin");
  await enter(open, "summary.text");
  const text = await textOf(open, "summary.text");
  const page = await signedIn("konin");
  await page.goto("/konto");
  await page
    .getByRole("row")
    .filter({ hasNotText: "ta przeglądarka" })
    .getByRole("button", { name: /^Zakończ sesję/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Zakończyć tę sesję?" });
  await dialog.waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Zakończ" }).click();
  await page.getByText("Sesja zakończona.").waitFor();

  await open.getByText("Twoja sesja została zakończona").waitFor({ timeout: 1_000 });
  await eventually(
    () => open.locator("[contenteditable=true]").count(),
    (count) => count === 0,
  );
  expect(await textOf(open, "summary.text")).toBe(text);
  expect(await violationsOn(open)).toEqual([]);
});

test("a new password needs the old one, and ends the other sessions", async () => {
  const { signedIn, newPage } = stage();
  const other = await signedIn("koninToo");
  const page = await signedIn("koninToo");
  await page.goto("/konto");
  await page.getByRole("button", { name: "Zmień hasło" }).click();
  await page.getByLabel("Obecne hasło").fill("nie to hasło");
  await page.getByLabel("Nowe hasło").fill("zupełnie nowe hasło");
  await page.getByRole("button", { name: "Zapisz nowe hasło" }).click();
  await page.getByText("Obecne hasło się nie zgadza.").waitFor();
  await page.getByLabel("Obecne hasło").fill(password);
  await page.getByRole("button", { name: "Zapisz nowe hasło" }).click();
  await page.getByText("Hasło zmienione.").waitFor();

  await other.goto("/konto");
  await other.getByRole("heading", { name: "Zaloguj się" }).waitFor();
  const again = await newPage();
  await again.goto("/zaloguj");
  await again.getByLabel("Adres e-mail").fill(people.koninToo);
  await again.getByLabel("Hasło").fill("zupełnie nowe hasło");
  await again.getByRole("button", { name: "Zaloguj się" }).click();
  await again.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
});

test("what is kept about a person comes as a file", async () => {
  const page = await stage().signedIn("rybnikLead");
  await page.goto("/konto");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Pobierz moje dane" }).click();
  const file = await download;

  expect(file.suggestedFilename()).toMatch(/^dane-osobowe-.+\.json$/);
  expect(await readFile(await file.path(), "utf8")).toContain(people.rybnikLead);
});

test("on a narrow screen the ways are behind a button, which the keyboard opens and closes", async () => {
  const page = await stage().signedIn("konin", { viewport: { width: 390, height: 844 } });
  const account = page.getByRole("link", { name: "Moje konto" });
  expect(await account.isVisible()).toBe(false);

  await tabTo(page, /^button Menu/);
  await page.keyboard.press("Enter");
  await account.waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect([await account.isVisible(), await focused(page)]).toEqual([false, "button Menu"]);

  await page.keyboard.press("Enter");
  await tabTo(page, /Moje konto/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Moje konto" }).waitFor();
});

test("who manages nothing is not shown the way to administration", async () => {
  const { signedIn } = stage();
  const editor = await signedIn("rybnik");
  await editor.getByRole("link", { name: "Moje konto" }).waitFor();
  expect(await editor.getByRole("link", { name: "Administracja" }).count()).toBe(0);

  const administrator = await signedIn("administrator");
  await administrator.getByRole("link", { name: "Administracja" }).waitFor();
});

test("whoever comes to a closed document asks to be let in, and learns nothing from the answer", async () => {
  const { signedIn, demo } = stage();
  const page = await signedIn("konin");
  for (const id of [demo.documents.rybnik, "0000000000000000"]) {
    await page.goto(`/dokumenty/${id}`);
    await page.getByRole("button", { name: "Poproś o dostęp" }).click();
    const dialog = page.getByRole("dialog", { name: "Poproś o dostęp" });
    await dialog.getByLabel("Wiadomość dla zespołu dokumentu").fill("Chcę zobaczyć.");
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Wyślij prośbę" }).click();
    await dialog
      .getByText("Prośba wysłana. Jeśli dokument istnieje, jego zespół ją zobaczy.")
      .waitFor();
    expect(await focused(page)).toBe("button Zamknij");
  }
});
