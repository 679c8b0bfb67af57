/** Links for people without an account: reading a document, and answering a question about it. */
import { addRecord, textAt, writeRichText, paragraphs, removeRecord } from "@brudnopis/document";
import {
  GuestDocument,
  GuestLink,
  GuestOffer,
  ImageInfo,
  NewGuestLinkAnswer,
  Proposal,
  Template,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import type { RunningServer } from "../../apps/server/src/compose.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer, withStore } from "../../apps/server/src/testing.ts";
import { stockClient } from "../sync/sockets.ts";
import { type Answer, Client, codeOf, signedIn } from "./client.ts";
import { aDrawing } from "./pictures.ts";
import { ground, id, people, type Person } from "./ground.ts";

const konin = `/api/documents/${id("midkonin")}`;
const dayMs = 24 * 3_600_000;
const hourMs = 3_600_000;
const everybody = Object.keys(people).filter((name): name is Person => name in people);

test("a link shows the document to whoever has it, as it is when it is read", async () => {
  const server = await startTestServer({ statements: await ground() });
  const lead = await signedIn(server.url, "lead");
  const { token, link } = await makeLink(lead, { note: "Dla radnych", days: 10 });
  const guest = new Client(server.url);

  await write(server, "identification.title", "Ciepło z ziemi");
  const offer = GuestOffer.parse((await look(guest, token)).body);
  const { content, template } = await read(guest, token);

  expect(link).toBe(`${server.url}/gosc#klucz=${token}`);
  expect(offer).toMatchObject({
    kind: "document",
    title: "Ciepło z ziemi",
    organisations: ["konin"],
    note: "Dla radnych",
    askedBy: "lead",
  });
  expect(offer.revision).toBeUndefined();
  expect([content.title, template.id]).toEqual(["Ciepło z ziemi", "mid"]);
});

test("G2 a link to a fixed state shows nothing that came later, not even the title", async () => {
  const server = await startTestServer({ statements: await ground() });
  const { token } = await makeLink(await signedIn(server.url, "lead"), { revision: "Do rady" });
  const guest = new Client(server.url);

  await write(server, "identification.title", "Ciepło z ziemi");

  const offer = GuestOffer.parse((await look(guest, token)).body);
  expect(offer).toMatchObject({ revision: "Do rady", title: "MID konin" });
  expect((await read(guest, token)).content.title).toBe("MID konin");
});

test("G2 a guest sees the pictures of what a link shows, and no others", async () => {
  const server = await startTestServer({ statements: await ground() });
  const lead = await signedIn(server.url, "lead");
  const [shown, other] = [await pictureOf(lead), await pictureOf(lead)];
  const { token } = await makeLink(lead, {});
  const frozen = await makeLink(lead, { revision: "Do rady" });
  const { doc, saved } = await writing(server);
  const image = { type: "image", attrs: { asset: shown } };
  writeRichText(textAt(doc, "summary.text"), { type: "doc", content: [image] });
  await saved();
  const guest = new Client(server.url);
  const seen = async (secret: string, picture: string) =>
    (await guest.post("/api/guest/image", { token: secret, image: picture })).status;

  expect(await seen(token, shown)).toBe(200);
  expect(await seen(token, other)).toBe(404);
  expect(await seen(frozen.token, shown)).toBe(404);
  expect(await seen("x".repeat(token.length), shown)).toBe(410);
});

test("G2 a guest reads no personal data, and is not told that it was asked for", async () => {
  const server = await startTestServer({ statements: await ground() });
  const lead = await signedIn(server.url, "lead");
  await write(server, "identification.coordinator-name", "Ewa Kwiatkowska");
  await write(server, "identification.coordinator", "koordynator MID");
  const links = [await makeLink(lead, {}), await makeLink(lead, { revision: "Stan" })];

  for (const { token } of links) {
    const { body } = await new Client(server.url).post("/api/guest/document", { token });
    const { content } = GuestDocument.parse(body);
    expect(content.fields["identification.coordinator"]).toBeDefined();
    expect(JSON.stringify(body)).not.toContain("Kwiatkowska");
    expect(JSON.stringify(body)).not.toContain("coordinator-name");
  }
});

test("G4 a link that is used too often waits, whatever it is used for, and no other does", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const { token } = await makeLink(lead, {});
  const other = await makeLink(lead, {});
  const guest = new Client(url);

  for (let count = 1; count <= 60; count += 1) {
    await look(guest, token);
    await read(guest, token);
  }
  const refused = [await look(guest, token), await guest.post("/api/guest/document", { token })];

  expect(refused.map(codeOf)).toEqual(["too-many-requests", "too-many-requests"]);
  expect(refused[0]?.body).toMatchObject({ error: { waitSeconds: 1 } });
  expect((await look(guest, other.token)).status).toBe(200);
  time.advance(500);
  expect((await look(guest, token)).status).toBe(200);
});

