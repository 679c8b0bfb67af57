import { expect, test } from "vitest";
import { violationsOn } from "./axe.ts";
import { useStage } from "./harness.ts";

const stage = useStage();
const choice = "Dołącz dane osobowe (imiona i nazwiska)";

test("an editor may have people's names in the file, and has to say so each time", async () => {
  const page = await stage().inKonin("konin");
  await page.getByRole("button", { name: "Eksportuj" }).click();
  const box = page.getByRole("checkbox", { name: choice });
  await box.waitFor();

  expect(await box.isChecked()).toBe(false);
  expect(await violationsOn(page)).toEqual([]);
  for (const personal of [false, true]) {
    await box.setChecked(personal);
    const asked = page.waitForRequest(/\/export\?/);
    await page.getByRole("button", { name: /^Pobierz/ }).click();
    expect(new URL((await asked).url()).searchParams.get("personal")).toBe(String(personal));
    await page.getByText(/^Gotowe\./).waitFor();
  }
});

test("who does not write in a document is not offered people's names", async () => {
  const page = await stage().inKonin("facilitator");
  await page.getByRole("button", { name: "Eksportuj" }).click();
  await page.getByRole("button", { name: "Pobierz PDF" }).waitFor();

  expect(await page.getByRole("checkbox", { name: choice }).count()).toBe(0);
});
