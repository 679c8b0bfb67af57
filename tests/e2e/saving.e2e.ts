import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { enter, eventually, place, saved, signInOn, textOf, useStage } from "./harness.ts";

const stage = useStage();

test("closing a tab in which everything is saved asks nothing", async () => {
  const page = await stage().inKonin("konin");
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const editor = await enter(page, "summary.text");
  await editor.press("Control+End");
  await page.keyboard.type("a");
  await saved(page);

  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;

  expect(asked).toEqual([]);
});

test("signing out in another tab tells this one what happened and what to do", async () => {
  const { inKonin } = stage();
  const page = await inKonin("koninToo");
  const tab = await page.context().newPage();
  await tab.goto("/");
  await tab.getByRole("button", { name: "Wyloguj się" }).click();
  await tab.getByRole("heading", { name: "Zaloguj się" }).waitFor();

  await page.getByText("Wylogowano Cię w tej przeglądarce.").waitFor();
  await page.getByRole("link", { name: "Zaloguj się ponownie" }).click();

  await page.getByText("Zaloguj się, a wrócisz na tę samą stronę.").waitFor();
});

test("what a closed session leaves unsent can be read and copied, and is sent after signing in again", async () => {
  const { inKonin } = stage();
  const page = await inKonin("konin");
  const other = await inKonin("koninToo");
  const editor = await enter(page, "vision.text");
  await page.context().setOffline(true);
  await page.getByText(/^Bez połączenia/).waitFor({ timeout: 3_000 });
  await editor.press("Control+End");
  await page.keyboard.type(" Zdanie z tunelu.");
  await page.context().clearCookies();
  await page.context().setOffline(false);

  // Nobody types into the void.
  const alert = page.getByRole("alert");
  await alert.getByText("czeka").waitFor();
  await eventually(
    () => page.locator("[contenteditable=true]").count(),
    (count) => count === 0,
  );
  await alert.getByRole("button", { name: "Pokaż niewysłany tekst" }).click();
  const dialog = page.getByRole("dialog", { name: "Tekst, którego serwer nie zapisał" });
  expect(await dialog.getByRole("textbox").inputValue()).toMatch(/Zdanie z tunelu\.$/);
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press("Escape");

  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    alert.getByRole("link", { name: "Zaloguj się w nowej karcie" }).click(),
  ]);
  await signInOn(tab, "konin");
  await alert.getByRole("button", { name: "Połącz teraz" }).click();
  await saved(page);
  await eventually(
    () => textOf(other, "vision.text"),
    (text) => text.endsWith(" Zdanie z tunelu."),
  );
  await enter(page, "vision.text");
});

test("a reader sees the document change and cannot write in it", async () => {
  const { inKonin } = stage();
  const reader = await inKonin("facilitator");
  const author = await inKonin("konin");
  await reader.getByText("Czytasz ten dokument.").waitFor();

  const editor = await enter(author, "summary.text");
  await editor.press("Control+End");
  await author.keyboard.type(" Nowe zdanie.");

  await eventually(
    () => textOf(reader, "summary.text"),
    (text) => text.endsWith("Nowe zdanie."),
  );
  await reader.getByRole("button", { name: "Podgląd" }).click();
  await place(reader, "summary.text").click();
  expect(await reader.locator("[contenteditable=true]").count()).toBe(0);
});

test("a network that is gone is said at once, and what is typed meanwhile arrives when it is back", async () => {
  const page = await stage().inKonin("konin");
  const other = await stage().inKonin("rybnik");
  await page.context().setOffline(true);
  await page.getByText(/^Bez połączenia/).waitFor({ timeout: 3_000 });

  const editor = await enter(page, "vision.text");
  await editor.press("Control+End");
  await page.keyboard.type(" Z pociągu.");
  await page.getByText(/^Bez połączenia – \d+ zmian/).waitFor({ timeout: 3_000 });

  await page.context().setOffline(false);
  await saved(page);
  await eventually(
    () => textOf(other, "vision.text"),
    (text) => text.endsWith(" Z pociągu."),
  );
});

test("a dialog that cannot be fetched says so, and opens when it can", async () => {
  const page = await stage().signedIn("konin");
  await page.route(/\/modal-[^/]*\.js/, (route) => route.abort());
  await page.goto(`/dokumenty/${stage().demo.documents.konin}`);
  await saved(page);

  await page.getByRole("button", { name: "Eksportuj" }).click();
  await page.getByRole("alert").getByText("Nie udało się wczytać tej części strony.").waitFor();

  await page.unrouteAll();
  await page.getByRole("alert").getByRole("button", { name: "Spróbuj ponownie" }).click();
  await page.getByRole("dialog").waitFor();
});

test("an editor that cannot be fetched says so, and is there for what was typed when the network is back", async () => {
  const page = await stage().signedIn("konin");
  await page.route(/\/text-editor-[^/]*\.js/, (route) => route.abort());
  await page.goto(`/dokumenty/${stage().demo.documents.konin}`);
  await saved(page);
  await page.getByText("Nie udało się wczytać edytora.").waitFor();

  await page.context().setOffline(true);
  await page.getByText(/^Bez połączenia/).waitFor();
  await place(page, "vision.text").click();
  await page.keyboard.type("Wpisane w tunelu. ");
  await page.unrouteAll();
  await page.context().setOffline(false);

  await place(page, "vision.text").locator(".ProseMirror").waitFor();
  await saved(page);
  expect(await textOf(page, "vision.text")).toContain("Wpisane w tunelu. ");
});

test("somebody without access is told so, in the same words as for a document that does not exist", async () => {
  const { signedIn, demo } = stage();
  const page = await signedIn("koninToo");

  for (const id of [demo.documents.rybnik, "0000000000000000"]) {
    await page.goto(`/dokumenty/${id}`);
    await page.getByText("Nie ma takiego dokumentu albo nie masz do niego dostępu.").waitFor();
    await page.getByRole("link", { name: "Wróć do moich dokumentów" }).waitFor();
  }
});