test("the list of links says what became of each, and never their secret", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const short = await makeLink(lead, { days: 1 });
  time.advance(1000);
  const ended = await makeLink(lead, {});
  time.advance(1000);
  const open = await makeLink(lead, { revision: "Do rady" });
  await look(new Client(url), open.token);
  await look(new Client(url), open.token);

  await lead.send(`${konin}/guest-links/${ended.id}`, { method: "DELETE" });
  time.advance(dayMs);

  const { body } = await (await signedIn(url, "coordinator")).get(`${konin}/guest-links`);
  expect(z.array(GuestLink).parse(body)).toMatchObject([
    { id: open.id, state: "open", revision: "Do rady", uses: 2, createdBy: "lead" },
    { id: ended.id, state: "revoked", uses: 0 },
    { id: short.id, state: "expired", uses: 0 },
  ]);
  for (const { token } of [open, ended, short]) expect(JSON.stringify(body)).not.toContain(token);
});

test("G1 every link that does not work is the same refusal", async () => {
  const time = new FakeTime();
  const server = await startTestServer({ statements: await ground(), overrides: time });
  const expired = await makeLink(await signedIn(server.url, "lead"), { days: 1 });
  time.advance(dayMs);
  const lead = await signedIn(server.url, "lead");
  const revoked = await makeLink(lead, {});
  await lead.send(`${konin}/guest-links/${revoked.id}`, { method: "DELETE" });
  const question = await ask(lead, { address: "summary.text" });
  const reading = await makeLink(lead, {});
  const guest = new Client(server.url);
  const answer = { name: "Jan", text: "Tak" };

  const refused = [
    ...["x".repeat(43), expired.token, revoked.token].flatMap((token) => [
      guest.post("/api/guest/look", { token }),
      guest.post("/api/guest/document", { token }),
      guest.post("/api/guest/answer", { token, ...answer }),
    ]),
    guest.post("/api/guest/document", { token: question.token }),
    guest.post("/api/guest/answer", { token: reading.token, ...answer }),
  ];

  const [first, ...others] = await Promise.all(refused);
  expect([first?.status, first && codeOf(first)]).toEqual([410, "link-invalid"]);
  for (const { status, body } of others) expect({ status, body }).toMatchObject(same(first));
  expect(await proposals(lead)).toEqual([]);
});

test("G1 a link works only while its maker may give what it gives, and the list says so", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const [lead, editor] = [await signedIn(url, "lead"), await signedIn(url, "editor")];
  const administrator = await signedIn(url, "administrator");
  const reading = await makeLink(lead, {});
  const question = await ask(editor, { address: "summary.text" });
  const guest = new Client(url);
  const asked = () =>
    Promise.all([
      look(guest, reading.token),
      guest.post("/api/guest/document", { token: reading.token }),
      look(guest, question.token),
      guest.post("/api/guest/answer", { token: question.token, name: "Jan", text: "Tak" }),
    ]);
  const states = async () => {
    const lists = await Promise.all(
      ["guest-links", "questions"].map((list) => administrator.get(`${konin}/${list}`)),
    );
    return lists.map(({ body }) => z.array(GuestLink).parse(body)[0]?.state);
  };
  const block = (blocked: boolean) =>
    administrator.send(`/api/people/${id("lead")}`, { method: "PATCH", body: { blocked } });
  const editing = { role: "editor", scope: { kind: "organisation", id: id("konin") } };
  expect((await asked()).map(({ status }) => status)).toEqual([200, 200, 200, 204]);

  await block(true);
  await administrator.post(`/api/people/${id("editor")}/grants/remove`, editing);

  expect((await asked()).map(codeOf)).toEqual(Array(4).fill("link-invalid"));
  expect(await states()).toEqual(["suspended", "suspended"]);
  await block(false);
  await administrator.post(`/api/people/${id("editor")}/grants`, editing);
  expect((await asked()).map(({ status }) => status)).toEqual([200, 200, 200, 204]);
  expect(await states()).toEqual(["open", "open"]);
});

