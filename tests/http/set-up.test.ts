import { expect, test } from "vitest";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client, codeOf } from "./client.ts";
import { ground } from "./ground.ts";

const account = {
  name: "Ewa Lis",
  email: "ewa.lis@konin.example",
  password: "dobre-długie-hasło",
  organisation: "Miasto Konin",
};

test("an empty installation prints a link that makes the first account, once", async () => {
  const { url, setUpLink } = await startTestServer();
  const token = tokenOf(setUpLink);
  const client = new Client(url);
  expect((await client.post("/api/set-up/look", { token })).body).toEqual({ valid: true });

  const answer = await client.post("/api/set-up", { ...account, token });

  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ name: "Ewa Lis", roles: ["administrator", "lead"] });
  expect((await client.get("/api/me")).status).toBe(200);
  expect((await client.post("/api/set-up/look", { token })).body).toEqual({ valid: false });
  const again = await client.post("/api/set-up", {
    ...account,
    email: "inny@konin.example",
    token,
  });
  expect([again.status, codeOf(again)]).toEqual([409, "set-up-done"]);
});

test("two people with the same link at the same moment: one makes the account", async () => {
  const { url, setUpLink } = await startTestServer();
  const token = tokenOf(setUpLink);
  const body = (email: string) => ({ ...account, email, token });

  const answers = await Promise.all([
    new Client(url).post("/api/set-up", body("ewa@konin.example")),
    new Client(url).post("/api/set-up", body("jan@konin.example")),
  ]);

  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
});

test("the first account can start a document at once", async () => {
  const { url, setUpLink } = await startTestServer();
  const client = new Client(url);
  const { body } = await client.post("/api/set-up", { ...account, token: tokenOf(setUpLink) });
  // The answer's shape is the server's promise, which it checks itself.
  const { organisations } = body as { organisations: { id: string; pack?: string }[] };
  // In no network: which of the three packs would be its, nobody has said.
  expect(organisations).toEqual([{ id: expect.any(String), name: "Miasto Konin" }]);

  const document = await client.post("/api/documents", {
    template: { id: "mid", version: 1 },
    organisation: organisations[0]?.id,
    title: "Ciepło z ziemi",
  });

  expect(document.status).toBe(201);
});

test("each start prints a new link, and the one before stops working", async () => {
  const dataDir = await temporaryFolder();
  const first = await startTestServer({ dataDir });
  await first.stop();
  const second = await startTestServer({ dataDir });
  const client = new Client(second.url);

  const answer = await client.post("/api/set-up", { ...account, token: tokenOf(first.setUpLink) });

  expect([answer.status, codeOf(answer)]).toEqual([403, "forbidden"]);
  expect(
    (await client.post("/api/set-up/look", { token: tokenOf(second.setUpLink) })).body,
  ).toEqual({
    valid: true,
  });
});

test("an installation with an account prints no link", async () => {
  const { setUpLink } = await startTestServer({ statements: await ground() });

  expect(setUpLink).toBeUndefined();
});

function tokenOf(setUpLink: string | undefined): string {
  return new URL(setUpLink ?? "").hash.replace("#klucz=", "");
}
