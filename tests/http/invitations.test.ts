import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { FakeTime, startTestServer, withStore } from "../../apps/server/src/testing.ts";
import { RawClient } from "../sync/sockets.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { emailOf, ground, id, type Person } from "./ground.ts";
import {
  accept,
  acceptAsNew,
  document,
  installation,
  inviteTo,
  listOf,
  look,
  network,
  newPassword,
  organisation,
  reportOf,
  tokenOf,
} from "./inviting.ts";
import { storedEvents } from "./stored.ts";
import { linkIn, mailThrough, openPostOffice } from "./post-office.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const jan = "jan.nowy@konin.example";

test("F5 without e-mail, a copied link makes an account with the role it is for", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const invited = await inviteTo(lead, organisation, jan);
  const guest = new Client(url);

  expect(invited).toMatchObject({ mail: "none", expiresAt: time.clock() + 72 * hourMs });
  expect(invited.link).toMatch(new RegExp(`^${url}/zaproszenie#klucz=[\\w-]{43}$`));
  expect((await look(guest, invited.token)).body).toEqual({
    email: jan,
    role: "editor",
    scope: { kind: "organisation", name: "konin" },
    organisation: "konin",
    invitedBy: "lead",
    expiresAt: invited.expiresAt,
    isSignedIn: false,
  });

  const accepted = await acceptAsNew(guest, invited.token);

  expect(accepted.body).toMatchObject({
    name: "Jan Nowy",
    email: jan,
    language: "pl",
    organisation: "konin",
    roles: ["editor"],
  });
  expect((await guest.get("/api/me")).body).toEqual(accepted.body);
  expect((await guest.get(`/api/documents/${id("midkonin")}`)).status).toBe(200);
  const again = new Client(url);
  const signIn = await again.post("/api/sign-in", { email: jan, password: newPassword });
  expect(signIn.body).toMatchObject({ step: "done" });
});

test("F5 a link works once", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { token } = await inviteTo(await signedIn(url, "lead"), organisation, jan);
  await acceptAsNew(new Client(url), token);

  const second = await acceptAsNew(new Client(url), token, "Ktoś Inny");

  expect([second.status, codeOf(second)]).toEqual([410, "link-invalid"]);
  expect((await look(new Client(url), token)).body).toEqual(second.body);
});

test("F5 of two people with one link at the same moment, one comes in", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { token } = await inviteTo(await signedIn(url, "lead"), organisation, jan);

  const answers = await Promise.all([
    acceptAsNew(new Client(url), token),
    acceptAsNew(new Client(url), token),
  ]);

  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410]);
});

test("F5 a link works for 72 hours", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const lead = await signedIn(url, "lead");
  const { token } = await inviteTo(lead, organisation, jan);

  time.advance(72 * hourMs - 1);
  expect((await look(new Client(url), token)).status).toBe(200);
  time.advance(1);

  expect(codeOf(await look(new Client(url), token))).toBe("link-invalid");
  expect(codeOf(await acceptAsNew(new Client(url), token))).toBe("link-invalid");
  expect(await listOf(await signedIn(url, "lead"), organisation)).toMatchObject([
    { state: "expired" },
  ]);
});

test("F5 the link is nowhere in the data folder, whether it is copied or mailed", async () => {
  const dataDir = await temporaryFolder();
  const server = await startTestServer({
    dataDir,
    statements: await ground(),
    // Nobody listens there: the mail waits in the database.
    config: { mail: { smtpUrl: "smtp://127.0.0.1:1", from: "mid@urzad.example" } },
    overrides: new FakeTime(),
  });
  const lead = await signedIn(server.url, "lead");
  const { token, mail } = await inviteTo(lead, organisation, jan);
  expect(mail).toBe("waiting");

  await server.stop();

  const names = await readdir(dataDir);
  const files = await Promise.all(names.map((name) => readFile(join(dataDir, name), "latin1")));
  const bytes = files.join("");
  expect(bytes).toContain(jan);
  expect(bytes).not.toContain(token);
  expect(bytes).not.toContain("zaproszenie#klucz");
});

