/** A document made from an older version of the template: what would change, the move, and the way back. */
import { DocumentSummary, Me } from "@brudnopis/schema";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { enter, place, saved, useStage } from "./harness.ts";

const stage = useStage();

test("the lead sees what changes, moves the document while a colleague reads it, and goes back", async () => {
  const { signedIn, complaints } = stage();
  const lead = await signedIn("konin");
  const id = await startOnVersionOne(lead);
  const colleague = await signedIn("koninToo");
  await open(lead, id);
  await open(colleague, id);

  await lead.getByRole("button", { name: "Zobacz, co się zmieni" }).click();
  const dialog = lead.getByRole("dialog", { name: "Przenieś na wersję 2 wzoru" });
  await dialog.getByText("Wszystko, co napisano, ma swoje miejsce w tej wersji.").waitFor();
  expect(await violationsOn(lead)).toEqual([]);
  await dialog.getByRole("button", { name: "Przenieś na wersję 2" }).click();

  // Both pages open the document again by themselves, and both can write in the newer version.
  for (const page of [lead, colleague]) {
    await page.getByText("Ten dokument przeniesiono z wersji 1 wzoru na wersję 2.").waitFor();
    await saved(page);
    await page.locator("[data-view=gantt]").waitFor();
  }
  await enter(colleague, "summary.text");
  await colleague.keyboard.type("Napisane po zmianie");
  await saved(colleague);
  await lead.getByText("Napisane po zmianie").waitFor();

  await lead.getByRole("button", { name: "Wróć do wersji 1" }).click();
  await lead.getByRole("button", { name: "Przenieś na wersję 1" }).click();
  await lead.getByText("Ten dokument przeniesiono z wersji 2 wzoru na wersję 1.").waitFor();
  await lead.getByText("Napisane po zmianie").waitFor();
  expect(await lead.locator("[data-view=gantt]").count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("what the older version has no place for stands at the document's end", async () => {
  const { signedIn } = stage();
  const lead = await signedIn("konin");
  const id = await startOnVersionOne(lead);
  await move(lead, id, 2);
  await open(lead, id);
  await lead.getByRole("button", { name: "Dodaj załącznik" }).click();
  const alt = lead.locator("[data-place^='attachments/'][data-place$='.alt']");
  await enter(lead, (await alt.getAttribute("data-place")) ?? "");
  await lead.keyboard.type("Mapa sieci ciepłowniczej");
  await saved(lead);

  await lead.getByRole("button", { name: "Wróć do wersji 1" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByText("1 wpis nie ma miejsca w tej wersji").waitFor();
  await dialog.getByRole("button", { name: "Przenieś na wersję 1" }).click();

  const kept = lead.getByRole("region", { name: "Zachowane z innej wersji wzoru" });
  await kept.getByText("Mapa sieci ciepłowniczej").waitFor();
  await kept.getByText("Załączniki – Opis tekstowy mapy lub rysunku").waitFor();
  expect(await violationsOn(lead)).toEqual([]);
});

test("a page whose answers come from before and after a move opens in the newer version", async () => {
  const { signedIn } = stage();
  const [lead, colleague] = [await signedIn("konin"), await signedIn("koninToo")];
  const id = await startOnVersionOne(lead);
  const moved = Promise.withResolvers<void>();
  let asked = 0;
  await colleague.route(`**/api/documents/${id}`, async (route) => {
    asked += 1;
    if (asked > 1) return route.continue();
    const response = await route.fetch();
    await move(lead, id, 2);
    moved.resolve();
    await route.fulfill({ response });
  });
  await colleague.route(`**/api/documents/${id}/state`, async (route) => {
    await moved.promise;
    await route.continue();
  });

  await colleague.goto(`/dokumenty/${id}`);

  await colleague.getByText("Ten dokument przeniesiono z wersji 1 wzoru na wersję 2.").waitFor();
  await colleague.locator("[data-view=gantt]").waitFor();
  expect(asked).toBeGreaterThan(1);
});

test("a page that has loaded before a move, and connects after it, opens again in the newer version", async () => {
  const { signedIn } = stage();
  const [lead, colleague] = [await signedIn("konin"), await signedIn("koninToo")];
  const id = await startOnVersionOne(lead);
  const moved = Promise.withResolvers<void>();
  await colleague.routeWebSocket(`**/sync/${id}*`, async (socket) => {
    await moved.promise;
    socket.connectToServer();
  });

  await colleague.goto(`/dokumenty/${id}`);
  await place(colleague, "attachments").waitFor();
  await move(lead, id, 2);
  moved.resolve();

  await colleague.getByText("Ten dokument przeniesiono z wersji 1 wzoru na wersję 2.").waitFor();
  await colleague.locator("[data-view=gantt]").waitFor();
});

async function startOnVersionOne(page: Page): Promise<string> {
  const { organisations } = Me.parse(await (await page.request.get("/api/me")).json());
  const created = await page.request.post("/api/documents", {
    data: {
      template: { id: "mid", version: 1 },
      organisation: organisations[0]?.id,
      title: "MID na starszym wzorze",
    },
    headers: { origin: stage().demo.url },
  });
  return DocumentSummary.parse(await created.json()).id;
}

async function move(page: Page, id: string, version: number): Promise<void> {
  const answer = await page.request.post(`/api/documents/${id}/template-move`, {
    data: { to: { id: "mid", version } },
    headers: { origin: stage().demo.url },
  });
  expect(answer.status()).toBe(200);
}

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/dokumenty/${id}`);
  await saved(page);
  await place(page, "attachments").waitFor();
}
