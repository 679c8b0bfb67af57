import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startServer } from "../../apps/server/src/compose.ts";
import { violationsOn } from "./axe.ts";
import { useStage } from "./harness.ts";
import { looks } from "./looks.ts";

const stage = useStage();

test.each(looks)(
  "pages around the document have no serious violation, $name",
  async ({ name: _, ...look }) => {
    const { signedIn, newPage } = stage();
    const guest = await newPage(look);
    for (const path of ["/zaloguj", "/konfiguracja#klucz=nieznany", "/nie-ma-takiej-strony"]) {
      await guest.goto(path);
      await guest.getByRole("heading", { level: 1 }).waitFor();
      expect(await violationsOn(guest), path).toEqual([]);
    }
    await guest.goto("/zaloguj");
    await guest.getByRole("button", { name: "Zaloguj się" }).click();
    await guest.getByRole("alert").waitFor();
    expect(await violationsOn(guest), "sign-in that was refused").toEqual([]);

    const page = await signedIn("konin", look);
    await page.getByRole("link", { name: /ciepło z ziemi/ }).waitFor();
    expect(await violationsOn(page), "library").toEqual([]);
    await page.goto("/nowy");
    await page.getByLabel("Tytuł roboczy").waitFor();
    expect(await violationsOn(page), "new document").toEqual([]);
  },
);

test("the sheets of a narrow screen have no serious violation", async () => {
  const page = await stage().inKonin("konin", { viewport: { width: 390, height: 844 } });

  await page.getByRole("button", { name: "Spis treści" }).click();
  await page.getByRole("dialog", { name: "Spis treści" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: /w dokumencie$/ }).click();
  await page.getByRole("dialog", { name: "W dokumencie są teraz" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
});

test("a reader's document has no serious violation", async () => {
  const page = await stage().inKonin("facilitator");

  expect(await page.getByRole("textbox").count()).toBe(0);
  expect(await violationsOn(page)).toEqual([]);
});

test("the first page of an installation has no serious violation and makes the first account", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "brudnopis-set-up-"));
  const server = await startServer(
    { port: 0, host: "127.0.0.1", dataDir, logLevel: "warn" },
    { passwordCost: 10, isPdfWarm: false },
  );
  try {
    const page = await stage().newPage({ baseURL: server.url });
    await page.goto(server.setUpLink ?? "");
    await page.getByLabel("Imię i nazwisko").waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await setUp(page);
    await page.getByRole("heading", { name: "Nie masz jeszcze żadnego dokumentu" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("link", { name: "Nowy dokument" }).first().click();
    await page.getByLabel("Tytuł roboczy").fill("Pierwszy dokument");
    await page.getByRole("button", { name: "Utwórz dokument" }).click();
    await page.getByRole("heading", { level: 1, name: "Pierwszy dokument" }).waitFor();
    expect(await violationsOn(page), "an empty document").toEqual([]);
    await page.context().close();
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

async function setUp(page: Page): Promise<void> {
  await page.getByLabel("Imię i nazwisko").fill("Anna Kowalska");
  await page.getByLabel("Adres e-mail").fill("anna.kowalska@miasto.example");
  await page.getByLabel("Hasło").fill("kilka dobrych słów");
  await page.getByLabel("Organizacja").fill("Miasto Przykładów");
  await page.getByRole("button", { name: "Załóż konto i zacznij" }).click();
}
