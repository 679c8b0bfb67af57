/**
 * A programme from nothing: an administrator sets up a network, people come in by links that were copied to them, a city
 * writes with a partner, a facilitator reads, and a partner who is taken out learns it at once.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../apps/server/src/compose.ts";
import { Authenticator } from "../http/authenticator.ts";
import { enter, eventually, saved, textOf, useStage, whenClicked, whenRefused } from "./harness.ts";

const stage = useStage();
const password = "kilka dobrych słów";
const field = "vision.text";

let server: RunningServer;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "brudnopis-programme-"));
  server = await startServer(
    { port: 0, host: "127.0.0.1", dataDir, logLevel: "warn" },
    { passwordCost: 10, isPdfWarm: false },
  );
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test("a programme is set up, two cities and a facilitator come in, and a partner goes", async () => {
  const { newPage, complaints } = stage();
  const browser = () => newPage({ baseURL: server.url });

  const ewa = await browser();
  await makeFirstAccount(ewa);
  await setUpNetwork(ewa);
  for (const city of ["Konin", "Rybnik"]) await addCity(ewa, city);
  const links = {
    konin: await inviteTo(ewa, "Konin", "lider", "anna.wojcik@konin.example"),
    rybnik: await inviteTo(ewa, "Rybnik", "lider", "marek.kowalczyk@rybnik.example"),
    facilitator: await inviteToNetwork(ewa, "facylitator", "tomasz.adamski@bank.example"),
  };

  // Konin's lead comes in by the copied link, in a browser of her own, and protects her account.
  const anna = await browser();
  await comeIn(anna, links.konin, "Anna Wójcik");
  await turnOnSecondFactor(anna);
  const colleague = await inviteColleague(anna, "piotr.zielinski@konin.example");
  const piotr = await browser();
  await comeIn(piotr, colleague, "Piotr Zieliński");

  const address = await startDocument(anna, "Konin – ciepło z ziemi");
  await shareWith(anna, "Rybnik");

  // The facilitator reads, and cannot type.
  const tomasz = await browser();
  await comeIn(tomasz, links.facilitator, "Tomasz Adamski");
  await tomasz.goto(address);
  await tomasz.getByText("Czytasz ten dokument.").waitFor();
  await tomasz.getByRole("button", { name: "Podgląd" }).click();
  await place(tomasz).click();
  expect(await tomasz.locator("[contenteditable=true]").count()).toBe(0);

  // Rybnik writes with Konin …
  const marek = await browser();
  await comeIn(marek, links.rybnik, "Marek Kowalczyk");
  await marek.goto(address);
  await enter(marek, field);
  await marek.keyboard.type("Napisane przez Rybnik. ");
  await saved(marek);
  for (const reader of [anna, tomasz]) {
    await eventually(
      () => textOf(reader, field),
      (text) => text.includes("Napisane przez Rybnik."),
    );
  }

  // … and is taken out while typing.
  await marek.keyboard.type("Piszę dalej i dalej. ");
  const learnt = whenRefused(marek);
  const removed = removePartner(anna, "Rybnik");
  await marek.keyboard.type("Piszę dalej i dalej. ".repeat(19), { delay: 10 });
  expect((await learnt) - (await removed)).toBeLessThan(1000);
  await marek.getByText("Odebrano Ci dostęp do tego dokumentu.").waitFor();
  expect(await textOf(marek, field)).toContain("Napisane przez Rybnik. Piszę dalej");
  await marek.goto(address);
  await marek.getByRole("heading", { name: "Nie ma takiego dokumentu" }).waitFor();

  // All of it is in the log.
  await ewa.goto("/administracja/dziennik");
  await ewa
    .getByRole("row")
    .filter({ hasText: "Anna Wójcik" })
    .filter({ hasText: "Rybnik" })
    .first()
    .waitFor();
  // Browsers note each refusal, and two were asked for: whether somebody is signed in, and what is no longer theirs.
  expect(complaints.filter((text) => !/status of 40[14]/.test(text))).toEqual([]);
});

function place(page: Page) {
  return page.locator(`[data-place="${field}"]`);
}

async function makeFirstAccount(page: Page): Promise<void> {
  await page.goto(server.setUpLink ?? "");
  await page.getByLabel("Imię i nazwisko").fill("Ewa Lis");
  await page.getByLabel("Adres e-mail").fill("ewa.lis@program.example");
  await page.getByLabel("Hasło", { exact: true }).fill(password);
  await page.getByLabel("Organizacja").fill("Sekretariat programu");
  await page.getByRole("button", { name: "Załóż konto i zacznij" }).click();
  await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
}

async function setUpNetwork(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Administracja" }).click();
  await page.getByRole("button", { name: "Nowy program" }).first().click();
  await fillName(page, "Partnerska Inicjatywa Miast");
  await page.getByRole("button", { name: "Dodaj edycję" }).click();
  await fillName(page, "PIM3");
  await page.getByRole("button", { name: "Dodaj sieć" }).click();
  await fillName(page, "Miasto efektywnie energetycznie");
  await openNetwork(page);
}

async function fillName(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nazwa").fill(name);
  await dialog.locator("button[type=submit]").click();
  await dialog.waitFor({ state: "detached" });
}

async function openNetwork(page: Page): Promise<void> {
  await page.goto("/administracja");
  await page.getByRole("link", { name: "Miasto efektywnie energetycznie" }).click();
  await page.getByRole("heading", { level: 1, name: "Miasto efektywnie energetycznie" }).waitFor();
}

async function addCity(page: Page, name: string): Promise<void> {
  await openNetwork(page);
  await page.getByRole("button", { name: "Dodaj organizację" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Nowa organizacja" }).click();
  await dialog.getByLabel("Nazwa", { exact: true }).fill(name);
  await dialog.locator("button[type=submit]").click();
  await page.getByRole("link", { name, exact: true }).waitFor();
}

async function inviteTo(page: Page, city: string, role: string, email: string): Promise<string> {
  await openNetwork(page);
  await page.getByRole("link", { name: city, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: city }).waitFor();
  return invite(page, role, email);
}

async function inviteToNetwork(page: Page, role: string, email: string): Promise<string> {
  await openNetwork(page);
  return invite(page, role, email);
}

/** The link, as the button beside it copies it. */
async function invite(page: Page, role: string, email: string): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Zaproś", exact: true }).click();
  const form = page.locator("form.invite-form");
  await form.getByLabel("Rola").selectOption({ label: role });
  await form.getByLabel("Adres e-mail").fill(email);
  await form.getByRole("button", { name: "Zaproś", exact: true }).click();
  const link = page.getByLabel(`Link z zaproszeniem: ${email}`);
  const address = await link.inputValue();
  await page
    .getByRole("button", { name: /^Kopiuj/ })
    .first()
    .click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  return address;
}

