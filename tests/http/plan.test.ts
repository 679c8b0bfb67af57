/** Who has which section, by when, what is ready, and which findings are muted. */
import { AuditPage, DocumentPlan, PlanPerson, type SectionPlanChange } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer, withStore } from "../../apps/server/src/testing.ts";
import { type Answer, type Client, codeOf, signedIn } from "./client.ts";
import { ground, id, type Person } from "./ground.ts";
import { anchor, started, step } from "./remarks.ts";

const konin = `/api/documents/${id("midkonin")}`;

test("L1 a lead names who has a section and by when, and everybody who reads sees it", async () => {
  const { url } = await start();
  const lead = await signedIn(url, "lead");

  const { status } = await change(lead, "challenge", {
    owner: id("editor"),
    helpers: [id("partner")],
    due: "2026-12-01",
  });

  expect(status).toBe(204);
  for (const [person, canLead, canMute] of [
    ["lead", true, true],
    ["editor", false, true],
    ["coordinator", false, false],
    ["observer", false, false],
  ] as const) {
    expect(await planOf(await signedIn(url, person))).toEqual({
      sections: [
        {
          section: "challenge",
          owner: { ...konins, id: id("editor"), name: "editor" },
          helpers: [{ ...konins, id: id("partner"), name: "partner" }],
          due: "2026-12-01",
        },
      ],
      muted: [],
      openRemarks: [],
      canLead,
      canMute,
    });
  }
});

test("what a change does not mention stays, and null takes away", async () => {
  const { url } = await start();
  const lead = await signedIn(url, "lead");
  await change(lead, "challenge", { owner: id("editor"), helpers: [id("partner")] });

  await change(lead, "challenge", { due: "2026-12-01" });
  await change(lead, "challenge", { owner: null, helpers: [] });

  expect((await planOf(lead)).sections).toEqual([
    { section: "challenge", helpers: [], due: "2026-12-01" },
  ]);
  await change(lead, "challenge", { due: null });
  expect((await planOf(lead)).sections).toEqual([]);
});

test("a section is ready from when the lead says so until they take it back", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const readyAt = time.clock();

  await change(lead, "challenge", { ready: true });
  time.advance(1000);
  await change(lead, "challenge", { ready: true });
  const { sections } = await planOf(lead);
  await change(lead, "challenge", { ready: false });

  expect(sections).toMatchObject([{ ready: { by: "lead", at: readyAt } }]);
  expect((await planOf(lead)).sections).toEqual([]);
});

test("L2 those can be named who write in the document, and nobody else", async () => {
  const { url } = await start();
  const lead = await signedIn(url, "lead");

  const { body } = await lead.get(`${konin}/plan/people`);
  const answers = await Promise.all([
    change(lead, "challenge", { owner: id("facilitator") }),
    change(lead, "challenge", { owner: id("administrator") }),
    change(lead, "challenge", { owner: id("nobody") }),
    change(lead, "challenge", { helpers: [id("editor"), id("stranger")] }),
  ]);

  expect(z.array(PlanPerson).parse(body)).toEqual(
    ["editor", "lead", "partner"].map((name) => ({ ...konins, id: id(name), name })),
  );
  expect(answers.map(codeOf)).toEqual(Array(4).fill("invalid-input"));
  expect(answers[0]?.body).toMatchObject({ error: { issues: [{ path: "owner" }] } });
  expect(answers[3]?.body).toMatchObject({ error: { issues: [{ path: "helpers.1" }] } });
  expect((await planOf(lead)).sections).toEqual([]);
});

test("L2 who may not write any more stays named, is marked, and need not be taken out to add somebody", async () => {
  const { url } = await start();
  const [lead, administrator] = [await signedIn(url, "lead"), await signedIn(url, "administrator")];
  await change(lead, "challenge", { owner: id("editor"), helpers: [id("partner")] });

  await administrator.send(`/api/people/${id("partner")}`, {
    method: "PATCH",
    body: { blocked: true },
  });
  const { status } = await change(lead, "challenge", { helpers: [id("partner"), id("lead")] });

  expect(status).toBe(204);
  const { sections } = await planOf(lead);
  expect(sections[0]?.helpers.map(({ name, mayEdit }) => [name, mayEdit])).toEqual([
    ["lead", true],
    ["partner", false],
  ]);
  expect(codeOf(await change(lead, "summary", { owner: id("partner") }))).toBe("invalid-input");
});

test("L3 whoever has a section does not help with it as well", async () => {
  const { url } = await start();
  const lead = await signedIn(url, "lead");

  await change(lead, "challenge", { owner: id("lead"), helpers: [id("lead"), id("editor")] });
  await change(lead, "challenge", { owner: id("editor") });

  expect((await planOf(lead)).sections).toMatchObject([{ owner: { name: "editor" }, helpers: [] }]);
});