test("with e-mail the invitation arrives, and its link is the copied one", async () => {
  const office = await openPostOffice();
  const { url } = await startTestServer({
    statements: await ground(),
    config: mailThrough(office),
    overrides: new FakeTime(),
  });
  const lead = await signedIn(url, "lead");

  const { link, mail } = await inviteTo(lead, document, jan);

  const received = await office.next();
  expect(mail).toBe("waiting");
  expect(received.to).toEqual([jan]);
  expect(received.headers.get("subject")).toBe("Zaproszenie: dokument „MID konin”");
  expect(received.text).toContain("lead (konin) zaprasza Państwa");
  expect(received.text).toContain("ważny do 25 listopada 2026 r., godz. 09:00");
  expect(linkIn(received)).toBe(link);
  expect((await acceptAsNew(new Client(url), tokenOf(linkIn(received)))).status).toBe(200);
  await expect.poll(() => listOf(lead, document)).toMatchObject([{ mail: "sent" }]);
});

test("F2 an address with an account and one without are invited alike", async () => {
  const office = await openPostOffice();
  const { url } = await startTestServer({
    statements: await ground(),
    config: mailThrough(office),
  });
  const lead = await signedIn(url, "lead");

  const { results } = reportOf(
    await lead.post(document, {
      role: "editor",
      people: [{ email: emailOf("stranger") }, { email: jan }],
    }),
  );

  const alike = {
    outcome: "invited",
    id: expect.stringMatching(/^\w{16}$/),
    link: expect.stringMatching(/#klucz=[\w-]{43}$/),
    expiresAt: expect.any(Number),
    mail: "waiting",
  };
  expect(results).toEqual([
    { ...alike, email: emailOf("stranger") },
    { ...alike, email: jan },
  ]);
  const mails = [await office.next(), await office.next()];
  const texts = mails.map(({ text }) => text.replace(/#klucz=\S+/, ""));
  expect(texts[0]).toBe(texts[1]);
  const listed = await listOf(lead, document);
  expect(new Set(listed.map((one) => Object.keys(one).sort().join()))).toHaveLength(1);
});

test("somebody with an account gets the role when they are signed in, and needs no password", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { token } = await inviteTo(await signedIn(url, "lead"), document, emailOf("stranger"));
  const stranger = await signedIn(url, "stranger");
  const path = `/api/documents/${id("midkonin")}`;

  expect((await look(new Client(url), token)).body).toMatchObject({ isSignedIn: false });
  expect((await look(stranger, token)).body).toMatchObject({ isSignedIn: true });
  expect((await stranger.get(path)).status).toBe(404);

  const accepted = await accept(stranger, token);

  expect(accepted.body).toMatchObject({ name: "stranger", roles: ["editor", "lead"] });
  expect((await stranger.get(path)).status).toBe(200);
  expect(codeOf(await accept(stranger, token))).toBe("link-invalid");
});

test("V2 an invitation for an account is nobody else's: not of who is signed out, nor of another", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const { token } = await inviteTo(lead, document, emailOf("stranger"));

  const nobody = await acceptAsNew(new Client(url), token);
  const inviter = await accept(lead, token);
  const other = await acceptAsNew(await signedIn(url, "editor"), token);

  expect([nobody.status, codeOf(nobody)]).toEqual([401, "unauthenticated"]);
  expect([inviter.status, codeOf(inviter)]).toEqual([403, "forbidden"]);
  expect([other.status, codeOf(other)]).toEqual([403, "forbidden"]);
  expect((await accept(await signedIn(url, "stranger"), token)).status).toBe(200);
});

test("V2 who is signed in does not make a second account with somebody's link by mistake", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const { token } = await inviteTo(lead, organisation, jan);

  expect(codeOf(await acceptAsNew(lead, token))).toBe("forbidden");
  expect((await acceptAsNew(new Client(url), token)).status).toBe(200);
});

test("two links for one new address at the same moment make one account", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const first = await inviteTo(lead, organisation, jan);
  const second = await inviteTo(lead, document, jan);

  const answers = await Promise.all(
    [first, second].map(({ token }) => acceptAsNew(new Client(url), token)),
  );

  const refused = answers.find(({ status }) => status !== 200);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(refused && codeOf(refused)).toBe("unauthenticated");
});

test.each(["blocked", "erased"])(
  "an account that is %s cannot come back by an invitation",
  async (state) => {
    const { url } = await startTestServer({
      statements: [...(await ground()), setState("stranger", state)],
    });
    const { token } = await inviteTo(await signedIn(url, "lead"), document, emailOf("stranger"));

    const stranger = new Client(url);
    expect(codeOf(await acceptAsNew(stranger, token))).toBe("unauthenticated");
    expect((await stranger.signIn("stranger")).status).toBe(401);
  },
);

