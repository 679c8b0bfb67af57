/** Who has which section, by when, and what is ready: the lead says so, and everybody sees it at once. */
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { dialogs, violationsInBoth, violationsOn } from "./axe.ts";
import { enter, useStage, type Who } from "./harness.ts";
import { windows } from "./looks.ts";
import { focused, tabTo } from "./keys.ts";

const stage = useStage();

const nbsp = "\u00a0";

/** Konin's document with its plan, which comes when the page has nothing more urgent to do. */
async function withPlan(who: Who, options?: BrowserContextOptions): Promise<Page> {
  const page = await stage().inKonin(who, options);
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/plan")),
  );
  return page;
}

/** Says something about a section without the dialog. */
async function change(page: Page, section: string, data: object): Promise<void> {
  const { demo } = stage();
  const path = `/api/documents/${demo.documents.konin}/sections/${section}`;
  const answer = await page.request.put(path, { data, headers: { origin: demo.url } });
  expect(answer.status()).toBe(204);
}

function line(page: Page, section: string): Locator {
  return page.locator(`#s-${section} .section-plan`);
}

function outlined(page: Page, section: string): Locator {
  return page.locator(`.outline a[href="#s-${section}"]`);
}

async function openDialog(page: Page, section: string): Promise<Locator> {
  await line(page, section)
    .getByRole("button", { name: /^Kto i do kiedy/ })
    .click();
  const dialog = page.getByRole("dialog", { name: /^Kto i do kiedy/ });
  await dialog.getByLabel("Do kiedy").waitFor();
  return dialog;
}

test("the lead names who has a section and by when; a colleague and a facilitator see it within a second", async () => {
  const { complaints } = stage();
  const [lead, colleague, facilitator] = [
    await withPlan("konin"),
    await withPlan("koninToo"),
    await withPlan("facilitator"),
  ];
  const dialog = await openDialog(lead, "challenge");

  await dialog.getByLabel("Kto prowadzi tę część").selectOption({ label: "Piotr Zieliński" });
  await dialog.getByRole("checkbox", { name: /^Joanna Śliwa/ }).check();
  await dialog.getByLabel("Do kiedy").fill("5 marca 2030 r.");
  await dialog.getByRole("button", { name: "Zapisz" }).click();
  await dialog.waitFor({ state: "detached" });
  const savedAt = performance.now();

  for (const page of [colleague, facilitator]) {
    const facts = line(page, "challenge");
    await facts.getByText("Piotr Zieliński").waitFor({ timeout: 1000 });
    await facts.getByText(`do 5${nbsp}marca 2030${nbsp}r.`).waitFor();
    await facts.getByText("pomaga: Joanna Śliwa").waitFor();
    await outlined(page, "challenge").getByText("do 05.03.2030").waitFor();
    expect(await page.getByRole("button", { name: /^Kto i do kiedy/ }).count()).toBe(0);
  }
  expect(performance.now() - savedAt).toBeLessThan(1500);
  await lead.getByText("Zapisano, kto ma część „Wyzwanie” i do kiedy.").waitFor();
  expect(complaints).toEqual([]);
});

test("what is called ready says so, and says that something is missing once it is", async () => {
  const [lead, colleague] = [await withPlan("konin"), await withPlan("koninToo")];
  const summary = line(colleague, "summary");
  await summary.getByText("w pracy").first().waitFor();

  await (
    await openDialog(lead, "summary")
  )
    .getByRole("button", { name: "Oznacz jako gotowe" })
    .click();
  await summary.getByText("gotowe").waitFor();
  await summary.getByText(/^oznaczono .*Anna Wójcik$/).waitFor();
  await enter(colleague, "summary.text");
  await colleague.keyboard.press("Control+A");
  await colleague.keyboard.press("Delete");

  for (const page of [lead, colleague]) {
    const doubtful = "oznaczona jako gotowa, ale czegoś brakuje";
    await line(page, "summary").getByText(doubtful).waitFor();
    await outlined(page, "summary").getByText(doubtful).waitFor();
  }
  await colleague.keyboard.press("Control+Z");
  await line(lead, "summary").getByText("gotowe").waitFor();
  await (
    await openDialog(lead, "summary")
  )
    .getByRole("button", { name: "Cofnij oznaczenie" })
    .click();
  await summary.getByText("w pracy").first().waitFor();
  expect(await summary.getByText("oznaczono").count()).toBe(0);
});

