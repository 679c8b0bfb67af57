/** Everything that makes somebody signed in, in both languages, by mouse and by keyboard. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import en from "../../apps/web/src/account/words.en.json" with { type: "json" };
import pl from "../../apps/web/src/account/words.pl.json" with { type: "json" };
import { Authenticator } from "../http/authenticator.ts";
import { startProvider, type TestProvider } from "../http/provider.ts";
import { lead, startWith } from "../http/sso.ts";
import { violationsOn } from "./axe.ts";
import { enter, password, people, signInOn, useStage } from "./harness.ts";
import { tabTo } from "./keys.ts";

const stage = useStage();

const newPassword = "kilka dobrych słów";
const languages = [
  { language: "pl", words: pl, look: { viewport: { width: 1440, height: 1000 } } },
  {
    language: "en",
    words: en,
    look: { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  },
] as const;

test.each(languages)(
  "whoever is invited by a link makes an account and protects it ($language)",
  async ({ language, words, look }) => {
    const email = `nowa.${language}@konin.example`;
    const page = await pageIn(language, look);
    await page.goto(pathOf(await invite(email)));
    await page.getByRole("heading", { name: words.invitation.title }).waitFor();
    await page.getByText("Ewa Lis").waitFor();
    expect(new URL(page.url()).hash).toBe("");
    await isFine(page, language);

    await page.getByRole("button", { name: words.invitation.acceptNew }).click();
    await page.getByText(words.invitation.missing).waitFor();
    await page.getByLabel(words.passwordField.label).fill("krótkie");
    await page.getByRole("button", { name: words.invitation.acceptNew }).click();
    await page.getByText(words.passwordField.short).waitFor();
    await isFine(page, language);
    await page.getByLabel(words.passwordField.label).fill(newPassword);
    await page.getByRole("button", { name: words.invitation.acceptNew }).click();
    await page.getByRole("heading", { name: words.welcome.title }).waitFor();
    await isFine(page, language);

    await page.getByRole("link", { name: words.welcome.protectNow }).click();
    const { app, codes } = await protect(page, language, words);
    await signOut(page, words);

    await givePassword(page, words, email);
    await page.getByRole("heading", { name: words.code.title }).waitFor();
    await isFine(page, language);
    // The code that turned it on was used up by that.
    await page.getByLabel(words.code.label).fill(app.codeAt(Date.now() - 30_000));
    await page.getByRole("button", { name: words.code.submit }).click();
    await page.getByRole("alert").waitFor();
    await page.getByRole("button", { name: words.code.useRecovery }).click();
    await page.getByLabel(words.code.recoveryLabel).fill(codes[0] ?? "");
    await isFine(page, language);
    await page.getByRole("button", { name: words.code.submit }).click();
    await page.locator(".app-page").waitFor();
    await page.goto("/konto");
    await page.getByText(left(words, codes.length - 1)).waitFor();
  },
);

/** Turns the second factor on, on the page of the account. */
async function protect(page: Page, language: "pl" | "en", words: typeof pl | typeof en) {
  await page.getByRole("button", { name: words.totp.start }).click();
  await isFine(page, language);
  await page.getByLabel(words.password.current).fill(newPassword);
  await page.getByRole("button", { name: words.totp.goOn }).click();
  await page.getByRole("img", { name: words.totp.qr }).waitFor();
  expect(
    await page.getByRole("img", { name: words.totp.qr }).evaluate((image) => {
      const { complete, naturalWidth } = image as HTMLImageElement;
      return complete && naturalWidth > 0;
    }),
  ).toBe(true);
  await isFine(page, language);
  const secret = (await page.locator(".totp-secret").innerText()).replaceAll(" ", "");
  const app = new Authenticator(secret);
  await page.getByLabel(words.totp.code).fill(app.codeAt(Date.now()));
  await page.getByRole("button", { name: words.totp.confirmSubmit }).click();
  const list = page.getByRole("list", { name: words.codes.list });
  await list.waitFor();
  await isFine(page, language);
  const codes = await list.getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: words.codes.download }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const file = Buffer.concat(chunks).toString("utf8");
  expect(codes.every((code) => file.includes(code))).toBe(true);

  await page.getByRole("button", { name: words.codes.done }).click();
  await page.getByText(left(words, codes.length)).waitFor();
  return { app, codes };
}

function left(words: typeof pl | typeof en, count: number): string {
  const text =
    "codesLeft_many" in words.totp ? words.totp.codesLeft_many : words.totp.codesLeft_other;
  return text.replace("{{count}}", String(count));
}

