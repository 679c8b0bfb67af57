import { Information } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { ground } from "./ground.ts";

test("everybody can read what happens with their data, before they sign in", async () => {
  const { url } = await startTestServer({ config: { auditDays: 365 } });

  const { pl, en } = await informationOf(new Client(url));

  expect(pl).toContain("Art. 6 ust. 1 lit. e RODO");
  expect(pl).toContain("[Do uzupełnienia: pełna nazwa i adres urzędu");
  expect(pl).toContain("365 dni");
  expect(en).toContain("Article 6(1)(e) GDPR");
  expect(en).toContain("365 days");
  for (const text of [pl, en]) expect(text.split("\n\n").length).toBeGreaterThan(8);
});

test("an administrator writes another text, which is logged", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "administrator");
  const before = await informationOf(client);

  const answer = await put(client, { pl: "Nasz tekst.\n\nDrugi akapit.", en: before.en });

  expect(answer.body).toEqual({ pl: "Nasz tekst.\n\nDrugi akapit.", en: before.en });
  expect(await informationOf(new Client(url))).toEqual(answer.body);
  const { body } = await client.get("/api/audit?action=information-changed");
  expect(body).toMatchObject({ events: [{ by: { name: "administrator" } }] });
});

test("a text that was not changed keeps up with the settings, and an empty one is ours again", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "administrator");
  const usual = await informationOf(client);
  await put(client, { pl: "Nasz tekst.", en: "Our text." });

  await put(client, { pl: " ", en: usual.en });

  expect(await informationOf(client)).toEqual(usual);
});

test("a text may be long, also in letters of two bytes, and not endless", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "administrator");
  const long = "ż".repeat(20_000);

  expect((await put(client, { pl: long, en: long })).status).toBe(200);
  expect(codeOf(await put(client, { pl: `${long}ż`, en: "" }))).toBe("invalid-input");
});

test("nobody else changes it", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const answer = await put(await signedIn(url, "coordinator"), { pl: "Nasz", en: "Ours" });

  expect(codeOf(answer)).toBe("not-found");
});

async function informationOf(client: Client): Promise<Information> {
  return Information.parse((await client.get("/api/information")).body);
}

function put(client: Client, body: Information) {
  return client.send("/api/information", { method: "PUT", body });
}