test.each([
  ["a section that the template does not have", "nowhere", {}, "not-found"],
  ["a day that there is not", "challenge", { due: "2026-02-30" }, "invalid-input"],
  ["a day the Polish way", "challenge", { due: "1.12.2026" }, "invalid-input"],
  ["thirteen helpers", "challenge", { helpers: Array(13).fill("x") }, "invalid-input"],
  ["what is not known", "challenge", { title: "x" }, "invalid-input"],
])("the plan refuses %s", async (_, section, body, code) => {
  const { url } = await start();

  expect(codeOf(await change(await signedIn(url, "lead"), section, body))).toBe(code);
});

test("H3 somebody who may not lead is told the same as about a document that is not there", async () => {
  const { url } = await start();

  for (const person of ["editor", "coordinator", "facilitator", "observer", "stranger"] as const) {
    const client = await signedIn(url, person);
    const answer = await change(client, "challenge", { due: "2026-12-01" });
    const missing = await client.send(`/api/documents/${id("nothing")}/sections/challenge`, {
      method: "PUT",
      body: {},
    });
    expect([answer.status, answer.body]).toEqual([404, missing.body]);
  }
});

test("who writes mutes a finding with a reason, which everybody who reads sees", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const editor = await signedIn(url, "editor");

  expect((await mute(editor, { reason: "  Miasto nie ma MOF.  " })).status).toBe(204);

  const { muted } = await planOf(await signedIn(url, "facilitator"));
  const at = time.clock();
  expect(muted).toEqual([{ ...finding, reason: "Miasto nie ma MOF.", by: "editor", at }]);
  for (const person of ["facilitator", "coordinator", "observer", "stranger"] as const) {
    const client = await signedIn(url, person);
    expect(codeOf(await mute(client, { key: "other" }))).toBe("not-found");
    expect(codeOf(await unmute(client, finding.key))).toBe("not-found");
  }
});

test("muting again gives another reason, and unmuting twice is as good as once", async () => {
  const { url } = await start();
  const [editor, lead] = [await signedIn(url, "editor"), await signedIn(url, "lead")];
  await mute(editor, {});

  await mute(lead, { reason: "Uzgodnione z partnerami" });
  const { muted } = await planOf(lead);
  const answers = [await unmute(editor, finding.key), await unmute(editor, finding.key)];

  expect(muted).toMatchObject([{ reason: "Uzgodnione z partnerami", by: "lead" }]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect((await planOf(lead)).muted).toEqual([]);
});

test("a document has at most 500 muted findings, and the reason of each can still be changed", async () => {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, async (driver) => {
    await driver.write(await ground());
    await driver.write(Array.from({ length: 500 }, (_, index) => aMute(`key ${index}`)));
  });
  const { url } = await startTestServer({ dataDir });
  const editor = await signedIn(url, "editor");

  const one = await mute(editor, { key: "one too many" });
  const changed = await mute(editor, { key: "key 7", reason: "Już inny powód" });

  expect([codeOf(one), changed.status]).toEqual(["conflict", 204]);
  const { muted } = await planOf(editor);
  expect(muted).toHaveLength(500);
  expect(muted.find(({ key }) => key === "key 7")?.reason).toBe("Już inny powód");
  await unmute(editor, "key 8");
  expect((await mute(editor, { key: "one too many" })).status).toBe(204);
});

test.each([
  { reason: "no" },
  { reason: "x".repeat(501) },
  { key: "" },
  { key: "x".repeat(401) },
  { rule: "Not A Key" },
])("a mute like %o is refused", async (wrong) => {
  const { url } = await start();

  expect(codeOf(await mute(await signedIn(url, "editor"), wrong))).toBe("invalid-input");
});

test("L4 every change is in the log without a text, and what changes nothing is not", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const later = async (work: () => Promise<Answer>) => {
    time.advance(1000);
    expect((await work()).status).toBe(204);
  };

  await later(() => change(lead, "challenge", { owner: id("editor"), due: "2026-12-01" }));
  await later(() => change(lead, "challenge", { owner: id("editor"), due: "2026-12-01" }));
  await later(() => change(lead, "challenge", {}));
  await later(() => change(lead, "challenge", { ready: true }));
  await later(() => change(lead, "challenge", { ready: true }));
  await later(() => change(lead, "challenge", { ready: false }));
  await later(() => mute(lead, { reason: "Tajny powód" }));
  await later(() => mute(lead, { reason: "Tajny powód" }));
  await later(() => unmute(lead, finding.key));
  await later(() => unmute(lead, finding.key));

  const { body } = await (await signedIn(url, "administrator")).get("/api/audit");
  const events = AuditPage.parse(body).events.filter(({ by }) => by?.name === "lead");
  expect(
    events
      .map(({ action, details }) => [action, details])
      .toReversed()
      .slice(1),
  ).toEqual([
    ["section-planned", { section: "challenge", planned: "owner, due" }],
    ["section-ready", { section: "challenge", ready: "yes" }],
    ["section-ready", { section: "challenge", ready: "no" }],
    ["finding-muted", { rule: finding.rule }],
    ["finding-unmuted", { rule: finding.rule }],
  ]);
  expect(events.at(-2)).toMatchObject({
    person: { name: "editor" },
    document: { title: "MID konin" },
  });
  expect(JSON.stringify(body)).not.toContain("Tajny");
});