test("with a second factor one signs in by keyboard alone, and keeps the focus through both steps", async () => {
  const { newPage } = stage();
  const page = await newPage();
  await page.goto(pathOf(await invite("klawiatura@konin.example")));
  await tabTo(page, /^input Imię i nazwisko/);
  await page.keyboard.type("Klara Klawiatura");
  await tabTo(page, /^input Hasło/);
  await page.keyboard.type(newPassword);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: pl.welcome.title }).waitFor();
  await tabTo(page, /Włącz drugi krok/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: pl.title }).waitFor();
  await tabTo(page, /^button Włącz drugi krok/);
  await page.keyboard.press("Enter");
  // Nothing to press in between: the password goes where the focus is.
  await page.keyboard.type(newPassword);
  await page.keyboard.press("Enter");
  const secret = (await page.locator(".totp-secret").innerText()).replaceAll(" ", "");
  const app = new Authenticator(secret);
  await tabTo(page, /^input Kod z aplikacji/);
  await page.keyboard.type(app.codeAt(Date.now() - 30_000));
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: pl.codes.list }).waitFor();
  await tabTo(page, /^button Zapisałem kody/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^button Wyloguj się/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: pl.signIn.title }).waitFor();

  await tabTo(page, /^input Adres e-mail/);
  await page.keyboard.type("klawiatura@konin.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type(newPassword);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: pl.code.title }).waitFor();
  // Nothing to press in between: the code goes where the focus is.
  await page.keyboard.type(app.codeAt(Date.now()));
  await page.keyboard.press("Enter");

  await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();
});

test("whoever has an account signs in on the way and comes back to the invitation", async () => {
  const page = await stage().newPage();
  await page.goto(pathOf(await invite(people.rybnik)));
  await page.getByLabel("Hasło").fill(newPassword);
  await page.getByRole("button", { name: pl.invitation.acceptNew }).click();
  await page.getByText(`Konto z adresem ${people.rybnik} już istnieje.`).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("link", { name: pl.invitation.signIn }).click();

  await page.getByText(pl.signIn.invited).waitFor();
  await page.getByLabel("Adres e-mail").fill(people.rybnik);
  await page.getByLabel("Hasło").fill(password);
  await page.getByRole("button", { name: "Zaloguj się" }).click();
  await page.getByRole("button", { name: pl.invitation.accept }).click();
  await page.getByRole("heading", { name: pl.welcome.title }).waitFor();

  await page.goto("/konto");
  await page.getByText("Jesteś współautorem w organizacji „Konin”").waitFor();
});

