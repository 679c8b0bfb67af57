import { pino } from "pino";
import { expect, test } from "vitest";
import { insertDocument } from "../../apps/server/src/store/documents.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { Client, signedIn } from "./client.ts";
import { ground, id, password } from "./ground.ts";

test("E10 neither secrets nor what people wrote is in the log, at any level", async () => {
  const { log, lines } = openLog();
  const { url, setUpLink = "" } = await startTestServer({ overrides: { log } });
  const token = new URL(setUpLink).hash.replace("#klucz=", "");
  const client = new Client(url);
  await client.post("/api/set-up/look", { token });
  await client.get(`/konfiguracja?klucz=${token}`);
  const email = "ewa.lis@konin.example";
  await client.post("/api/set-up", {
    token,
    name: "Ewa Lis",
    email,
    password,
    organisation: "Konin",
  });
  const cookie = client.cookie ?? "";
  const { body } = await client.get("/api/me");
  // The answer's shape is the server's promise, which it checks itself.
  const { organisations } = body as { organisations: { id: string }[] };
  const template = { id: "mid", version: 1 };
  const title = "Tajny tytuł";
  await client.post("/api/documents", { template, organisation: organisations[0]?.id, title });
  await client.post("/api/sign-in", { email, password: `${password}-pomyłka` });
  await client.post("/api/sign-in", `{"password":"${password}`);

  const text = lines().join("");

  expect(text).toContain('"route":"/api/set-up"');
  for (const secret of [token, password, cookie.split("=")[1] ?? cookie, email, "Ewa Lis", title]) {
    expect(text).not.toContain(secret);
  }
});

test("E11 a bug is told without details, and logged with them", async () => {
  const { log, lines } = openLog();
  const { url } = await startTestServer({
    statements: [...(await ground()), ...documentOfMissingTemplate()],
    overrides: { log },
  });

  const { status, body } = await (
    await signedIn(url, "lead")
  ).get(`/api/documents/${id("broken")}`);

  expect(status).toBe(500);
  expect(body).toEqual({
    error: { code: "internal", message: "Something went wrong on our side" },
  });
  const logged = lines().filter((line) => line.includes("A request failed"));
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain("The template gone/v7 of a stored document is missing");
  expect(logged[0]).toContain('"route":"/api/documents/:id"');
});

test("every line of the log is one JSON object, whatever a request says", async () => {
  const { log, lines } = openLog();
  const { url } = await startTestServer({ overrides: { log } });

  await new Client(url).send("/api/nothing%0a%7b%22level%22:60%7d", {
    headers: { "user-agent": 'a", "level": 60, "msg": "forged' },
  });

  for (const line of lines()) {
    expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String) });
  }
});

function openLog() {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  return { log, lines: () => lines };
}

function documentOfMissingTemplate() {
  return insertDocument({
    id: id("broken"),
    templateId: "gone",
    templateVersion: 7,
    pack: null,
    networkId: null,
    organisationIds: [id("konin")],
    title: "Bez szablonu",
    illustrative: false,
    progress: { filled: 0, required: 0 },
    createdAt: 1,
    createdBy: id("lead"),
    state: Uint8Array.of(0, 0),
  });
}