test("a link works until the moment at which it expires", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const { token } = await makeLink(await signedIn(url, "lead"), { days: 3 });

  time.advance(3 * dayMs - 1);
  const before = await look(new Client(url), token);
  time.advance(1);
  const after = await look(new Client(url), token);

  expect([before.status, after.status]).toEqual([200, 410]);
});

test("a question says what it is about, and an answer comes to the editors with a name", async () => {
  const server = await startTestServer({ statements: await ground() });
  const editor = await signedIn(server.url, "editor");
  await write(server, "challenge.why-now", "Ceny ciepła rosną.");
  const { token, link } = await ask(editor, { address: "challenge.why-now", note: "Od kiedy?" });
  const guest = new Client(server.url);

  const offer = GuestOffer.parse((await look(guest, token)).body);
  const answer = { token, name: "Jan Nowak, MPEC", text: "Od 2021 roku.\nPonad dwukrotnie." };
  const { status } = await guest.post("/api/guest/answer", answer);

  expect(link).toBe(`${server.url}/pytanie#klucz=${token}`);
  expect(offer).toMatchObject({ kind: "question", note: "Od kiedy?", askedBy: "editor" });
  expect(offer.question).toMatchObject({
    address: "challenge.why-now",
    pl: {
      label: "Dlaczego teraz",
      guidance: expect.any(String),
      current: [{ label: "Dlaczego teraz", text: "Ceny ciepła rosną." }],
    },
    en: { label: "Why now", current: [{ label: "Why now", text: "Ceny ciepła rosną." }] },
    isWithheld: false,
  });
  expect(status).toBe(204);
  expect(await proposals(await signedIn(server.url, "facilitator"))).toMatchObject([
    { address: "challenge.why-now", name: answer.name, text: answer.text, state: "open" },
  ]);
  const { body } = await editor.get(`${konin}/content`);
  expect(JSON.stringify(body), "G3").not.toContain("dwukrotnie");
});

test("a question about a record names it and what is filled in, and outlives the record", async () => {
  const server = await startTestServer({ statements: await ground() });
  const editor = await signedIn(server.url, "editor");
  const { doc, saved } = await writing(server);
  const actions = await collectionOf(editor, "actions");
  addRecord(doc, actions, { id: "a1", values: { cost: 12_345_600 } });
  doc.transact(() => writeRichText(textAt(doc, "actions/a1.name"), paragraphs("Ocieplenie")));
  await saved();
  const record = await ask(editor, { address: "actions/a1" });
  const field = await ask(editor, { address: "actions/a1.cost" });
  const guest = new Client(server.url);

  const about = (await offerOf(guest, record.token)).question;
  const aboutField = (await offerOf(guest, field.token)).question;
  removeRecord(doc, "actions", "a1");
  await saved();
  const afterwards = (await offerOf(guest, field.token)).question;

  expect(about?.pl).toMatchObject({
    section: "Działania",
    label: "D1 Ocieplenie",
    current: [{ text: "Ocieplenie" }, { text: "123\u00a0456\u00a0zł" }],
  });
  expect(aboutField?.pl.label).toMatch(/^D1 Ocieplenie – /);
  expect(afterwards?.pl).toMatchObject({ section: "Działania", current: [] });
});

test("G2 a question about personal data can be asked, without telling what is there", async () => {
  const server = await startTestServer({ statements: await ground() });
  await write(server, "identification.coordinator-name", "Ewa Kwiatkowska");
  const editor = await signedIn(server.url, "editor");
  const { token } = await ask(editor, { address: "identification.coordinator-name" });

  const { question } = await offerOf(new Client(server.url), token);

  expect(question).toMatchObject({ pl: { current: [] }, en: { current: [] }, isWithheld: true });
});

test.each([
  "nothing.here",
  "summary.nothing",
  "summary",
  "actions",
  "actions/gone",
  "actions/gone.name",
  "funding.by-source",
  "transfer.leader",
  "../../etc",
])("nobody can be asked about %s", async (address) => {
  const { url } = await startTestServer({ statements: await ground() });
  const editor = await signedIn(url, "editor");

  const answer = await editor.post(`${konin}/questions`, { address });

  expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-input"]);
  expect((await editor.get(`${konin}/questions`)).body).toEqual([]);
});

