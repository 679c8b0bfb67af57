/**
 * A round from sending to closing: the city sends the text, a facilitator remarks on it as it was, the city answers each
 * remark in the text as it is now, the facilitator confirms, and the table of remarks says all of it. Everybody comes by the
 * links of the mails that a real mail server got.
 */
import type { Download, Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { startDemo } from "../../apps/server/src/demo/start-demo.ts";
import { mailThrough, openPostOffice, type PostOffice } from "../http/post-office.ts";
import { csvRows, docxTable, xlsxRows } from "../http/read-table.ts";
import {
  enter,
  eventually,
  password,
  people,
  place,
  saved,
  signInOn,
  textOf,
  useStage,
  type Who,
} from "./harness.ts";

const stage = useStage();

const question = "challenge.question";
const whyNow = "challenge.why-now";

test("a round goes from sending to closing, each step by the link of a mail, and ends in a table", async () => {
  const office = await openPostOffice();
  const { document, inBrowser } = await city(office);
  const [anna, tomasz] = [await inBrowser("konin"), await inBrowser("facilitator")];

  await anna.goto(document);
  await saved(anna);
  await sendForReview(anna);

  // The facilitator comes by the mail, and remarks on the text as it was sent.
  await tomasz.goto(await linkFor(office, people.facilitator, "/rundy/"));
  await tomasz.getByRole("heading", { name: "Runda recenzji 1" }).waitFor();
  await remarkOn(tomasz, question, "2030 r.", "Skąd ten rok?");
  await remarkOn(tomasz, whyNow, "Ciepłownia geotermalna", "Czyja jest?");

  // Meanwhile the city goes on: what a remark is about is found where it is now.
  const piotr = await inBrowser("koninToo");
  await piotr.goto(document);
  await saved(piotr);
  const editor = await enter(piotr, question);
  await editor.press("Home");
  await piotr.keyboard.type("Pytamy: ");
  await saved(piotr);
  await marks(piotr, question, "2030 r.");
  expect(await textOf(tomasz, question)).not.toContain("Pytamy: ");

  await tomasz.getByRole("button", { name: "Oddaj uwagi miastu" }).click();
  await inDialog(tomasz, "Oddaj uwagi miastu");
  await tomasz.getByText("Uwagi oddane.").waitFor();

  // The lead comes back by the mail and answers each.
  await anna.goto(await linkFor(office, people.konin, "/rundy/"));
  await anna.getByRole("heading", { name: "Runda recenzji 1" }).waitFor();
  await anna.goto(await linkFor(office, people.konin, "#watek="));
  await answer(anna, "Skąd ten rok?", "Uwzględniono", "Dopisano źródło.");
  await answer(anna, "Czyja jest?", "Nie uwzględniono, ponieważ…", "To wynika z załącznika.");
  await anna.getByRole("link", { name: "Runda recenzji 1" }).click();
  await anna.getByRole("button", { name: "Odpowiedzieliśmy na wszystkie" }).click();
  await anna.getByText("Odpowiedzi przekazane recenzentom.").waitFor();

  // He confirms both, and the round is closed.
  await tomasz.goto(await linkFor(office, people.facilitator, "/rundy/"));
  for (const words of ["Skąd ten rok?", "Czyja jest?"]) await confirm(tomasz, words);
  await tomasz.getByRole("button", { name: "Zamknij rundę" }).click();
  await inDialog(tomasz, "Zamknij rundę");
  await tomasz.getByText("Runda zamknięta.").waitFor();

  await tableSaysAll(tomasz);
  expect(await mailsIn(office, 8)).toEqual([
    [people.facilitator, "Anna Wójcik (Konin) przesyła dokument do recenzji"],
    [people.konin, "Tomasz Adamski (Bank Światowy) dodaje uwagę"],
    [people.konin, "Tomasz Adamski (Bank Światowy) dodaje uwagę"],
    [people.konin, "Tomasz Adamski (Bank Światowy) oddaje recenzję"],
    [people.facilitator, "Anna Wójcik (Konin) odnosi się do uwagi"],
    [people.facilitator, "Anna Wójcik (Konin) odnosi się do uwagi"],
    [people.facilitator, "Anna Wójcik (Konin) odpowiada na uwagi z rundy recenzji"],
    [people.konin, "Tomasz Adamski (Bank Światowy) zamyka rundę recenzji"],
  ]);
  expect(stage().complaints).toEqual([]);
});

/** A city of its own, whose server sends mail there. */
async function city(office: PostOffice) {
  const demo = await startDemo(
    { port: 0, demoPassword: password, ...mailThrough(office) },
    { passwordCost: 10, isPdfWarm: false },
  );
  onTestFinished(() => demo.stop());
  return {
    document: `/dokumenty/${demo.documents.konin}`,
    inBrowser: async (who: Who) => {
      const page = await stage().newPage({ baseURL: demo.url });
      await page.goto("/zaloguj");
      await signInOn(page, who);
      return page;
    },
  };
}

async function sendForReview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Wyślij do recenzji" }).click();
  const dialog = page.getByRole("dialog", { name: "Wyślij do recenzji" });
  await dialog.getByText("Nic nie blokuje przekazania.").waitFor();
  await dialog.getByRole("checkbox", { name: /Tomasz Adamski/ }).check();
  await dialog.getByLabel("Wiadomość dla recenzentów").fill("Prosimy o uwagi do wyzwania.");
  await dialog.getByRole("button", { name: "Wyślij do recenzji" }).click();
  await page.getByText("Dokument wysłany do recenzji.").waitFor();
}