test("a date that is not understood stays as it is typed, and is explained", async () => {
  const lead = await withPlan("konin");
  const dialog = await openDialog(lead, "challenge");
  const due = dialog.getByLabel("Do kiedy");

  await due.fill("31 lutego 2030");
  await dialog.getByRole("button", { name: "Zapisz" }).click();

  await dialog.getByText(/^Nie ma takiego dnia w kalendarzu/).waitFor();
  expect(await due.inputValue()).toBe("31 lutego 2030");
  expect(await due.getAttribute("aria-invalid")).toBe("true");
  expect(await focused(lead)).toContain("Do kiedy");
  await due.fill("30.06.2031");
  await dialog.getByRole("button", { name: "Zapisz" }).click();
  await line(lead, "challenge").getByText(`do 30${nbsp}czerwca 2031${nbsp}r.`).waitFor();
});

test("what is overdue says so in words, and the table of contents narrows down to it", async () => {
  const [lead, colleague] = [await withPlan("konin"), await withPlan("koninToo")];
  const people = await lead.request.get(
    `/api/documents/${stage().demo.documents.konin}/plan/people`,
  );
  const piotr = /"id":"([^"]+)","name":"Piotr Zieliński"/.exec(await people.text())?.[1];

  await change(lead, "risks", { due: "2025-01-15" });
  await change(lead, "goals", { owner: piotr });

  await line(colleague, "risks")
    .getByText(`po terminie: 15${nbsp}stycznia 2025${nbsp}r.`)
    .waitFor();
  await outlined(colleague, "risks").getByText("po terminie: 15.01.2025").waitFor();
  const contents = colleague.locator(".outline ol > li");
  await colleague.getByRole("button", { name: /^Po terminie \(1\)$/ }).click();
  expect(await contents.count()).toBe(1);
  await colleague.getByRole("button", { name: /^Tylko moje/ }).click();
  await outlined(colleague, "goals").waitFor();
  expect(await outlined(colleague, "risks").count()).toBe(0);
  await colleague.getByRole("button", { name: /^Tylko moje/ }).click();
  await outlined(colleague, "risks").waitFor();
});

test("the plan is there again after the connection was lost", async () => {
  const [lead, colleague] = [await withPlan("konin"), await withPlan("koninToo")];
  await colleague.context().setOffline(true);
  await colleague.locator(".saved[data-phase=offline]").waitFor();

  await change(lead, "summary", { due: "2031-01-20" });
  await colleague.context().setOffline(false);

  await line(colleague, "summary").getByText(`do 20${nbsp}stycznia 2031${nbsp}r.`).waitFor();
});

test("the lead does it all by keyboard, and the button has the focus again afterwards", async () => {
  const lead = await withPlan("konin");
  await line(lead, "summary").getByRole("button").waitFor();
  await lead.locator("#h-summary").focus();

  await tabTo(lead, /^button Kto i do kiedy: Streszczenie/);
  await lead.keyboard.press("Enter");
  await lead.getByRole("dialog").getByLabel("Do kiedy").waitFor();
  await tabTo(lead, /^select Nikt jeszcze/);
  await lead.keyboard.type("Piotr");
  await tabTo(lead, /Do kiedy/);
  await lead.keyboard.press("Control+A");
  await lead.keyboard.type("1.12.2031");
  await lead.keyboard.press("Enter");

  await line(lead, "summary").getByText("Piotr Zieliński").waitFor();
  await line(lead, "summary").getByText(`do 1${nbsp}grudnia 2031${nbsp}r.`).waitFor();
  await lead.getByRole("dialog").waitFor({ state: "detached" });
  expect(await focused(lead)).toMatch(/^button Kto i do kiedy: Streszczenie/);
});

test.each(windows)("the plan has no serious violation, $name", async ({ name: _, ...look }) => {
  const lead = await withPlan("konin", look);
  await change(lead, "risks", { due: "2025-01-15", ready: false });
  await change(lead, "actions", { ready: true });
  await line(lead, "risks").getByText("po terminie").waitFor();
  expect(await violationsInBoth(lead), "lines and outline").toEqual([]);

  const dialog = await openDialog(lead, "risks");
  await dialog.getByLabel("Do kiedy").fill("nie wiem");
  await dialog.getByRole("button", { name: "Zapisz" }).click();
  await dialog.getByText("To nie wygląda na datę.").waitFor();
  expect(await violationsInBoth(lead, dialogs), "dialog").toEqual([]);
});

test("the plan speaks English as well", async () => {
  const lead = await withPlan("konin");
  await change(lead, "risks", { due: "2025-01-15" });

  const me = { data: { language: "en" }, headers: { origin: stage().demo.url } };
  await lead.request.patch("/api/me", me);
  await lead.reload();

  await line(lead, "risks").getByText(`overdue: 15${nbsp}January 2025`).waitFor();
  await line(lead, "risks")
    .getByRole("button", { name: /^Who and by when/ })
    .click();
  await lead.getByRole("dialog").getByLabel("By when").waitFor();
  expect(await violationsOn(lead)).toEqual([]);
});
