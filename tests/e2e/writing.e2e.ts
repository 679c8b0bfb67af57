import { expect, test } from "vitest";
import { enter, eventually, place, saved, textOf, useStage } from "./harness.ts";
import { intercept } from "./intercept.ts";

const stage = useStage();

test("what is pasted from Word comes in clean", async () => {
  const page = await stage().inKonin("konin");
  const field = "vision.text";
  await enter(page, field);

  await page.evaluate(
    ([address, html]) => {
      const data = new DataTransfer();
      data.setData("text/html", html ?? "");
      data.setData("text/plain", "zwykły tekst");
      document
        .querySelector(`[data-place="${address}"] .ProseMirror`)
        ?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
    },
    [field, wordHtml] as const,
  );

  const html = await place(page, field).locator(".ProseMirror").innerHTML();
  expect(html.replace(/ (rel|target|class|style)="[^"]*"/g, "")).toBe(
    "<h3>Tytuł z Worda</h3>" +
      "<p><strong>Ważne</strong> i <em>pochyłe</em> oraz zwykłe.</p>" +
      "<ul><li><p>pierwszy</p></li><li><p>drugi</p></li></ul>" +
      '<p><a href="https://konin.pl">strona</a> i zły odsyłacz</p>',
  );
  await saved(page);
});

