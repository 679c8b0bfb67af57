/** Notifications as people meet them: said over HTTP, received by a real mail server, ended by a link in a mail. */
import {
  Inbox,
  NewGuestLinkAnswer,
  NotificationSettings,
  ReviewFeed,
  UnsubscribeOffer,
  type WatchChange,
  WatchList,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { FakeTime, startTestServer } from "../../apps/server/src/testing.ts";
import { type Answer, Client, codeOf, signedIn } from "./client.ts";
import { ground, id, type Person } from "./ground.ts";
import { linkIn, mailThrough, openPostOffice, type PostOffice } from "./post-office.ts";

const konin = id("midkonin");
/** Made once: it takes longer than a test. */
const cities = ground();
const dayMs = 24 * 3_600_000;

test("a facilitator's question reaches who is named in it by e-mail and in the inbox, where it is read", async () => {
  const { url, office } = await start();
  const [facilitator, editor] = [await signedIn(url, "facilitator"), await signedIn(url, "editor")];

  await remark(facilitator, `@{${id("editor")}} skąd ta kwota?`);

  const mail = await mailTo(office, "editor");
  expect(mail.headers.get("subject")).toBe(
    "facilitator (konin) wymienia Państwa w uwadze: MID konin",
  );
  expect(mail.headers.get("reply-to")).toBe("facilitator <facilitator@miasto.example>");
  expect(mail.text).toContain("„@editor skąd ta kwota?”");
  const { notifications, unread } = await inboxOf(editor);
  expect(notifications).toMatchObject([{ event: "mention", excerpt: "@editor skąd ta kwota?" }]);
  expect(unread).toEqual({ forMe: 1, all: 1 });
  const [told] = notifications;
  expect(linkIn(mail)).toBe(`${url}${told?.path}`);

  const { status } = await editor.post("/api/inbox/read", { ids: [told?.id] });

  expect(status).toBe(204);
  expect((await inboxOf(editor)).unread).toEqual({ forMe: 0, all: 0 });
  expect((await inboxOf(editor, "?unread=true")).notifications).toEqual([]);
  await editor.post("/api/inbox/read", { ids: [told?.id], isRead: false });
  expect((await inboxOf(editor)).unread.forMe).toBe(1);
});

test("what somebody was told of a thread is read when they look at the thread", async () => {
  const { url, time } = await start();
  const [facilitator, editor] = [await signedIn(url, "facilitator"), await signedIn(url, "editor")];
  await remark(facilitator, `@{${id("editor")}} pierwsza`);
  time.advance(1);
  await remark(facilitator, `@{${id("editor")}} druga`);
  const [newest] = (await inboxOf(editor)).notifications;

  await editor.post("/api/inbox/read", { about: newest?.path.split("=")[1] });

  const { notifications } = await inboxOf(editor, "?unread=true");
  expect(notifications.map(({ excerpt }) => excerpt)).toEqual(["@editor pierwsza"]);
});

test("nobody reads or changes what another was told", async () => {
  const { url } = await start();
  const [facilitator, editor] = [await signedIn(url, "facilitator"), await signedIn(url, "editor")];
  await remark(facilitator, `@{${id("editor")}} skąd ta kwota?`);
  const [told] = (await inboxOf(editor)).notifications;

  await facilitator.post("/api/inbox/read", { ids: [told?.id] });
  await (await signedIn(url, "stranger")).post("/api/inbox/read", {});

  expect((await inboxOf(editor)).unread.forMe).toBe(1);
  expect((await inboxOf(facilitator)).notifications).toEqual([]);
});

test("N4 a note within the team is in no inbox but the team's, and in no e-mail", async () => {
  const { url, office, time } = await start();
  const editor = await signedIn(url, "editor");

  const text = `@{${id("lead")}} tego nie mówmy facylitatorowi`;
  await remark(editor, text, { isInternal: true });
  time.advance(dayMs);
  // Something that is mailed, so that there is an end to wait for.
  await remark(await signedIn(url, "facilitator"), `@{${id("lead")}} pytanie`);

  expect((await mailTo(office, "lead")).text).toContain("pytanie");
  for (const { raw, text: mailed } of office.received)
    expect(raw + mailed).not.toContain("tego nie");
  for (const person of ["facilitator", "coordinator", "administrator"] as const) {
    const { body } = await (await signedIn(url, person)).get("/api/inbox?which=all");
    expect(JSON.stringify(body)).not.toContain("tego nie");
  }
  const { notifications } = await inboxOf(await signedIn(url, "lead"));
  expect(notifications.map(({ excerpt }) => excerpt)).toContain(
    "@lead tego nie mówmy facylitatorowi",
  );
});

test("N2 what became of a guest's answer is told to the city, and to nobody who has left it", async () => {
  const { url, time } = await start();
  const [lead, editor] = [await signedIn(url, "lead"), await signedIn(url, "editor")];
  const administrator = await signedIn(url, "administrator");
  const asked = await lead.post(`/api/documents/${konin}/questions`, { address: "summary.text" });
  const token = new URL(NewGuestLinkAnswer.parse(asked.body).link).hash.replace("#klucz=", "");
  const answer = { token, name: "Jan Nowak", text: "Trzysta drzew" };
  await new Client(url).post("/api/guest/answer", answer);
  const { body } = await lead.get(`/api/documents/${konin}/review`);
  const { suggestions } = ReviewFeed.parse(body);
  const decision = `/api/documents/${konin}/suggestions/${suggestions[0]?.id}/decision`;
  time.advance(1);
  await lead.post(decision, { decision: "reject", because: "" });
  const heard = await inboxOf(editor, "?which=all");

  const role = (name: string, kind: string, of: string) => ({
    role: name,
    scope: { kind, id: id(of) },
  });
  const grants = `/api/people/${id("editor")}/grants`;
  await administrator.post(`${grants}/remove`, role("editor", "organisation", "konin"));
  await administrator.post(grants, role("coordinator", "network", "energia"));

  expect(heard.notifications.map(({ event }) => event)).toEqual(["decided", "answered"]);
  expect(await inboxOf(editor, "?which=all")).toMatchObject({
    notifications: [],
    unread: { all: 0 },
  });
});

test("a long inbox comes page by page, each thing once", async () => {
  const { url, time } = await start();
  const [facilitator, editor] = [await signedIn(url, "facilitator"), await signedIn(url, "editor")];
  for (let count = 0; count < 33; count += 1) {
    await remark(facilitator, `@{${id("editor")}} uwaga ${count}`);
    time.advance(1);
  }

  const first = await inboxOf(editor);
  const second = await inboxOf(editor, `?before=${first.before}`);

  expect([first.notifications.length, second.notifications.length]).toEqual([30, 3]);
  expect(second.before).toBeUndefined();
  const all = [...first.notifications, ...second.notifications].map(({ excerpt }) => excerpt);
  expect(all).toEqual(Array.from({ length: 33 }, (_, count) => `@editor uwaga ${32 - count}`));
});

test("N8 what was taken back before it was mailed is not mailed", async () => {
  const { url, office, time } = await start();
  const [facilitator, lead] = [await signedIn(url, "facilitator"), await signedIn(url, "lead")];
  await settle(lead, { quiet: { from: "08:00", to: "12:00", weekends: false } });
  const thread = await remark(facilitator, `@{${id("lead")}} pytanie, które zostaje`);
  const replies = `/api/documents/${konin}/threads/${thread}/messages`;
  time.advance(1);
  await facilitator.post(replies, { id: "takenback0000000", text: `@{${id("lead")}} pomyłka` });
  await facilitator.send(`${replies}/takenback0000000`, { method: "DELETE" });
  time.advance(1);
  const change = { type: "remove-record", collection: "actions", record: "a1" };
  await facilitator.post(`/api/documents/${konin}/suggestions`, {
    batch: "batch00000000000",
    note: "sugestia przez pomyłkę",
    suggestions: [{ id: "suggestion000000", change }],
  });
  await facilitator.post(`/api/documents/${konin}/suggestions/suggestion000000/decision`, {
    decision: "withdraw",
  });

  time.advance(dayMs / 2);

  const { headers, text } = await mailTo(office, "lead");
  expect(headers.get("subject")).toContain("wymienia Państwa w uwadze");
  expect(text).toContain("pytanie, które zostaje");
  expect(text).not.toContain("pomyłk");
});

test("who wants none of some e-mail gets none, and only of that", async () => {
  const { url, office, time } = await start();
  const [facilitator, editor] = [await signedIn(url, "facilitator"), await signedIn(url, "editor")];
  const usual = NotificationSettings.parse((await editor.get("/api/notification-settings")).body);

  const { status } = await editor.send("/api/notification-settings", {
    method: "PUT",
    body: { ...usual, mail: { ...usual.mail, mention: "never" } },
  });
  await remark(facilitator, `@{${id("editor")}} pierwsza`);
  time.advance(1);
  await remark(facilitator, "druga", { assignee: id("editor") });

  expect(status).toBe(204);
  expect((await mailTo(office, "editor")).headers.get("subject")).toContain(
    "powierza Państwu uwagę",
  );
});

test("settings that make no sense are refused", async () => {
  const { url } = await start();
  const editor = await signedIn(url, "editor");
  const { body } = await editor.get("/api/notification-settings");
  const usual = NotificationSettings.parse(body);

  for (const wrong of [
    { quiet: { from: "07:00", to: "07:00", weekends: false } },
    { quiet: { from: "25:00", to: "07:00", weekends: false } },
    { digestAt: "rano" },
  ]) {
    const answer = await editor.send("/api/notification-settings", {
      method: "PUT",
      body: { ...usual, ...wrong },
    });
    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-input"]);
  }
});

test("a document is watched as is usual until somebody says otherwise, and a network where one has a role", async () => {
  const { url } = await start();
  const [editor, coordinator] = [await signedIn(url, "editor"), await signedIn(url, "coordinator")];
  const document = { kind: "document", id: konin } as const;
  const section = { kind: "section", id: konin, section: "challenge" } as const;

  expect(await watchesOf(editor, konin)).toEqual([
    { watch: document, level: "all", name: "MID konin" },
  ]);
  expect(await watchesOf(coordinator, konin)).toMatchObject([{ level: "mine" }]);
  expect(await watchesOf(coordinator)).toEqual([
    { watch: { kind: "network", id: id("energia") }, level: "mine", name: "Energia" },
  ]);

  await watch(editor, { watch: document, level: "none" });
  await watch(editor, { watch: section, level: "all" });
  expect(await watchesOf(editor)).toEqual([
    { watch: document, level: "none", name: "MID konin" },
    { watch: section, level: "all", name: "MID konin" },
  ]);

  await watch(editor, { watch: document, level: null });
  expect(await watchesOf(editor, konin)).toMatchObject([{ level: "all" }, { level: "all" }]);
});

test("N2 what somebody may not remark on cannot be watched, and is answered as if it were not there", async () => {
  const { url } = await start();
  const document = { kind: "document", id: konin } as const;
  const level = "all";

  for (const person of ["observer", "stranger", "peer"] as const) {
    const client = await signedIn(url, person);
    const nothing = { kind: "document", id: id("nothing") } as const;
    const missing = await watch(client, { watch: nothing, level });
    const refused = await watch(client, { watch: document, level });
    expect([refused.status, refused.body]).toEqual([404, missing.body]);
  }
  const editor = await signedIn(url, "editor");
  const foreign = { kind: "network", id: id("kompakt") } as const;
  const noSection = { kind: "section", id: konin, section: "nonsense" } as const;
  expect((await watch(editor, { watch: foreign, level })).status).toBe(404);
  expect((await watch(editor, { watch: noSection, level })).status).toBe(404);
});

test("N9 the link in a mail ends such mail without signing in, and tells nothing of anybody", async () => {
  const { url, office, time } = await start();
  const facilitator = await signedIn(url, "facilitator");
  await remark(facilitator, `@{${id("editor")}} pierwsza`);
  const token = tokenIn((await mailTo(office, "editor")).headers.get("list-unsubscribe"));
  const anybody = new Client(url);

  const offer = await anybody.post("/api/unsubscribe/look", { token });
  const answer = await anybody.post("/api/unsubscribe", { token, from: "event" });

  expect(UnsubscribeOffer.parse(offer.body)).toEqual({ event: "mention", hasDocument: true });
  expect(answer.status).toBe(204);
  time.advance(1);
  await remark(facilitator, `@{${id("editor")}} druga`);
  time.advance(1);
  await remark(facilitator, "trzecia", { assignee: id("editor") });
  expect((await mailTo(office, "editor")).headers.get("subject")).toContain("powierza");

  await anybody.post("/api/unsubscribe", { token, from: "document" });
  const editor = await signedIn(url, "editor");
  expect(await watchesOf(editor)).toMatchObject([{ level: "none", name: "MID konin" }]);
  await anybody.post("/api/unsubscribe", { token, from: "all" });
  const { body } = await editor.get("/api/notification-settings");
  const { mail, watched } = NotificationSettings.parse(body);
  expect([...new Set(Object.values(mail)), watched]).toEqual(["never", "never"]);
});

test("N9 a mail of what somebody only watches offers to end what brought it, the watching", async () => {
  const { url, office } = await start();
  const editor = await signedIn(url, "editor");
  const { body } = await editor.get("/api/notification-settings");
  const settings = { ...NotificationSettings.parse(body), watched: "at-once" };
  await editor.send("/api/notification-settings", { method: "PUT", body: settings });

  await remark(await signedIn(url, "facilitator"), "Pytanie do wszystkich");

  const token = tokenIn((await mailTo(office, "editor")).headers.get("list-unsubscribe"));
  const offer = await new Client(url).post("/api/unsubscribe/look", { token });
  expect(UnsubscribeOffer.parse(offer.body)).toEqual({ hasDocument: true });
});

test("N9 a link that is not ours, or was changed, ends nothing", async () => {
  const { url, office } = await start();
  await remark(await signedIn(url, "facilitator"), `@{${id("editor")}} pierwsza`);
  const token = tokenIn((await mailTo(office, "editor")).headers.get("list-unsubscribe"));
  const changed = token.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  const middle = token.slice(0, 60) + (token[60] === "A" ? "B" : "A") + token.slice(61);

  for (const wrong of ["nonsense", changed.slice(0, -4), middle]) {
    const answer = await new Client(url).post("/api/unsubscribe", { token: wrong, from: "all" });
    expect(codeOf(answer)).toBe("link-invalid");
  }
});

async function start() {
  const office = await openPostOffice();
  const time = new FakeTime();
  const { url } = await startTestServer({
    statements: await cities,
    config: mailThrough(office),
    overrides: time,
  });
  return { url, office, time };
}

let count = 0;

/** A question about the document. */
async function remark(client: Client, text: string, more: object = {}): Promise<string> {
  count += 1;
  const thread = `remark${count}`.padEnd(16, "0");
  const answer = await client.post(`/api/documents/${konin}/threads`, {
    id: thread,
    place: { type: "document" },
    kind: "question",
    text,
    ...more,
  });
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return thread;
}

/** Settings as usual, but for these. */
async function settle(client: Client, own: Partial<NotificationSettings>): Promise<void> {
  const { body } = await client.get("/api/notification-settings");
  const settings = { ...NotificationSettings.parse(body), ...own };
  await client.send("/api/notification-settings", { method: "PUT", body: settings });
}

async function inboxOf(client: Client, query = ""): Promise<Inbox> {
  return Inbox.parse((await client.get(`/api/inbox${query}`)).body);
}

async function watchesOf(client: Client, document?: string): Promise<WatchList["watches"]> {
  const query = document === undefined ? "" : `?document=${document}`;
  return WatchList.parse((await client.get(`/api/watches${query}`)).body).watches;
}

function watch(client: Client, body: WatchChange): Promise<Answer> {
  return client.send("/api/watches", { method: "PUT", body });
}

/** The next mail to somebody; those to others in between are theirs. */
async function mailTo(office: PostOffice, person: Person) {
  for (;;) {
    const mail = await office.next();
    if (mail.to.includes(`${person}@miasto.example`)) return mail;
  }
}

function tokenIn(header: string | undefined): string {
  const [, token = ""] = /#klucz=([\w-]+)>$/.exec(header ?? "") ?? [];
  return token;
}