test("V2 whoever looks at an invitation does not learn whether there is an account, or a blocked one", async () => {
  const { url } = await startTestServer({
    statements: [...(await ground()), setState("observer", "blocked")],
    overrides: new FakeTime(),
  });
  const stranger = await signedIn(url, "stranger");
  const path = `/api/organisations/${id("leszno")}/invitations`;
  const answers = [];
  for (const email of [emailOf("editor"), jan, emailOf("observer")]) {
    const { token } = await inviteTo(stranger, path, email);
    const { status, body } = await look(new Client(url), token);
    const without = await accept(new Client(url), token);
    answers.push([status, { ...(body as object), email: "" }, without.status, codeOf(without)]);
  }

  expect(answers[0]).toMatchObject([200, { isSignedIn: false }, 400, "invalid-input"]);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test("V2 whoever tries to make a second account for an address is told to sign in, and written down", async () => {
  const dataDir = await temporaryFolder();
  const { url, stop } = await startTestServer({ dataDir, statements: await ground() });
  const { token } = await inviteTo(await signedIn(url, "lead"), document, emailOf("stranger"));

  expect(codeOf(await acceptAsNew(new Client(url), token))).toBe("unauthenticated");
  await stop();

  expect(await storedEvents(dataDir)).toContainEqual(
    expect.objectContaining({ action: "sign-in-failed", by: null, person: id("stranger") }),
  );
});

test("a new account needs a name and a password that is long enough", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { token } = await inviteTo(await signedIn(url, "lead"), organisation, jan);
  const client = new Client(url);

  const bare = await accept(client, token);
  const short = await client.post("/api/invitation/accept", {
    token,
    name: "Jan",
    password: "krótkie",
  });

  expect([bare.status, codeOf(bare)]).toEqual([400, "invalid-input"]);
  expect([short.status, codeOf(short)]).toEqual([400, "invalid-input"]);
  expect((await acceptAsNew(client, token)).status).toBe(200);
});

test("a new account speaks the language of its invitation and belongs where it says", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const coordinator = await signedIn(url, "coordinator");
  const { token } = await inviteTo(coordinator, network, jan, {
    role: "facilitator",
    language: "en",
    people: [{ email: jan, name: "Jan", organisationId: id("leszno") }],
  });

  const { body } = await acceptAsNew(new Client(url), token);

  expect(body).toMatchObject({ language: "en", organisation: "leszno", roles: ["facilitator"] });
});

test("a list is answered line by line, and its bad lines spoil no other", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");

  const { results } = reportOf(
    await lead.post(organisation, {
      role: "editor",
      people: [
        { email: " Ewa.Lis@Konin.example ", name: "Ewa Lis" },
        { email: "to nie jest adres" },
        { email: "ewa.lis@konin.example" },
        { email: "ola@konin.example\r\nBcc: obcy@zly.example" },
        { email: "", name: "Bez adresu" },
        { email: "ola@konin.example", organisationId: id("leszno") },
        { email: "ola@konin.example", organisationId: "nie-ma-takiej" },
        { email: "ola@konin.example", organisationId: id("konin") },
      ],
    }),
  );

  expect(results.map((result) => ("reason" in result ? result.reason : result.email))).toEqual([
    "ewa.lis@konin.example",
    "bad-address",
    "twice",
    "bad-address",
    "bad-address",
    "unknown-organisation",
    "unknown-organisation",
    "ola@konin.example",
  ]);
  const listed = await listOf(lead, organisation);
  expect(new Map(listed.map(({ email, name }) => [email, name]))).toEqual(
    new Map([
      ["ewa.lis@konin.example", "Ewa Lis"],
      ["ola@konin.example", undefined],
    ]),
  );
});

test("five hundred people are invited at once", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const people = Array.from({ length: 500 }, (_, n) => ({ email: `osoba${n}@konin.example` }));

  const { results } = reportOf(await lead.post(organisation, { role: "editor", people }));

  expect(results.filter(({ outcome }) => outcome === "invited")).toHaveLength(500);
  expect(await listOf(lead, organisation)).toHaveLength(500);
});

