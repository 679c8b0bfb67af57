import { expect, test } from "vitest";
import { readPdf } from "../export/read-pdf.ts";
import { enter, eventually, place, saved, textOf, useStage } from "./harness.ts";

const stage = useStage();

/** 300 characters that tell who typed them, without a space that a browser might trim. */
function passage(mark: string): string {
  const word = `${mark}-pisze-`;
  return word.repeat(Math.ceil(300 / word.length)).slice(0, 300);
}

/** How often a character that only this person types occurs. */
function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

test("two cities write one MID at the same time and the PDF holds everything", async () => {
  const { demo, inKonin, complaints } = stage();
  const konin = await inKonin("konin");
  const rybnik = await inKonin("rybnik");
  const field = "challenge.why-now";

  // The same field, 300 characters each, at the same time.
  const [a, b] = await Promise.all([enter(konin, field), enter(rybnik, field)]);
  await a.press("Control+Home");
  await b.press("Control+End");
  const before = await textOf(konin, field);
  await Promise.all([
    a.pressSequentially(passage("Ξ"), { delay: 3 }),
    b.pressSequentially(passage("Ψ"), { delay: 3 }),
  ]);

  // Each sees the other's caret, name and place.
  const seenByKonin = place(konin, field).locator(".remote-caret-name");
  const seenByRybnik = place(rybnik, field).locator(".remote-caret-name");
  expect(await seenByKonin.textContent()).toBe("Joanna · Rybnik");
  expect(await seenByRybnik.textContent()).toBe("Anna · Konin");
  const people = konin.getByRole("complementary").getByRole("listitem");
  await people.filter({ hasText: "Joanna Śliwa" }).filter({ hasText: "Dlaczego teraz" }).waitFor();

  await Promise.all([saved(konin), saved(rybnik)]);
  const wanted = before.length + 600;
  const texts = await Promise.all(
    [konin, rybnik].map((page) =>
      eventually(
        () => textOf(page, field),
        (text) => text.length === wanted,
      ),
    ),
  );
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain(passage("Ξ"));
  expect(texts[0]).toContain(passage("Ψ"));
  expect(count(texts[0] ?? "", "Ξ")).toBe(count(passage("Ξ"), "Ξ"));

  // Records of the same table, added at the same time.
  const names = ["Ryzyko dopisane przez Konin", "Ryzyko dopisane przez Rybnik"];
  await Promise.all(
    [konin, rybnik].map(async (page, index) => {
      await page.getByRole("button", { name: "Dodaj ryzyko" }).click();
      const form = page.locator(".record-form");
      await form.locator(".ProseMirror").waitFor();
      await page.keyboard.type(names[index] ?? "");
      await saved(page);
    }),
  );
  for (const page of [konin, rybnik]) {
    for (const name of names) await page.locator("tr.record-row", { hasText: name }).waitFor();
  }

  // Different columns of one record, at the same time.
  const row = (page: typeof konin) => page.locator("#s-actions tr.record-row").first();
  await Promise.all([konin, rybnik].map((page) => row(page).locator("td.code").click()));
  const cost = konin.locator('[data-place$=".cost"] input').first();
  const end = rybnik.locator('[data-place$=".end"] input').first();
  await Promise.all([cost.fill("2,5 mln"), end.fill("5 marca 2028")]);
  await Promise.all([cost.press("Enter"), end.press("Enter")]);
  await Promise.all([saved(konin), saved(rybnik)]);
  for (const page of [konin, rybnik]) {
    await eventually(
      async () => (await row(page).textContent()) ?? "",
      (text) => text.includes("2\u00a0500\u00a0000") && text.includes("05.03.2028"),
    );
  }

  const pdf = await konin.request.get(`/api/documents/${demo.documents.konin}/export?format=pdf`);
  expect(pdf.status()).toBe(200);
  // Hyphenation and line ends may fall anywhere in a word of 300 letters.
  const { pages } = await readPdf(await pdf.body());
  const bare = pages.join("").replace(/[\s\u00ad\u2010-]/g, "");
  expect(count(bare, "Ξ")).toBe(count(passage("Ξ"), "Ξ"));
  expect(count(bare, "Ψ")).toBe(count(passage("Ψ"), "Ψ"));
  for (const name of names) expect(bare).toContain(name.replaceAll(" ", ""));
  expect(bare).toContain("2500000");
  expect(bare).toContain("05.03.2028");
  expect(complaints).toEqual([]);
});