const wordHtml = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->
<h1 style="font-size:20pt">Tytuł z Worda</h1>
<p class=MsoNormal style="margin:0cm;font-family:Calibri"><b style="color:red">Ważne</b> i <i>pochyłe</i> <span style="font-size:30pt">oraz zwykłe.</span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>pierwszy</p>
<p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>drugi</p>
<p class=MsoNormal><a href="https://konin.pl">strona</a> i <a href="javascript:alert(1)">zły odsyłacz</a><img src="file:///c:/a.png"></p>
</body></html>`;

test("one undo goes back through text, a value and a record, and shows each place", async () => {
  const page = await stage().inKonin("konin");
  const line = "summary.text";
  const before = await textOf(page, line);
  const editor = await enter(page, line);
  await editor.press("Control+End");
  await page.keyboard.type(" Dopisek.");
  const date = place(page, "identification.period-end").getByRole("textbox");
  await date.fill("5 marca 2031 r.");
  await date.press("Enter");
  await page.getByRole("button", { name: "Dodaj barierę" }).click();
  await page.locator(".record-form .ProseMirror-focused").waitFor();
  await page.keyboard.type("Bariera na próbę");
  await saved(page);
  expect(await page.locator("#s-barriers tr.record-row").count()).toBe(4);

  const undo = page.getByRole("button", { name: "Cofnij", exact: true });
  await undo.click();
  await undo.click();
  await eventually(
    () => page.locator("#s-barriers tr.record-row").count(),
    (rows) => rows === 3,
  );
  expect(await date.inputValue()).toBe("05.03.2031");
  await undo.click();
  await eventually(
    () => date.inputValue(),
    (value) => value === "31.12.2030",
  );
  await eventually(
    () =>
      place(page, "identification.period-end").evaluate((element) =>
        element.contains(document.activeElement),
      ),
    (isFocused) => isFocused,
  );
  await undo.click();
  await eventually(
    () => textOf(page, line),
    (text) => text === before,
  );
  for (let step = 0; step < 4; step += 1) {
    await page.getByRole("button", { name: "Przywróć", exact: true }).click();
  }
  await eventually(
    () => page.locator("#s-barriers tr.record-row").count(),
    (rows) => rows === 4,
  );
  await eventually(
    () => textOf(page, line),
    (text) => text.endsWith("Dopisek."),
  );
});

test("a value that is not understood stays as typed, is explained, and reads right once mended", async () => {
  const page = await stage().inKonin("konin");
  const field = place(page, "identification.period-start");
  const input = field.getByRole("textbox");

  await input.fill("31 lutego 2026");
  await input.press("Tab");
  await field.getByText("Nie ma takiego dnia w kalendarzu.").waitFor();
  expect(await input.inputValue()).toBe("31 lutego 2026");
  expect(await input.getAttribute("aria-invalid")).toBe("true");

  await input.fill("1 IV 2026");
  await input.press("Enter");
  await eventually(
    () => input.inputValue(),
    (value) => value === "01.04.2026",
  );
  expect(await input.getAttribute("aria-invalid")).toBe("false");
});

test("a record is moved, removed and brought back where it was", async () => {
  const page = await stage().inKonin("konin");
  const rows = page.locator("#s-risks tr.record-row");
  const names = () => rows.locator("td.name").allTextContents();
  const before = await eventually(names, (now) => now.length === 5);
  await rows
    .nth(1)
    .getByRole("button", { name: /^Otwórz/ })
    .click();
  await page.getByRole("button", { name: "Przesuń wyżej" }).click();
  const moved = [before[1], before[0], ...before.slice(2)];
  await eventually(names, (now) => now.join() === moved.join());

  await page.getByRole("button", { name: "Usuń", exact: true }).click();
  await page.getByText(/^Usunięto: R1/).waitFor();
  await eventually(names, (now) => now.length === before.length - 1);
  await page.locator(".toast").getByRole("button", { name: "Cofnij" }).click();
  await eventually(names, (now) => now.join() === moved.join());
});

test("removing a record takes the keyboard to its neighbour, and undoing an addition to the table", async () => {
  const page = await stage().inKonin("konin");
  const focused = () =>
    page.evaluate(() =>
      document.activeElement?.closest("[data-place]")?.getAttribute("data-place"),
    );
  const rows = page.locator("#s-barriers tr.record-row");
  const neighbour = await rows.nth(1).getAttribute("data-place");
  const count = await rows.count();
  await rows.nth(0).locator("td").nth(1).click();
  await page.getByRole("button", { name: "Usuń", exact: true }).click();
  await eventually(focused, (at) => at === neighbour);

  await page.getByRole("button", { name: "Dodaj barierę" }).click();
  await page.locator(".record-form .ProseMirror-focused").waitFor();
  await page.keyboard.press("Control+z");
  await eventually(
    () => rows.count(),
    (now) => now === count - 1,
  );
  await eventually(focused, (at) => at?.startsWith("barriers") === true);
});

test("Ctrl+Z takes back a committed date from inside its input", async () => {
  const page = await stage().inKonin("konin");
  const input = place(page, "identification.period-end").getByRole("textbox");
  const before = await input.inputValue();
  await input.fill("01.01.2032");
  await input.press("Tab");
  await input.click();

  await input.press("Control+z");

  await eventually(
    () => input.inputValue(),
    (value) => value === before,
  );
});

test("follows a person to the field they go to, and stops when the reader scrolls", async () => {
  const { inKonin } = stage();
  const guide = await inKonin("rybnik");
  const page = await inKonin("konin");
  await enter(guide, "identification.title");
  await page.getByRole("button", { name: "Śledź: Joanna Śliwa" }).click();

  await enter(guide, "implementation.governance");
  const target = place(page, "implementation.governance");
  await eventually(
    () =>
      target.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      }),
    (isSeen) => isSeen,
  );
  await page.getByText("Śledzisz: Joanna Śliwa").waitFor();
  await page.mouse.wheel(0, 300);
  await page.getByText("Śledzisz: Joanna Śliwa").waitFor({ state: "detached" });
});

test("a link is set on selected words and only to addresses that are safe", async () => {
  const page = await stage().inKonin("konin");
  const field = "implementation.communication";
  const editor = await enter(page, field);
  await editor.press("Control+End");
  await page.keyboard.type(" bip");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowLeft");

  await page.getByRole("button", { name: "Odsyłacz" }).click();
  const address = page.getByLabel("Adres odsyłacza");
  await address.fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Wstaw odsyłacz" }).click();
  await page.getByText(/^Wpisz adres, który zaczyna się od/).waitFor();
  await address.fill("bip.konin.pl");
  await page.getByRole("button", { name: "Wstaw odsyłacz" }).click();

  const link = place(page, field).locator("a");
  expect(await link.getAttribute("href")).toBe("https://bip.konin.pl");
  expect(await link.textContent()).toBe("bip");
});

test("a document whose content breaks off on its way is fetched once more, and opens", async () => {
  const page = await stage().signedIn("konin");
  const state = intercept(/\/state$/);

  await page.goto(`/dokumenty/${stage().demo.documents.konin}`, { waitUntil: "commit" });
  await state.breakOff();

  await place(page, "vision.text").waitFor();
});

test("keys pressed before the editor has arrived are not lost", async () => {
  const page = await stage().signedIn("konin");
  const editor = intercept(/field-editor.*\.js$/);
  await page.goto(`/dokumenty/${stage().demo.documents.konin}`);
  await place(page, "vision.text").click();

  await page.keyboard.type("Zawczasu");
  expect(await textOf(page, "vision.text")).toContain("Zawczasu");
  await editor.letGo();
  await place(page, "vision.text").locator(".ProseMirror").waitFor();
  await page.keyboard.type(" i potem");

  expect(await textOf(page, "vision.text")).toContain("Zawczasu i potem");
});
