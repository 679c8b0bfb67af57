import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aDrawing } from "../http/pictures.ts";
import { violationsOn } from "./axe.ts";
import { enter, eventually, place, saved, useStage } from "./harness.ts";

const stage = useStage();
const field = "vision.text";

const drawing = { name: "rynek.png", mimeType: "image/png", buffer: Buffer.from(aDrawing()) };

test("a picture is added, described, found by keyboard, shown to others, and taken back", async () => {
  const { inKonin } = stage();
  const page = await inKonin("konin");
  await enter(page, field);

  await choose(page, [drawing]);
  const dialog = page.getByRole("dialog", { name: "Co widać na obrazie?" });
  await dialog.waitFor();
  expect(await violationsOn(page, "[role=dialog]")).toEqual([]);
  await page.getByRole("button", { name: "Zapisz", exact: true }).click();
  await dialog.getByText("Napisz, co widać na obrazie").waitFor();
  await page.keyboard.type("Rynek po remoncie");
  await dialog.getByLabel("Podpis pod obrazem").fill("Wizualizacja");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });

  const picture = place(page, field).locator(".picture");
  await place(page, field).locator(".ProseMirror-focused").waitFor();
  await page.keyboard.press("ArrowUp");
  await page.getByText("Obraz: Rynek po remoncie.").waitFor({ state: "attached" });
  await page.keyboard.type("Dalej");
  expect(await picture.count()).toBe(1);
  expect(await violationsOn(page, `[data-place="${field}"]`)).toEqual([]);
  await saved(page);

  const reader = await inKonin("facilitator");
  const shown = place(reader, field).locator(".picture");
  await shown.scrollIntoViewIfNeeded();
  const image = shown.getByRole("img", { name: "Rynek po remoncie" });
  await eventually(
    () => image.evaluate((element) => (element as HTMLImageElement).naturalWidth),
    (width) => width === 320,
  );
  expect(await shown.locator("figcaption").textContent()).toBe("Wizualizacja");

  for (let step = 0; step < 3; step += 1)
    await page.getByRole("button", { name: "Cofnij", exact: true }).click();
  await picture.waitFor({ state: "detached" });
  await shown.waitFor({ state: "detached" });
});

test("what does not arrive waits and says why, and what is pasted brings along the pictures that it holds", async () => {
  const page = await stage().inKonin("konin");
  const upload = place(page, field).locator(".picture-upload");
  await enter(page, field);

  await choose(page, [{ ...drawing, buffer: Buffer.from("to nie jest obraz") }]);
  await upload.getByText("to nie jest obraz w formacie").waitFor();
  await upload.getByRole("button", { name: "Zrezygnuj" }).click();
  await page.context().setOffline(true);
  await choose(page, [drawing]);
  await upload.getByText("Obraz czeka na tej stronie").waitFor();
  await page.context().setOffline(false);
  await upload.getByRole("button", { name: "Spróbuj ponownie" }).click();

  await page.getByRole("dialog").getByRole("button", { name: "Później" }).click();
  await place(page, field).getByRole("button", { name: "Dodaj opis obrazu…" }).waitFor();
  expect(await upload.count()).toBe(0);

  const html = `<p>Przed</p><img src="data:image/png;base64,${drawing.buffer.toString("base64")}">
    <p>Po</p><img src="https://obcy.example/x.png"><img src="file:///c:/y.png">`;

  await page.evaluate(
    ([address, pasted]) => {
      const data = new DataTransfer();
      data.setData("text/html", pasted ?? "");
      document
        .querySelector(`[data-place="${address}"] .ProseMirror`)
        ?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
    },
    [field, html] as const,
  );

  await page.getByText("Pominięto 2 obrazy").waitFor();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("To obraz ozdobny").check();
  await dialog.getByRole("button", { name: "Zapisz" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await place(page, field).locator(".picture:not(.is-undescribed)").count()).toBe(1);
  await saved(page);
});

async function choose(page: Page, files: (typeof drawing)[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Wstaw obraz" }).click();
  await (await chooser).setFiles(files);
}
