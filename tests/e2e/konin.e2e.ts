import { expect, test } from "vitest";
import { readPdf } from "../export/read-pdf.ts";
import { figures } from "../templates/konin-figures.ts";
import { enter, eventually, saved, useStage } from "./harness.ts";

const stage = useStage();

/** Spaces of every kind read the same. */
const plain = (text: string) => text.replace(/[\s\u00a0\u2060]+/g, " ");

test("Konin's sample shows every figure of the model document in its place, and says they are made up", async () => {
  const page = await stage().inKonin("facilitator");
  await page.getByText(/^Dane ilustracyjne/).waitFor();

  // Records open into forms, and some of those hold records again.
  const closed = page.getByRole("button", { name: /^Otwórz:/ });
  while ((await closed.count()) > 0) {
    for (const button of (await closed.all()).toReversed()) await button.click();
  }
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll("[data-place]")].map(
      (element) => [element.getAttribute("data-place"), element.textContent] as const,
    ),
  );
  const textAt = new Map(texts.map(([address, text]) => [address, plain(text)]));

  const missing = figures.filter(
    ([address, figure]) => !textAt.get(address)?.includes(plain(figure)),
  );
  expect(figures.length).toBeGreaterThan(150);
  expect(missing).toEqual([]);
});

test("what looks like a program of the typesetter's comes out of the PDF as it was typed", async () => {
  const { inKonin, demo } = stage();
  const page = await inKonin("konin");
  const hostile = '#panic("x") $x$ <l> @r \\ "';
  await enter(page, "vision.text");
  await page.keyboard.type(hostile);
  await eventually(
    () => page.locator(".saved").textContent(),
    (text) => text?.startsWith("Zapisano o") === true,
  );
  await saved(page);

  const pdf = await page.request.get(`/api/documents/${demo.documents.konin}/export?format=pdf`);
  const { pages, isTagged, language } = await readPdf(await pdf.body());

  expect(plain(pages.join(" "))).toContain(hostile);
  expect(isTagged).toBe(true);
  expect(language).toBe("pl");
});