test("a question takes twenty answers", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const { token } = await ask(lead, { address: "summary.text" });
  const guest = new Client(url);
  const answer = () => guest.post("/api/guest/answer", { token, name: "Jan", text: "Tak" });

  for (let count = 1; count <= 20; count += 1) expect((await answer()).status).toBe(204);
  const late = await answer();

  expect(codeOf(late)).toBe("conflict");
  expect(await proposals(lead)).toHaveLength(20);
});

test("an answer is used, dismissed and taken up again, and its decider is named", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const editor = await signedIn(url, "editor");
  const { token } = await ask(editor, { address: "summary.text" });
  await new Client(url).post("/api/guest/answer", { token, name: "Jan", text: "Tak" });
  const [proposal] = await proposals(editor);
  const decide = async (state: string) => {
    const path = `${konin}/proposals/${proposal?.id}`;
    expect((await editor.post(path, { state })).status).toBe(204);
    return (await proposals(editor))[0];
  };

  expect(await decide("used")).toMatchObject({ state: "used", decidedBy: "editor" });
  expect(await decide("dismissed")).toMatchObject({ state: "dismissed", decidedBy: "editor" });
  expect((await decide("open"))?.decidedBy).toBeUndefined();
});

test("E3 links and answers of another document are not there", async () => {
  const server = await startTestServer({ statements: await ground() });
  const lead = await signedIn(server.url, "lead");
  const stranger = await signedIn(server.url, "stranger");
  const leszno = `/api/documents/${id("midleszno")}`;
  const link = await makeLink(lead, {});
  const question = await ask(lead, { address: "summary.text" });
  const guest = new Client(server.url);
  await guest.post("/api/guest/answer", { token: question.token, name: "Jan", text: "Tak" });
  const [proposal] = await proposals(lead);

  const refused = [
    await stranger.send(`${leszno}/guest-links/${link.id}`, { method: "DELETE" }),
    await stranger.send(`${leszno}/questions/${question.id}`, { method: "DELETE" }),
    await stranger.post(`${leszno}/proposals/${proposal?.id}`, { state: "used" }),
    // Each kind of link ends where it was made.
    await lead.send(`${konin}/guest-links/${question.id}`, { method: "DELETE" }),
    await lead.send(`${konin}/questions/${link.id}`, { method: "DELETE" }),
  ];

  for (const answer of refused) expect([answer.status, codeOf(answer)]).toEqual([404, "not-found"]);
  expect((await look(guest, link.token)).status).toBe(200);
  expect((await look(guest, question.token)).status).toBe(200);
  expect((await proposals(lead))[0]?.state).toBe("open");
});

/** Who may share Konin's document, who may edit it, and who may suggest: people of other cities may not. */
const may: Record<string, readonly Person[]> = {
  "guest-links": ["administrator", "coordinator", "lead"],
  questions: ["administrator", "lead", "editor", "partner"],
  proposals: ["administrator", "facilitator", "lead", "editor", "partner"],
};

test.each(everybody)("E3 the %s finds the lists that are theirs, and no other", async (person) => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, person);

  for (const [list, who] of Object.entries(may)) {
    const { status } = await client.get(`${konin}/${list}`);
    expect([list, status]).toEqual([list, who.includes(person) ? 200 : 404]);
  }
});

test("N1 N2 whoever reads is counted and in the audit log, once when they looked first", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const { id: linkId, token } = await makeLink(lead, {});
  const guest = new Client(url);
  const uses = async () => {
    const { body } = await lead.get(`${konin}/guest-links`);
    return z.array(GuestLink).parse(body)[0]?.uses;
  };

  await read(guest, token);
  expect(await uses()).toBe(1);
  await look(guest, token);
  await read(guest, token);
  expect(await uses()).toBe(2);
  await look(guest, token);
  time.advance(60_000);
  await read(guest, token);
  expect(await uses()).toBe(4);

  const { body } = await (
    await signedIn(url, "administrator")
  ).get("/api/audit?action=guest-link-opened");
  expect(body).toMatchObject({ events: [{ details: { kind: "document", link: linkId } }] });
});