test("answers of guests wait in the plan of those who may see them until somebody decides", async () => {
  const { url } = await start();
  const [editor, facilitator] = [await signedIn(url, "editor"), await signedIn(url, "facilitator")];
  const { body } = await editor.post(`${konin}/questions`, { address: "summary.text" });
  const token = z.object({ link: z.string() }).parse(body).link.split("klucz=")[1];
  await editor.post("/api/guest/answer", { token, name: "Jan", text: "Tak" });
  await editor.post("/api/guest/answer", { token, name: "Ewa", text: "Nie" });

  const asked = await planOf(facilitator);
  const observers = await planOf(await signedIn(url, "observer"));
  const list = await editor.get(`${konin}/proposals`);
  for (const { id: answer } of z.array(z.object({ id: z.string() })).parse(list.body))
    await editor.post(`${konin}/proposals/${answer}`, { state: "dismissed" });

  expect(asked.openRemarks).toEqual([{ place: "summary.text", count: 2 }]);
  expect(observers.openRemarks).toEqual([]);
  expect((await planOf(editor)).openRemarks).toEqual([]);
});

test("remarks wait in the plan of those who may comment until the city has addressed them", async () => {
  const { url } = await start();
  const [editor, facilitator] = [await signedIn(url, "editor"), await signedIn(url, "facilitator")];
  const { id: first } = await started(facilitator);
  await started(facilitator, { place: { type: "document" } });
  await started(facilitator, { place: { type: "text", address: "summary.text", anchor } });
  await started(facilitator, { place: { type: "field", address: "summary.text" } });
  const { id: removed } = await started(facilitator);
  await facilitator.send(`${konin}/threads/${removed}`, { method: "DELETE" });
  await started(editor, { isInternal: true });

  const waiting = await planOf(facilitator);
  const observers = await planOf(await signedIn(url, "observer"));
  await step(editor, first, { step: "address", answer: { kind: "done", text: "" } });

  expect(new Set(waiting.openRemarks)).toEqual(
    new Set([
      { place: "identification", count: 1 },
      { place: "challenge", count: 1 },
      { place: "summary.text", count: 2 },
    ]),
  );
  expect(observers.openRemarks).toEqual([]);
  expect((await planOf(editor)).openRemarks).toHaveLength(2);
});

test("somebody who was erased has no section any more; why they muted something stays", async () => {
  const { url } = await start();
  const [lead, editor] = [await signedIn(url, "lead"), await signedIn(url, "editor")];
  await change(lead, "challenge", { owner: id("editor"), due: "2026-12-01" });
  await change(lead, "summary", { helpers: [id("editor")] });
  await mute(editor, {});

  await (await signedIn(url, "administrator")).post(`/api/people/${id("editor")}/erase`);

  const { sections, muted } = await planOf(lead);
  expect(sections).toEqual([{ section: "challenge", helpers: [], due: "2026-12-01" }]);
  expect(muted).toMatchObject([{ ...finding, by: "Usunięte konto edit" }]);
});

const konins = { organisation: "konin", hue: 0, mayEdit: true };

const finding = {
  key: "source-missing diagnosis.text 40%",
  rule: "source-missing",
  place: "diagnosis.text",
  reason: "Źródło jest w załączniku",
};

async function start() {
  return startTestServer({ statements: await ground() });
}

function change(
  client: Client,
  section: string,
  body: SectionPlanChange | Readonly<Record<string, unknown>>,
): Promise<Answer> {
  return client.send(`${konin}/sections/${section}`, { method: "PUT", body });
}

function mute(client: Client, own: Partial<typeof finding>): Promise<Answer> {
  return client.post(`${konin}/mutes`, { ...finding, ...own });
}

function unmute(client: Client, key: string): Promise<Answer> {
  return client.send(`${konin}/mutes`, { method: "DELETE", body: { key } });
}

async function planOf(client: Client): Promise<DocumentPlan> {
  return DocumentPlan.parse((await client.get(`${konin}/plan`)).body);
}

function aMute(key: string) {
  return {
    sql: `insert into muted_finding (document_id, finding_key, rule, place, reason, muted_by, muted_at)
      values ($1, $2, 'rule', 'summary', 'Bo tak', $3, 1)`,
    values: [id("midkonin"), key, id("editor" satisfies Person)],
  };
}
