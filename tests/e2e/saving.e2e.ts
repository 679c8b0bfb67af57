import { expect, test } from "vitest";
import { enter, eventually, place, saved, textOf, useStage } from "./harness.ts";

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

  await page.getByText("Twoja sesja wygasła.").waitFor();
  await page.getByRole("link", { name: "Zaloguj się ponownie" }).click();

  await page.getByText("Zaloguj się, a wrócisz na tę samą stronę.").waitFor();
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
  await place(reader, "summary.text").click();
  expect(await reader.locator("[contenteditable=true]").count()).toBe(0);
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