test("an invitation for somebody else is not accepted by whoever is signed in", async () => {
  const page = await stage().signedIn("konin");
  await page.goto(pathOf(await invite("ktos.inny@konin.example")));

  await page.getByText("a zaproszenie jest dla ktos.inny@konin.example").waitFor();
  expect(await page.getByRole("button", { name: /Przyjmij|Załóż/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Wyloguj się" }).click();

  await page.getByRole("button", { name: pl.invitation.acceptNew }).waitFor();
});

test.each(languages)(
  "a link that is used, foreign or missing says so ($language)",
  async ({ language, words, look }) => {
    const page = await pageIn(language, look);
    for (const [path, text] of [
      ["/zaproszenie#klucz=nieznany-klucz-nieznany-klucz-nieznany", words.invitation.invalid],
      ["/nowe-haslo#klucz=nieznany-klucz-nieznany-klucz-nieznany", words.newPassword.invalid],
      ["/nowe-haslo", words.newPassword.invalid],
    ] as const) {
      await page.goto("about:blank");
      await page.goto(path);
      await page.getByText(text).waitFor();
      await isFine(page, language);
    }
  },
);

test("an administrator's link sets a new password, which ends every session at once", async () => {
  const { inKonin, newPage } = stage();
  const open = await inKonin("koninToo");
  await enter(open, "summary.text");
  const link = await resetLink(people.koninToo);
  const page = await newPage();
  await page.goto(pathOf(link));
  await page.getByText(people.koninToo).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  expect(await violationsOn(page)).toEqual([]);

  await page.getByLabel("Nowe hasło").fill(newPassword);
  await page.getByRole("button", { name: pl.newPassword.submit }).click();
  await page.getByText(pl.signIn.changed).waitFor();
  await open.getByText("Twoja sesja została zakończona").waitFor({ timeout: 1_000 });
  await givePassword(page, pl, people.koninToo);
  await page.getByRole("heading", { name: "Moje dokumenty" }).waitFor();

  const again = await newPage();
  await again.goto(pathOf(link));
  await again.getByText(pl.newPassword.invalid).waitFor();
});

test("without a mail server a forgotten password is the administrator's business", async () => {
  const page = await stage().newPage();
  await page.goto("/zaloguj");
  await page.getByRole("link", { name: pl.signIn.forgotten }).click();

  await page.getByText(pl.forgotten.noMail).waitFor();

  expect(await violationsOn(page)).toEqual([]);
});

test("asking for a link says the same for every address", async () => {
  const page = await stage().newPage();
  await page.route("**/api/sign-in/ways", (route) => route.fulfill({ json: { mail: true } }));
  await page.goto("/nie-pamietam-hasla");
  await page.getByRole("button", { name: pl.forgotten.submit }).click();
  await page.getByText(pl.forgotten.missing).waitFor();
  expect(await violationsOn(page)).toEqual([]);

  await page.getByLabel("Adres e-mail").fill("nikt@konin.example");
  await page.getByRole("button", { name: pl.forgotten.submit }).click();

  await page.getByText("Jeśli jest tu konto z adresem nikt@konin.example").waitFor();
});

test("too many wrong passwords say how long to wait", async () => {
  const page = await stage().newPage();
  await page.goto("/zaloguj");
  await page.getByLabel("Adres e-mail").fill("ktos@gdzies.example");
  for (let tries = 0; tries < 6; tries += 1) {
    await page.getByLabel("Hasło").fill(`zgaduję ${tries}`);
    const answer = page.waitForResponse("**/api/sign-in");
    await page.getByRole("button", { name: "Zaloguj się" }).click();
    await answer;
  }

  await page.getByText(/Spróbuj ponownie za (\d+ sekund|1 minutę)/).waitFor();
});

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

test("the organisation's own sign-in leads there and back", async () => {
  const { url } = await startWith(provider);
  const page = await stage().newPage({
    baseURL: url,
    extraHTTPHeaders: { "x-person": lead.sub },
  });
  await page.goto("/zaloguj?dalej=%2Fkonto");
  await page.getByRole("button", { name: "Zaloguj się przez: Konto UM Konin" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole("button", { name: /Konto UM Konin/ }).click();

  await page.getByRole("heading", { name: pl.title }).waitFor();
  await page.getByText(pl.sso.on).waitFor();
  await page.getByRole("button", { name: pl.sso.disconnect }).click();
  const dialog = page.getByRole("dialog", { name: pl.sso.disconnectTitle });
  await dialog.waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByRole("button", { name: pl.sso.disconnect }).click();
  await page.getByText(pl.sso.off).waitFor();
  await page.getByRole("button", { name: pl.sso.connect, exact: true }).click();
  await page.getByText(pl.sso.on).waitFor();
});

test("whom the provider knows and nobody invited is told so", async () => {
  const { url } = await startWith(provider);
  const page = await stage().newPage({
    baseURL: url,
    extraHTTPHeaders: { "x-person": "nobody-here" },
  });
  await page.goto("/zaloguj");
  await page.getByRole("button", { name: /Konto UM Konin/ }).click();

  await page.getByText(pl.signIn.problem["sso-uninvited"]).waitFor();

  expect(await violationsOn(page)).toEqual([]);
});

/** A page of somebody who has chosen this language before. */
async function pageIn(language: "pl" | "en", look: object): Promise<Page> {
  const page = await stage().newPage(look);
  await page.context().addInitScript(`localStorage.setItem("brudnopis-language", "${language}")`);
  return page;
}

async function isFine(page: Page, language: "pl" | "en"): Promise<void> {
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await violationsOn(page)).toEqual([]);
  if (language === "en") {
    const text = await page.locator("body").innerText();
    expect(/.*[ąćęłńśźż].*/i.exec(text)?.[0], "Polish in English").toBeUndefined();
  }
}

async function givePassword(
  page: Page,
  words: typeof pl | typeof en,
  email: string,
): Promise<void> {
  await page.getByLabel(words.signIn.email).fill(email);
  await page.getByLabel(words.passwordField.label).fill(newPassword);
  await page.getByRole("button", { name: words.signIn.submit }).click();
}

async function signOut(page: Page, words: typeof pl | typeof en): Promise<void> {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole("button", { name: words.invitation.signOut }).click();
  await page.getByRole("heading", { name: words.signIn.title }).waitFor();
}

/** The link of an invitation to be an editor of Konin's. */
async function invite(email: string): Promise<string> {
  const page = await administrator();
  const organisations = await page.request.get("/api/organisations");
  const all = (await organisations.json()) as { id: string; name: string }[];
  const konin = all.find(({ name }) => name === "Konin");
  const answer = await page.request.post(`/api/organisations/${konin?.id}/invitations`, {
    data: { role: "editor", people: [{ email, name: "Nowa Osoba" }] },
    headers: { origin: stage().demo.url },
  });
  const { results } = (await answer.json()) as { results: { link: string }[] };
  await page.context().close();
  return results[0]?.link ?? "";
}

async function resetLink(email: string): Promise<string> {
  const page = await administrator();
  const found = await page.request.get(`/api/people?query=${encodeURIComponent(email)}`);
  const [somebody] = (await found.json()) as { id: string }[];
  const answer = await page.request.post(`/api/people/${somebody?.id}/reset-link`, {
    headers: { origin: stage().demo.url },
  });
  const { link } = (await answer.json()) as { link: string };
  await page.context().close();
  return link;
}

async function administrator(): Promise<Page> {
  const page = await stage().newPage();
  await page.goto("/zaloguj");
  await signInOn(page, "administrator");
  return page;
}

function pathOf(link: string): string {
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}
