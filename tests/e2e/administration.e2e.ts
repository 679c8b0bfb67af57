/** The pages of administration as those who run a programme, a network or an organisation use them. */
import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Download, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { eventually, useStage } from "./harness.ts";
import { focused, tabTo } from "./keys.ts";

const stage = useStage();

const energy = "PIM3 – Miasto efektywnie energetycznie";

const looks = [
  { name: "wide and light, Polish", width: 1440, colorScheme: "light", language: "pl" },
  { name: "wide and dark, English", width: 1440, colorScheme: "dark", language: "en" },
  { name: "narrow and light, English", width: 390, colorScheme: "light", language: "en" },
  { name: "narrow and dark, Polish", width: 390, colorScheme: "dark", language: "pl" },
] as const;

test.each(looks)(
  "no page of administration has a serious violation or is too wide, $name",
  async ({ width, colorScheme, language }) => {
    const page = await administrator({ viewport: { width, height: 900 }, colorScheme });
    const paths = await addresses(page);
    await choose(page, language);
    for (const path of paths) {
      await page.goto(path);
      await loaded(page);
      await page.locator(`html[lang=${language}]`).waitFor({ state: "attached" });
      expect(await violationsOn(page), path).toEqual([]);
      expect(await overflow(page), path).toBe(0);
    }
    await page.goto("/administracja");
    await page.locator(".edition .head-actions .button").last().click();
    await page.getByRole("dialog").locator("input[name=name]").waitFor();
    expect(await violationsOn(page), "the form of a network").toEqual([]);
    await page.goto("/administracja/osoby");
    await loaded(page);
    await page.locator(".panel-head .button").click();
    await page.locator("input[name=way][value=many]").check();
    await page.locator("textarea[name=list]").fill("nowa@program.example\nktoś bez adresu");
    await page.locator(".people-problems").waitFor();
    expect(await violationsOn(page), "inviting many").toEqual([]);
    await page.locator(".invite-form button[type=submit]").click();
    await page.locator(".report-table").waitFor();
    expect(await violationsOn(page), "the report").toEqual([]);
    expect(await overflow(page), "the report").toBe(0);
    await choose(page, "pl");
    expect(stage().complaints).toEqual([]);
  },
);