test("somebody invited again to the same role has one invitation, with the new link", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const first = await inviteTo(lead, organisation, jan);
  const other = await inviteTo(lead, organisation, jan, { role: "lead" });

  const second = await inviteTo(lead, organisation, jan.toUpperCase());

  expect(codeOf(await look(new Client(url), first.token))).toBe("link-invalid");
  expect((await look(new Client(url), second.token)).status).toBe(200);
  expect((await look(new Client(url), other.token)).status).toBe(200);
  expect((await listOf(lead, organisation)).map(({ role }) => role).sort()).toEqual([
    "editor",
    "lead",
  ]);
});

test("I3 sending again makes a new link for 72 hours, also when the time was over, and kills the old one", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  const first = await inviteTo(await signedIn(url, "lead"), organisation, jan);
  time.advance(73 * hourMs);
  const lead = await signedIn(url, "lead");

  const { status, body } = await lead.post(`${organisation}/${first.id}/resend`);

  expect([status, body]).toEqual([
    200,
    { link: expect.any(String), expiresAt: time.clock() + 72 * hourMs, mail: "none" },
  ]);
  // The answer's shape was just looked at.
  const token = tokenOf((body as { link: string }).link);
  expect(token).not.toBe(first.token);
  expect(codeOf(await look(new Client(url), first.token))).toBe("link-invalid");
  expect(await listOf(lead, organisation)).toMatchObject([{ id: first.id, state: "pending" }]);
  expect((await acceptAsNew(new Client(url), token)).status).toBe(200);
});

test("a revoked link is dead, and neither it nor a used one can be sent again", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const revoked = await inviteTo(lead, organisation, jan);
  const used = await inviteTo(lead, organisation, "ola@konin.example");
  await acceptAsNew(new Client(url), used.token);

  const { status } = await lead.send(`${organisation}/${revoked.id}`, { method: "DELETE" });

  expect(status).toBe(204);
  expect(codeOf(await acceptAsNew(new Client(url), revoked.token))).toBe("link-invalid");
  for (const { id: invitationId } of [revoked, used]) {
    const path = `${organisation}/${invitationId}`;
    expect(codeOf(await lead.post(`${path}/resend`))).toBe("conflict");
    expect(codeOf(await lead.send(path, { method: "DELETE" }))).toBe("conflict");
  }
  expect((await listOf(lead, organisation)).map(({ state }) => state).sort()).toEqual([
    "accepted",
    "revoked",
  ]);
});

test("a mail that waits is not sent when its invitation was revoked, replaced or sent again", async () => {
  const time = new FakeTime();
  const closed = await openPostOffice();
  const { port } = closed;
  await closed.close();
  const { url } = await startTestServer({
    statements: await ground(),
    config: mailThrough(closed),
    overrides: time,
  });
  const lead = await signedIn(url, "lead");
  const revoked = await inviteTo(lead, organisation, "a@konin.example");
  await inviteTo(lead, organisation, "b@konin.example");
  const again = await inviteTo(lead, organisation, "c@konin.example");
  await lead.send(`${organisation}/${revoked.id}`, { method: "DELETE" });
  const replaced = await inviteTo(lead, organisation, "b@konin.example");
  time.advance(10 * minuteMs);
  const resent = await lead.post(`${organisation}/${again.id}/resend`);

  const office = await openPostOffice({ port });
  // The last try may still be failing, and then waits from the time that is now.
  await expect
    .poll(() => {
      time.advance(minuteMs);
      return office.received.length;
    })
    .toBe(2);

  const links = office.received.map(linkIn);
  // The answer's shape is the server's promise, which it checks itself.
  expect(links.sort()).toEqual([replaced.link, (resent.body as { link: string }).link].sort());
  await expect
    .poll(async () => (await listOf(lead, organisation)).map(({ mail }) => mail).sort())
    .toEqual(["failed", "sent", "sent"]);
});

test("what is over is listed for thirty days, newest first", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({ statements: await ground(), overrides: time });
  await inviteTo(await signedIn(url, "lead"), organisation, "a@konin.example");
  time.advance(72 * hourMs + 29 * 24 * hourMs);
  const lead = await signedIn(url, "lead");
  await inviteTo(lead, organisation, "b@konin.example");

  const listed = await listOf(lead, organisation);

  expect(listed.map(({ email, state }) => [email, state])).toEqual([
    ["b@konin.example", "pending"],
    ["a@konin.example", "expired"],
  ]);
  time.advance(24 * hourMs);
  const later = await listOf(await signedIn(url, "lead"), organisation);
  expect(later.map(({ email }) => email)).toEqual(["b@konin.example"]);
});