async function comeIn(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Imię i nazwisko").fill(name);
  await page.getByLabel("Hasło", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Załóż konto i przyjmij zaproszenie" }).click();
  await page.getByRole("heading", { name: "Zaproszenie przyjęte" }).waitFor();
}

async function turnOnSecondFactor(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Włącz drugi krok" }).click();
  await page.getByRole("button", { name: "Włącz drugi krok" }).click();
  await page.getByLabel("Obecne hasło").fill(password);
  await page.getByRole("button", { name: "Dalej" }).click();
  const secret = (await page.locator(".totp-secret").innerText()).replaceAll(" ", "");
  await page.getByLabel("Kod z aplikacji").fill(new Authenticator(secret).codeAt(Date.now()));
  await page.getByRole("button", { name: "Potwierdź i włącz" }).click();
  await page.getByRole("button", { name: "Zapisałem kody" }).click();
  await page.getByText("Zostało 10 kodów zapasowych.").waitFor();
}

/** What a lead administers is their own organisation: its page opens at once. */
async function inviteColleague(page: Page, email: string): Promise<string> {
  await page.getByRole("link", { name: "Administracja" }).click();
  await page.getByRole("heading", { level: 1, name: "Konin" }).waitFor();
  return invite(page, "współautor", email);
}

async function startDocument(page: Page, title: string): Promise<string> {
  await page.goto("/nowy");
  await page.getByLabel("Tytuł roboczy").fill(title);
  await page.getByRole("button", { name: "Utwórz dokument" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await saved(page);
  return new URL(page.url()).pathname;
}

async function shareWith(page: Page, partner: string): Promise<void> {
  await page.getByRole("button", { name: /^Udostępnij/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Dodaj organizację partnerską" }).click();
  await dialog.getByRole("button", { name: `Dodaj partnera: ${partner}` }).click();
  await dialog.getByText(`${partner} jest teraz partnerem w tym dokumencie.`).waitFor();
  await page.keyboard.press("Escape");
}

/** When it was confirmed, by the clock of this machine. */
async function removePartner(page: Page, partner: string): Promise<number> {
  await page.getByRole("button", { name: /^Udostępnij/ }).click();
  await page.getByRole("button", { name: `Usuń partnera: ${partner}` }).click();
  const question = page.getByRole("dialog", { name: `Usunąć partnera: ${partner}?` });
  await question.waitFor();
  const clicked = whenClicked(page);
  await question.getByRole("button", { name: "Usuń partnera" }).click();
  return clicked;
}