test("the programme is built by keyboard; its parts are moved, archived and found", async () => {
  const page = await administrator();
  await tabTo(page, /^a Administracja/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Program" }).waitFor();
  // Whoever follows a link begins at the page's content.
  await focusOn(page, /^main/);

  await tabTo(page, /^button Nowy program/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Nowy program" }).waitFor();
  expect(await focused(page)).toBe("input Nazwa");
  // Nothing is sent while something is missing, and the field says what.
  await page.keyboard.press("Enter");
  await page.getByText("Wpisz nazwę.").waitFor();
  expect(await focused(page)).toBe("input Nazwa");
  await page.keyboard.type("Program ćwiczebny");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("status").filter({ hasText: "Zapisano: Program ćwiczebny." }).waitFor();
  await focusOn(page, /^button Nowy program/);

  await tabTo(page, /^button Dodaj edycję: Program ćwiczebny/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Nazwa").waitFor();
  await page.keyboard.type("Edycja ćwiczebna");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 3, name: "Edycja ćwiczebna" }).waitFor();

  await tabTo(page, /^button Dodaj sieć: Edycja ćwiczebna/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Nazwa").waitFor();
  await page.keyboard.type("Sieć ćwiczebna");
  await tabTo(page, /planowania działań/);
  await page.keyboard.press("ArrowDown");
  await tabTo(page, /^button Dodaj sieć/);
  await page.keyboard.press("Enter");
  const network = page.getByRole("row", { name: /Sieć ćwiczebna/ });
  await network.getByText("sieć transferu rozwiązań").waitFor();

  // It moves with its network, and Escape leaves a dialog as it was.
  await tabTo(page, /^button Zmień: Edycja ćwiczebna/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await focusOn(page, /^button Zmień: Edycja ćwiczebna/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Program").selectOption("Partnerska Inicjatywa Miast");
  await page.getByRole("dialog").getByRole("button", { name: "Zapisz" }).click();
  const pim = page.getByRole("region").or(page.locator("section"));
  await pim
    .filter({ has: page.getByRole("heading", { level: 2, name: "Partnerska Inicjatywa Miast" }) })
    .getByRole("heading", { level: 3, name: "Edycja ćwiczebna" })
    .waitFor();

  await archive(page, "Program ćwiczebny");
  await focusOn(page, /^main/);
  await page.getByRole("heading", { name: "Program ćwiczebny" }).waitFor({ state: "detached" });
  await page.getByLabel("Pokaż zarchiwizowane").check();
  await page
    .getByRole("heading", { name: /Program ćwiczebny/ })
    .getByText("w archiwum")
    .waitFor();

  await page.getByRole("searchbox").fill("ćwiczebna miast");
  await page.locator(".toolbar-count").getByText("1 sieć", { exact: true }).waitFor();
  expect(await page.getByRole("table").getByRole("link").allInnerTexts()).toEqual([
    "Sieć ćwiczebna",
  ]);
  expect(stage().complaints).toEqual([]);
});

test("organisations come into a network and go, and the keyboard keeps its place", async () => {
  const page = await administrator();
  await openNetwork(page);

  await page.getByRole("button", { name: "Dodaj organizację" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("bank");
  await dialog.getByText("1 organizacja").waitFor();
  await dialog.getByRole("button", { name: "Dodaj do sieci: Bank Światowy" }).click();
  await dialog.getByText("Nie ma takiej organizacji poza tą siecią.").waitFor();
  expect(await focused(page)).toMatch(/^input Szukaj/);
  await page.keyboard.press("Escape");
  const bank = page.getByRole("row", { name: /Bank Światowy.*organizacja międzynarodowa/ });
  await bank.waitFor();

  await bank.getByRole("button", { name: /^Wyłącz/ }).press("Enter");
  await page.getByRole("dialog", { name: "Wyłączyć z sieci: Bank Światowy?" }).waitFor();
  await tabTo(page, /^button Wyłącz$/);
  await page.keyboard.press("Enter");
  await bank.waitFor({ state: "detached" });
  await page.getByRole("status").filter({ hasText: "Wyłączono z sieci: Bank Światowy." }).waitFor();
  await focusOn(page, /^h2 10 organizacji/);

  await page.getByRole("button", { name: "Dodaj organizację" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nowa organizacja" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Nazwa", { exact: true }).fill("Żory");
  await form.getByLabel("Rodzaj").selectOption({ label: "miasto na prawach powiatu" });
  await form.getByLabel(/^Kod TERYT/).fill("24 790");
  await form.getByRole("button", { name: "Nowa organizacja" }).click();
  await form.getByText("Kod ma 7 cyfr, na przykład 3062011.").waitFor();
  await form.getByLabel(/^Kod TERYT/).fill("24 79 01 1");
  await form.getByRole("button", { name: "Nowa organizacja" }).click();
  await page.getByRole("link", { name: "Żory" }).click();
  await page.getByRole("heading", { level: 1, name: "Żory" }).waitFor();
  expect(await page.getByLabel("Kod TERYT").inputValue()).toBe("2479011");
  expect(stage().complaints).toEqual([]);
});

test("an organisation's data is checked field by field and its sentences follow the typing", async () => {
  const page = await administrator();
  await openOrganisation(page, "Sopot");

  await page.getByText("„mieszkańcy Sopot”").waitFor();
  await page.getByLabel(/dopełniacz/).fill("Sopotu");
  await page.getByText("„mieszkańcy Sopotu”").waitFor();
  await page.getByLabel(/narzędnik/).fill("Sopotem");
  await page.getByText("„Miasto współpracuje z Sopotem.”").waitFor();
  await page.getByLabel("Rodzaj").selectOption({ label: "gmina wiejska" });
  await page.getByLabel("Na czele stoi").getByText("zwykle: wójt").waitFor({ state: "attached" });
  await page.getByLabel("Rodzaj").selectOption({ label: "miasto na prawach powiatu" });

  await page.getByRole("button", { name: "Dodaj gminę" }).click();
  await focusOn(page, /^input Kod TERYT/);
  await page.keyboard.type("2264011");
  await page.getByRole("button", { name: "Zapisz" }).click();
  await page.getByText("Kod 2264011 jest już na tej liście.").waitFor();
  expect(await focused(page)).toBe("input Kod TERYT");
  await page.getByRole("button", { name: /^Usuń gminę 2/ }).click();
  await page.getByRole("button", { name: "Zapisz" }).click();
  await page.getByRole("status").filter({ hasText: "Zapisano: Sopot." }).waitFor();

  await page.reload();
  await page.getByText("„mieszkańcy Sopotu”").waitFor();
  expect(await page.getByLabel("Kod TERYT").count()).toBe(1);
  expect(stage().complaints).toEqual([]);
});

test("a pasted list is invited with a report of every line, and links are shown once", async () => {
  const page = await administrator();
  await openOrganisation(page, "Rumia");
  await page.getByRole("button", { name: "Zaproś", exact: true }).click();
  const form = page.locator("form.invite-form");
  await form.getByLabel("Wiele osób z listy").check();
  await form
    .getByLabel("Lista osób")
    .fill("\uFEFFe-mail;imię i nazwisko\na.lis@rumia.example;Adam Lis\nBeata\nc@rumia.example;");
  await form.getByText("Rozpoznano 2 osoby do zaproszenia. 1 wiersz trzeba poprawić.").waitFor();
  await form.getByText("Beata – brakuje adresu e-mail").waitFor();
  await form.getByRole("button", { name: "Zaproś", exact: true }).click();

  await focusOn(page, /^h3 Zaproszono 2 osoby$/);
  const rows = page.locator(".report-table tbody tr");
  expect(await rows.count()).toBe(3);
  const links = await page.locator(".report-link code").allInnerTexts();
  expect(links.every((link) => /\/zaproszenie#klucz=\S{20,}/.test(link))).toBe(true);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Pobierz jako CSV" }).click();
  const file = await textOf(await download);
  expect(file.split("\r\n")).toHaveLength(5);
  expect(links.every((link) => file.includes(link))).toBe(true);

  await page.getByRole("button", { name: "Zamknij listę" }).click();
  expect(await page.content()).not.toContain("#klucz=");
  const adam = page.getByRole("row", { name: /^Adam Lis/ });
  await adam.getByText(/^czeka, ważne do/).waitFor();
  await adam.getByRole("button", { name: /^Nowy link/ }).click();
  const renewed = await page.getByLabel("Link z zaproszeniem: Adam Lis").inputValue();
  expect(links).not.toContain(renewed);

  await adam.getByRole("button", { name: /^Wycofaj/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Wycofaj" }).click();
  await adam.waitFor({ state: "detached" });
  await page.getByLabel("Pokaż też 1 przyjęte albo wycofane").check();
  await adam.getByText("wycofane").waitFor();
  expect(stage().complaints).toEqual([]);
});

test("peer windows are planned by the clock in Poland, shown on a strip and changed", async () => {
  const page = await administrator({ timezoneId: "America/New_York" });
  await openNetwork(page);
  const panel = page.getByRole("region", { name: "Przeglądy partnerskie" });
  await panel.getByRole("button", { name: "Dodaj okno przeglądu" }).click();
  const dialog = page.getByRole("dialog");
  const [opens, closes] = [
    dialog.getByRole("group", { name: "Otwiera się" }),
    dialog.getByRole("group", { name: "Zamyka się" }),
  ];
  await opens.getByLabel("Dzień").fill("2031-03-10");
  await closes.getByLabel("Dzień").fill("2031-03-01");
  await dialog.getByRole("button", { name: "Dodaj okno przeglądu" }).click();
  await dialog.getByText("Okno musi się zamknąć później, niż się otwiera.").waitFor();
  await closes.getByLabel("Dzień").fill("2031-03-21");
  await dialog.getByLabel("Notatka").fill("Po drugim warsztacie");
  await dialog.getByRole("button", { name: "Dodaj okno przeglądu" }).click();

  const window = panel.getByRole("listitem").filter({ hasText: "Po drugim warsztacie" });
  await window.getByText("zaplanowane").waitFor();
  expect(await window.innerText()).toMatch(/10 marca 2031.*08:00.*21 marca 2031.*16:00/);
  expect(await panel.locator(".strip-bar.is-planned").count()).toBe(1);

  await panel.getByRole("button", { name: "Dodaj wszystkich autorów z miast sieci" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: /Rolę recenzenta partnerskiego dosta\S+ \d+ os/ })
    .waitFor();
  await page.getByRole("row", { name: /Anna Wójcik.*recenzent partnerski/ }).waitFor();

  await window.getByRole("button", { name: /^Usuń okno/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Usuń" }).click();
  await window.waitFor({ state: "detached" });
  await focusOn(page, /^h2 Przeglądy partnerskie$/);
  expect(stage().complaints).toEqual([]);
});

test("a person's roles, password, access and data are looked after on one page", async () => {
  const page = await administrator();
  await page.goto("/administracja/osoby");
  await page.getByRole("searchbox").fill("mazur");
  await page.getByText("1 osoba", { exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe("?szukaj=mazur");
  await page.getByRole("link", { name: "Katarzyna Mazur" }).click();
  await page.getByRole("heading", { level: 1, name: "Katarzyna Mazur" }).waitFor();

  await page.getByRole("button", { name: "Nadaj rolę" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Gdzie").selectOption({ label: "W sieci tematycznej" });
  await dialog.getByLabel("Sieć tematyczna").selectOption({ label: energy });
  await dialog.getByLabel("Rola").selectOption({ label: "obserwator" });
  await dialog.getByRole("button", { name: "Nadaj rolę" }).click();
  const role = page.getByRole("listitem").filter({ hasText: "obserwator" });
  await role.waitFor();
  await role.getByRole("button", { name: /^Odbierz/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Odbierz" }).click();
  await role.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Link do nowego hasła" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Link do nowego hasła" }).click();
  expect(await page.getByLabel(/^Link do nowego hasła: Katarzyna/).inputValue()).toMatch(
    /\/nowe-haslo#klucz=\S{20,}$/,
  );

  const data = page.waitForEvent("download");
  await page.getByRole("link", { name: "Pobierz dane" }).click();
  expect(await textOf(await data)).toContain("katarzyna.mazur@konin.example");

  await page.getByLabel("Adres e-mail").fill("anna.wojcik@konin.example");
  await page.getByRole("button", { name: "Zapisz" }).click();
  await page.getByText("Tego adresu używa już inne konto.").waitFor();
  expect(await focused(page)).toBe("input Adres e-mail");

  await page.getByRole("button", { name: "Zablokuj konto" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Zablokuj konto" }).click();
  await page.getByText("konto jest zablokowane").waitFor();

  await page.getByRole("button", { name: "Usuń dane" }).click();
  await dialog.getByLabel(/^Żeby potwierdzić/).fill("Katarzyna");
  await dialog.getByRole("button", { name: "Usuń dane na zawsze" }).click();
  await dialog.getByText("To nie to samo. Wpisz dokładnie: Katarzyna Mazur").waitFor();
  await dialog.getByLabel(/^Żeby potwierdzić/).fill("katarzyna mazur");
  await dialog.getByRole("button", { name: "Usuń dane na zawsze" }).click();
  await page.getByRole("heading", { level: 1, name: /^Usunięte konto/ }).waitFor();
  expect(await page.content()).not.toContain("katarzyna.mazur");
  // The browser itself notes the address that was refused.
  expect(stage().complaints.splice(0)).toEqual([expect.stringContaining("400")]);
});

test("the log says what happened in sentences, keeps its filters in the address and comes as a file", async () => {
  const page = await administrator();
  await page.goto("/administracja/dziennik");
  await page.getByLabel("Co się stało").selectOption({ label: "Zalogowano się" });
  await page.getByLabel("Kto albo wobec kogo").selectOption({ label: "Ewa Lis" });
  const address = await eventually(
    async () => page.url(),
    (url) => url.includes("osoba="),
  );
  expect(new URL(address).searchParams.get("czynnosc")).toBe("signed-in");
  await page
    .getByRole("row", { name: /Ewa Lis.*Zalogowano się \(hasło\).*127\.0\.0\.1/ })
    .first()
    .waitFor();

  await page.goto(address);
  await page.getByRole("cell", { name: "Zalogowano się (hasło)" }).first().waitFor();
  const sentences = await page.locator(".audit-what").allInnerTexts();
  expect(new Set(sentences)).toEqual(new Set(["Zalogowano się (hasło)"]));
  await page.getByText("Zdarzenia są przechowywane 730 dni.").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Pobierz CSV" }).click();
  expect(await textOf(await download)).toContain("Ewa Lis");

  await page.getByRole("button", { name: "Wyczyść filtry" }).click();
  await page.getByRole("cell", { name: "Pobrano dziennik" }).first().waitFor();
  expect(stage().complaints).toEqual([]);
});

test("the information text is written in both languages and read by everybody", async () => {
  const page = await administrator();
  await page.goto("/administracja/informacja");
  const polish = page.getByRole("region", { name: "Podgląd: Po polsku" });
  await polish.locator("mark").first().waitFor();
  await page
    .locator("textarea[name=pl]")
    .fill("Administratorem danych jest Urząd.\n\nKontakt: [adres]");
  expect(await polish.locator("p").allInnerTexts()).toEqual([
    "Administratorem danych jest Urząd.",
    "Kontakt: [adres]",
  ]);
  await page.getByText("Zostało 1 miejsce do uzupełnienia, zaznaczone w podglądzie.").waitFor();
  await page.getByRole("button", { name: "Zapisz" }).click();
  await page.getByText("Zapisano informację o danych.").waitFor();

  const guest = await stage().newPage();
  await guest.goto("/informacja");
  await guest.getByText("Administratorem danych jest Urząd.").waitFor();
  await page.locator("textarea[name=pl]").fill("");
  await page.getByRole("button", { name: "Zapisz" }).click();
  // An empty text brings the usual one back.
  await polish.locator("mark").first().waitFor();
  expect(stage().complaints.filter((text) => !text.includes("401"))).toEqual([]);
});

test("a lead looks after their organisation only, a coordinator after their network", async () => {
  const lead = await stage().signedIn("konin");
  await lead.getByRole("link", { name: "Administracja" }).click();
  await lead.getByRole("heading", { level: 1, name: "Konin" }).waitFor();
  await lead.getByText("Te dane zmienia koordynator sieci albo administrator.").waitFor();
  expect(await lead.getByRole("navigation", { name: "Administracja" }).count()).toBe(0);
  const anna = lead.getByRole("row", { name: /Anna Wójcik/ });
  await anna.getByRole("button", { name: /^Usuń/ }).click();
  await lead.getByText(/^To Ty\./).waitFor();
  await lead.keyboard.press("Escape");
  await lead.goto("/administracja/dziennik");
  await lead.getByRole("heading", { name: "Ta strona nie jest dla Ciebie" }).waitFor();

  await makeCoordinator("Tomasz Adamski");
  const coordinator = await stage().signedIn("facilitator");
  await coordinator.goto("/administracja");
  await coordinator.getByRole("link", { name: /efektywnie energetycznie/ }).click();
  await coordinator.getByRole("heading", { level: 2, name: "Przeglądy partnerskie" }).waitFor();
  expect(await coordinator.getByRole("button", { name: "Nowy program" }).count()).toBe(0);
  const links = coordinator.getByRole("navigation", { name: "Administracja" }).getByRole("link");
  expect(await links.allInnerTexts()).toEqual(["Program", "Organizacje"]);
});

test("a page whose data does not come says so and offers another try", async () => {
  const page = await administrator();
  await page.route("**/api/people*", (route) => route.abort());
  await page.goto("/administracja/osoby");
  await page.getByRole("alert").getByText("Nie ma połączenia z serwerem.").waitFor();
  await page.unroute("**/api/people*");
  await page.getByRole("alert").getByRole("button", { name: "Spróbuj ponownie" }).click();
  await page.getByRole("link", { name: "Ewa Lis" }).waitFor();

  await page.route("**/api/invitations", (route) => route.abort());
  await page.getByRole("button", { name: "Zaproś", exact: true }).click();
  await page.getByLabel("Adres e-mail").fill("nikt@program.example");
  const form = page.locator("form.invite-form");
  await form.getByRole("button", { name: "Zaproś", exact: true }).click();
  await form.getByText("Nie ma połączenia z serwerem.").waitFor();
  // What was typed is still there for another try.
  expect(await page.getByLabel("Adres e-mail").inputValue()).toBe("nikt@program.example");
  // The browser itself notes what it could not fetch.
  stage().complaints.splice(0);
});

function administrator(options?: BrowserContextOptions): Promise<Page> {
  return stage().signedIn("administrator", options);
}

/** Every page of administration, with one of each thing. */
async function addresses(page: Page): Promise<string[]> {
  const [tree, organisations, people] = await Promise.all([
    fetched<{ programmes: { editions: { networks: { id: string }[] }[] }[] }>(page, "programmes"),
    fetched<{ id: string; name: string }[]>(page, "organisations"),
    fetched<{ id: string }[]>(page, "people"),
  ]);
  const networks = tree.programmes.flatMap(({ editions }) =>
    editions.flatMap((edition) => edition.networks),
  );
  const konin = organisations.find(({ name }) => name === "Konin");
  return [
    "",
    `/sieci/${networks[0]?.id}`,
    "/organizacje",
    `/organizacje/${konin?.id}`,
    "/osoby",
    `/osoby/${people[0]?.id}`,
    "/dziennik",
    "/informacja",
  ].map((path) => `/administracja${path}`);
}

function fetched<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (what) => {
    const response = await fetch(`/api/${what}`);
    return (await response.json()) as T;
  }, path);
}

/** The language belongs to the account, so that every page of it follows. */
async function choose(page: Page, language: "pl" | "en"): Promise<void> {
  await page.evaluate(
    (wanted) =>
      fetch("/api/me", {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ language: wanted }),
      }),
    language,
  );
}

async function loaded(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await eventually(
    () => page.locator(".loading").count(),
    (count) => count === 0,
  );
}

/** By how much the page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Focus moves a frame or two after what moves it. */
async function focusOn(page: Page, wanted: RegExp): Promise<void> {
  await eventually(
    () => focused(page),
    (now) => wanted.test(now),
  );
}

async function openNetwork(page: Page): Promise<void> {
  await page.goto("/administracja");
  await page.getByRole("link", { name: /efektywnie energetycznie/ }).click();
  await page.getByRole("heading", { level: 1, name: /efektywnie energetycznie/ }).waitFor();
  await loaded(page);
}

async function openOrganisation(page: Page, name: string): Promise<void> {
  await page.goto("/administracja/organizacje");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await loaded(page);
}

async function archive(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Zmień: ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archiwizuj" }).click();
  const question = page.getByRole("dialog", { name: `Przenieść do archiwum: ${name}?` });
  await question.getByRole("button", { name: "Archiwizuj" }).click();
  // Both close: the question, and the form that it was asked from.
  await eventually(
    () => page.getByRole("dialog").count(),
    (count) => count === 0,
  );
}

async function makeCoordinator(name: string): Promise<void> {
  const page = await administrator();
  await page.goto("/administracja/osoby");
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Nadaj rolę" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Gdzie").selectOption({ label: "W sieci tematycznej" });
  await dialog.getByLabel("Sieć tematyczna").selectOption({ label: energy });
  await dialog.getByLabel("Rola").selectOption({ label: "koordynator sieci" });
  await dialog.getByRole("button", { name: "Nadaj rolę" }).click();
  await page.getByRole("listitem").filter({ hasText: "koordynator sieci" }).waitFor();
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}