const forbidden: [Person, string, string][] = [
  ["coordinator", network, "coordinator"],
  ["coordinator", network, "lead"],
  ["lead", organisation, "facilitator"],
  ["lead", document, "lead"],
  ["lead", document, "administrator"],
  ["administrator", network, "administrator"],
  ["administrator", installation, "editor"],
];

test.each(forbidden)("I1 to the %s, %s does not give the role %s", async (person, path, role) => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, person);

  const answer = await client.post(path, { role, people: [{ email: jan }] });

  expect([answer.status, codeOf(answer)]).toEqual([403, "forbidden"]);
  expect(await listOf(client, path)).toEqual([]);
});

test("I1 nobody gets hold of the link to a role that they could not give", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const administrator = await signedIn(url, "administrator");
  const { id: invitationId } = await inviteTo(administrator, network, jan, { role: "coordinator" });
  const coordinator = await signedIn(url, "coordinator");
  const path = `${network}/${invitationId}`;

  expect(codeOf(await coordinator.post(`${path}/resend`))).toBe("forbidden");
  expect(codeOf(await coordinator.send(path, { method: "DELETE" }))).toBe("forbidden");
  expect((await administrator.post(`${path}/resend`)).status).toBe(200);
});

test("an invitation belongs to what it is to: through another door it is not there", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const lead = await signedIn(url, "lead");
  const { id: invitationId } = await inviteTo(lead, organisation, jan);

  const path = `${document}/${invitationId}`;

  expect(codeOf(await lead.post(`${path}/resend`))).toBe("not-found");
  expect(codeOf(await lead.send(path, { method: "DELETE" }))).toBe("not-found");
});

test("a token that never was and one that is too short are no invitation", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = new Client(url);

  expect(codeOf(await look(client, "a".repeat(43)))).toBe("link-invalid");
  expect(codeOf(await look(client, ""))).toBe("invalid-input");
});

test("who accepts an invitation with the document open may write in it at once", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const { token } = await inviteTo(await signedIn(url, "lead"), document, emailOf("observer"));
  const observer = await signedIn(url, "observer");
  const socket = new RawClient(url, id("midkonin"), { cookie: observer.cookie, origin: url });
  await socket.open();

  await accept(observer, token);

  expect((await socket.closed).reason).toBe("may-write");
});

test("who invited whom to what is in the audit log, without addresses and links", async () => {
  const dataDir = await temporaryFolder();
  const server = await startTestServer({ dataDir, statements: await ground() });
  const lead = await signedIn(server.url, "lead");
  const taken = await inviteTo(lead, organisation, jan);
  const dropped = await inviteTo(lead, document, "ola@konin.example");
  await lead.post(`${document}/${dropped.id}/resend`);
  await lead.send(`${document}/${dropped.id}`, { method: "DELETE" });
  await acceptAsNew(new Client(server.url), taken.token);
  await server.stop();

  const events = await withStore(dataDir, (driver) =>
    driver.read(
      `select action, by_id as by, organisation_id as organisation, document_id as document, details
       from audit_log where action <> 'signed-in' order by at, id`,
      [],
    ),
  );

  const ofLead = { by: id("lead"), organisation: null, document: id("midkonin") };
  const details = JSON.stringify({ role: "editor", invitation: dropped.id });
  expect(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ action: "invited", organisation: id("konin") }),
      { ...ofLead, action: "invited", details },
      { ...ofLead, action: "invitation-sent-again", details },
      { ...ofLead, action: "invitation-revoked", details },
      expect.objectContaining({ action: "invitation-accepted", organisation: id("konin") }),
      {
        action: "role-given",
        by: id("lead"),
        organisation: id("konin"),
        document: null,
        details: '{"role":"editor"}',
      },
    ]),
  );
  const written = JSON.stringify(events);
  for (const secret of ["konin.example", taken.token, dropped.token, "klucz"]) {
    expect(written).not.toContain(secret);
  }
});

function setState(person: Person, state: string): Statement {
  return { sql: "update person set state = $2 where id = $1", values: [id(person), state] };
}