test("what is done with links is in the audit log, openings once an hour, and no secret is stored", async () => {
  const time = new FakeTime();
  const dataDir = await temporaryFolder();
  const server = await startTestServer({ dataDir, statements: await ground(), overrides: time });
  const lead = await signedIn(server.url, "lead");
  const reading = await makeLink(lead, {});
  const question = await ask(lead, { address: "summary.text" });
  const guest = new Client(server.url);

  for (const wait of [0, hourMs - 1, 1]) {
    time.advance(wait);
    await look(guest, reading.token);
  }
  await guest.post("/api/guest/answer", { token: question.token, name: "Jan", text: "Tak" });
  await lead.send(`${konin}/guest-links/${reading.id}`, { method: "DELETE" });
  await lead.send(`${konin}/guest-links/${reading.id}`, { method: "DELETE" });
  await server.stop();

  const [events, stored] = await withStore(dataDir, (driver) =>
    Promise.all([
      driver.read(
        `select action, by_id, document_id, details from audit_log
         where action like 'guest%' or action like 'question%' order by at, id`,
        [],
      ),
      driver.read("select * from guest_link, audit_log", []),
    ]),
  );
  const actions = z.array(z.looseObject({ action: z.string() })).parse(events);
  expect(actions.map(({ action }) => action).sort()).toEqual([
    "guest-link-made",
    "guest-link-made",
    "guest-link-opened",
    "guest-link-opened",
    "guest-link-revoked",
    "question-answered",
  ]);
  expect(events).toContainEqual({
    action: "question-answered",
    by_id: null,
    document_id: id("midkonin"),
    details: JSON.stringify({ link: question.id, address: "summary.text" }),
  });
  for (const { token } of [reading, question]) {
    expect(JSON.stringify(stored)).not.toContain(token);
  }
});

test.each([
  { name: "", text: "Tak" },
  { name: "Jan", text: "  " },
  { name: "Jan", text: "x".repeat(5001) },
  { name: "x".repeat(121), text: "Tak" },
])("an answer needs a name and a text of their length", async (body) => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const { token } = await ask(lead, { address: "summary.text" });

  const answer = await new Client(url).post("/api/guest/answer", { token, ...body });

  expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-input"]);
});

interface Made extends NewGuestLinkAnswer {
  readonly token: string;
}

function makeLink(client: Client, body: object): Promise<Made> {
  return made(client.post(`${konin}/guest-links`, body));
}

function ask(client: Client, body: object): Promise<Made> {
  return made(client.post(`${konin}/questions`, body));
}

async function made(asked: Promise<Answer>): Promise<Made> {
  const answer = NewGuestLinkAnswer.parse((await asked).body);
  return { ...answer, token: new URL(answer.link).hash.replace("#klucz=", "") };
}

function look(guest: Client, token: string): Promise<Answer> {
  return guest.post("/api/guest/look", { token });
}

async function offerOf(guest: Client, token: string): Promise<GuestOffer> {
  return GuestOffer.parse((await look(guest, token)).body);
}

async function pictureOf(client: Client): Promise<string> {
  const { body } = await client.send(`${konin}/images`, {
    method: "POST",
    bytes: aDrawing(40, 30),
    headers: { "content-type": "image/png" },
  });
  return ImageInfo.parse(body).id;
}

async function read(guest: Client, token: string): Promise<GuestDocument> {
  return GuestDocument.parse((await guest.post("/api/guest/document", { token })).body);
}

async function proposals(client: Client): Promise<Proposal[]> {
  return z.array(Proposal).parse((await client.get(`${konin}/proposals`)).body);
}

function same(answer: Answer | undefined) {
  return { status: answer?.status, body: answer?.body };
}

async function writing({ url }: RunningServer) {
  const client = await (await stockClient(url, "lead")).synced();
  return { doc: client.doc, saved: () => client.saved() };
}

/** Writes a text over sync, as the editor does. */
async function write(server: RunningServer, address: string, text: string): Promise<void> {
  const { doc, saved } = await writing(server);
  doc.transact(() => {
    const fragment = textAt(doc, address);
    fragment.delete(0, fragment.length);
    writeRichText(fragment, paragraphs(text));
  });
  await saved();
}

async function collectionOf(client: Client, key: string) {
  const { template } = z.looseObject({ template: Template }).parse((await client.get(konin)).body);
  const collection = template.collections.find((candidate) => candidate.key === key);
  if (!collection) throw new Error(`There is no collection ${key}`);
  return collection;
}