/** The newest link of this kind that somebody was sent, as a path. */
async function linkFor({ received }: PostOffice, to: string, kind: string): Promise<string> {
  const links = () =>
    received
      .filter((mail) => mail.to.includes(to))
      .flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? [])
      .filter((link) => link.includes(kind));
  const found = await eventually(
    async () => links(),
    (all) => all.length > 0,
  );
  const url = new URL(found.at(-1) ?? "");
  return url.pathname + url.search + url.hash;
}

/** To whom, and what about, without the document's name; once there are so many. */
async function mailsIn({ received }: PostOffice, count: number): Promise<unknown[]> {
  await eventually(
    async () => received.length,
    (length) => length >= count,
  );
  return received.map(({ to, headers }) => [to.join(), headers.get("subject")?.split(":")[0]]);
}

/** Selects words with the mouse's means, and writes a remark on them. */
async function remarkOn(page: Page, address: string, words: string, text: string): Promise<void> {
  await select(page, address, words);
  await page.locator(".selection-remark").click();
  await page.getByLabel("Treść uwagi").fill(text);
  await page.getByRole("button", { name: "Dodaj uwagę", exact: true }).last().click();
  await marks(page, address, words);
}

async function select(page: Page, address: string, words: string): Promise<void> {
  const field = place(page, address).and(page.locator("[data-kind=text]"));
  await field.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await field.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`There is no „${wanted}”`);
  }, words);
}

/** Until the words of a field that are marked as remarked on are these. */
async function marks(page: Page, address: string, words: string): Promise<void> {
  const marked = place(page, address).locator("[data-review]");
  await eventually(
    async () => (await marked.allInnerTexts()).join(""),
    (text) => text.includes(words),
  );
}

async function inDialog(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"));
  await dialog.getByRole("button", { name: button }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The card of a remark, opened. */
async function cardOf(page: Page, words: string) {
  const card = page.locator("[data-card]").filter({ hasText: words });
  const list = page.getByRole("button", { name: /^Uwagi \d/ });
  await list.waitFor();
  // From remark to remark by the key, as far as this one.
  const opened = card.and(page.locator(".is-active"));
  await eventually(
    async () => {
      if (!(await opened.isVisible())) await page.keyboard.press("F7");
      return opened.isVisible();
    },
    (isOpen) => isOpen,
  );
  return opened;
}

async function answer(page: Page, words: string, kind: string, text: string): Promise<void> {
  const card = await cardOf(page, words);
  await card.getByRole("button", { name: "Oznacz jako załatwione" }).click();
  await card.getByLabel(kind, { exact: true }).check();
  await card.getByLabel(/Co zmieniliście|Dlaczego nie/).fill(text);
  await card.getByRole("button", { name: "Zapisz odpowiedź" }).click();
  await card.getByText(text).waitFor();
}

async function confirm(page: Page, words: string): Promise<void> {
  const card = await cardOf(page, words);
  await card.getByRole("button", { name: "Potwierdź i zamknij" }).click();
  await card.getByRole("button", { name: "Potwierdź i zamknij" }).waitFor({ state: "detached" });
}

async function tableSaysAll(page: Page): Promise<void> {
  const expected = [
    ["2030 r.", "Skąd ten rok?", "Dopisano źródło."],
    ["Ciepłownia geotermalna", "Czyja jest?", "To wynika z załącznika."],
  ];
  await page.getByRole("button", { name: "Tabela uwag" }).click();
  for (const [format, read] of [
    ["CSV", csvRows],
    ["XLSX", xlsxRows],
    ["DOCX", (bytes: Uint8Array) => docxTable(bytes).rows],
  ] as const) {
    const rows = read(await bytesOf(await downloadTable(page, format)));
    for (const words of expected) {
      const row = rows.find((cells) => words.every((word) => cells.join("\n").includes(word)));
      expect(row, format).toBeDefined();
    }
  }
}

async function downloadTable(page: Page, format: string): Promise<Download> {
  const dialog = page.getByRole("dialog", { name: "Tabela uwag" });
  await dialog.getByLabel(format).check();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /Pobierz/ }).click();
  return download;
}

async function bytesOf(download: Download): Promise<Buffer> {
  const stream = await download.createReadStream();
  return Buffer.concat(await Array.fromAsync(stream));
}
