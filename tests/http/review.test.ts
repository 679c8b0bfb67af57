/** Threads: remarks about places of a document, and what becomes of them. */
import {
  DocumentSummary,
  Round,
  type Suggestion,
  Thread,
  type ThreadStep,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Caller } from "../../apps/server/src/access/access.ts";
import { Feed, type SuggestionsFor } from "../../apps/server/src/review/feed.ts";
import { findDocument } from "../../apps/server/src/store/documents.ts";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { insertMessage } from "../../apps/server/src/store/review-messages.ts";
import { insertThread } from "../../apps/server/src/store/review-threads.ts";
import { nextReviewVersion } from "../../apps/server/src/store/review-version.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { startTestServer, useServer, withStore } from "../../apps/server/src/testing.ts";
import { type Answer, type Client, codeOf, signedIn } from "./client.ts";
import { matrixGround, permissionsOn } from "./expected-access.ts";
import { id, people, type Person } from "./ground.ts";
import {
  anchor,
  aThread,
  feedOf,
  konin,
  pageId,
  remark,
  reply,
  started,
  step,
  threadIn,
} from "./remarks.ts";
import { storedEvents } from "./stored.ts";

const server = useServer(async () => ({ statements: await matrixGround(Date.now()) }));
const done: ThreadStep = { step: "address", answer: { kind: "done", text: "Dodano źródło" } };

const as = (person: Person) => signedIn(server().url, person);
const everybody = Object.keys(people).filter((name): name is Person => name in people);

test("T1 whoever may comment remarks on any place, and all who may comment see it", async () => {
  const facilitator = await as("facilitator");
  const places = [
    { type: "document" },
    { type: "section", section: "challenge" },
    { type: "field", address: "summary.text" },
    { type: "field", address: "actions/a1.name" },
    { type: "record", collection: "actions", record: "a1" },
    { type: "text", address: "summary.text", anchor },
  ] as const;

  const made = await Promise.all(places.map((place) => started(facilitator, { place })));

  for (const person of everybody) {
    const client = await as(person);
    const answer = await client.get(`${konin}/review`);
    if (!permissionsOn.own[person].includes("comment")) {
      expect([person, answer.status]).toEqual([person, 404]);
      continue;
    }
    const { threads, people: named } = await feedOf(client);
    const seen = made.map(({ id: thread }) => threads.find((each) => each.id === thread));
    expect(seen.map((thread) => thread?.place)).toEqual(places);
    expect(named[id("facilitator")]).toMatchObject({ name: "facilitator", organisation: "konin" });
  }
});

test.each([
  ["a section that there is not", { place: { type: "section", section: "nowhere" } }],
  ["a field that there is not", { place: { type: "field", address: "summary.nowhere" } }],
  ["a record of nothing", { place: { type: "record", collection: "nowhere", record: "r1" } }],
  ["a range of what is no text", { place: { type: "text", address: "actions/a1.start", anchor } }],
  ["no words", { text: "  " }],
  ["too many words", { text: "x".repeat(8001) }],
  ["an id that pages do not make", { id: "short" }],
  ["a round that there is not", { round: id("nowhere") }],
  ["somebody who does not take part", { assignee: id("observer") }],
  ["the name of somebody who does not", { text: `Pani @{${id("stranger")}} wie` }],
  ["what is not known", { state: "closed" }],
])("a remark with %s is refused", async (_, own) => {
  const answer = await (await as("facilitator")).post(`${konin}/threads`, { ...aThread(), ...own });

  expect(codeOf(answer)).toBe("invalid-input");
});

test("T3 a remark or a reply that is sent twice is there once, also when both come at one moment", async () => {
  const [peer, lead] = [await as("peer"), await as("lead")];
  const sent = aThread();
  const said = { id: pageId(), text: "Z GUS" };

  const made = await Promise.all([1, 2, 3].map(() => peer.post(`${konin}/threads`, sent)));
  const replies = await Promise.all(
    [1, 2, 3].map(() => lead.post(`${konin}/threads/${sent.id}/messages`, said)),
  );
  const byAnother = await lead.post(`${konin}/threads`, sent);

  expect([...made, ...replies].map(({ status }) => status)).toEqual(Array(6).fill(201));
  expect(codeOf(byAnother)).toBe("conflict");
  const { threads } = await feedOf(lead);
  const same = threads.filter((thread) => thread.id === sent.id);
  expect(same.map(({ messages }) => messages.map(({ text }) => text))).toEqual([
    ["Skąd ta liczba?", "Z GUS"],
  ]);
});

test("T3 a step whose answer was lost and that is sent again is taken once", async () => {
  const [facilitator, lead] = [await as("facilitator"), await as("lead")];
  const thread = await started(facilitator);
  const answer = { kind: "no", text: "Tak jest w WPF" } as const;

  const answers = [
    await step(lead, thread.id, { step: "address", answer }),
    await step(lead, thread.id, { step: "address", answer }),
    await step(facilitator, thread.id, { step: "reopen", text: "Nie ma" }),
    await step(facilitator, thread.id, { step: "reopen", text: "Nie ma" }),
    await step(lead, thread.id, { step: "address", answer }),
    await step(facilitator, thread.id, { step: "confirm" }),
    await step(facilitator, thread.id, { step: "confirm" }),
  ];

  expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(200));
  const { messages } = (await threadIn(lead, thread.id)) ?? {};
  const events = messages?.map(({ event }) => event);
  expect(events).toEqual([undefined, "addressed", "reopened", "addressed", "confirmed"]);
});

test("T6 of two changes at one moment neither undoes the other", async () => {
  const [facilitator, lead] = [await as("facilitator"), await as("lead")];
  const thread = await started(facilitator);
  const path = `${konin}/threads/${thread.id}`;

  await Promise.all([
    lead.send(path, { method: "PATCH", body: { due: "2026-12-01" } }),
    facilitator.send(path, { method: "PATCH", body: { kind: "money" } }),
    lead.send(path, { method: "PATCH", body: { assignee: id("editor") } }),
  ]);

  const changed = { due: "2026-12-01", kind: "money", assignee: id("editor") };
  expect(await threadIn(lead, thread.id)).toMatchObject(changed);
});

test("T4 who wrote something edits it, what it said before is shown, and nobody else can", async () => {
  const [facilitator, others] = [
    await as("facilitator"),
    await all("lead", "peer", "administrator"),
  ];
  const thread = await started(facilitator);
  const message = `${konin}/threads/${thread.id}/messages/${thread.messages[0]?.id}`;

  await facilitator.send(message, { method: "PATCH", body: { text: "Skąd te 40%?" } });
  await facilitator.send(message, { method: "PATCH", body: { text: "Skąd te 41%?" } });
  const refused = await Promise.all(
    others.flatMap((other) => [
      other.send(message, { method: "PATCH", body: { text: "Nic" } }),
      other.send(message, { method: "DELETE" }),
      other.send(`${konin}/threads/${thread.id}`, { method: "DELETE" }),
      other.send(`${konin}/threads/${thread.id}`, { method: "PATCH", body: { kind: "money" } }),
    ]),
  );

  expect(refused.map(codeOf)).toEqual(Array(12).fill("not-found"));
  const [first] = (await threadIn(facilitator, thread.id))?.messages ?? [];
  expect(first).toMatchObject({ text: "Skąd te 41%?", editedAt: expect.any(Number) });
  expect(first?.earlier.map(({ text }) => text)).toEqual(["Skąd te 40%?", "Skąd ta liczba?"]);
});

test("T4 of a message that was taken back only that there was one is left", async () => {
  const [facilitator, lead] = [await as("facilitator"), await as("lead")];
  const thread = await started(facilitator);
  const [first] = thread.messages;
  const path = `${konin}/threads/${thread.id}/messages/${first?.id}`;
  await facilitator.send(path, { method: "PATCH", body: { text: "Inaczej" } });
  await reply(lead, thread.id, "Z GUS");

  const whole = await facilitator.send(`${konin}/threads/${thread.id}`, { method: "DELETE" });
  await facilitator.send(path, { method: "DELETE" });
  const again = await facilitator.send(path, { method: "PATCH", body: { text: "Jednak" } });

  expect([codeOf(whole), codeOf(again)]).toEqual(["conflict", "not-found"]);
  const messages = (await threadIn(lead, thread.id))?.messages;
  expect(messages?.map(({ text, earlier }) => [text, earlier])).toEqual([
    ["", []],
    ["Z GUS", []],
  ]);
  expect(messages?.[0]?.removedAt).toEqual(expect.any(Number));
});

test("T4 a thread that its author takes back is an empty place, in which nobody writes any more", async () => {
  const [peer, lead] = [await as("peer"), await as("lead")];
  const place = { type: "text", address: "summary.text", anchor } as const;
  const thread = await started(peer, { place, label: "Streszczenie", due: "2026-12-01" });

  expect((await peer.send(`${konin}/threads/${thread.id}`, { method: "DELETE" })).status).toBe(204);

  const left = await threadIn(lead, thread.id);
  expect(left).toMatchObject({
    isRemoved: true,
    place: { type: "field", address: "summary.text" },
    label: "",
    messages: [{ text: "", removedAt: expect.any(Number) }],
    may: { address: false, confirm: false, assign: false },
  });
  expect(left).not.toHaveProperty("due");
  const answers = [await reply(lead, thread.id, "Szkoda"), await step(lead, thread.id, done)];
  expect(answers.map(codeOf)).toEqual(["not-found", "not-found"]);
});

test("a remark is given to somebody by a day, by its author or who writes in the document", async () => {
  const [facilitator, editor, peer] = await all("facilitator", "editor", "peer");
  const thread = await started(facilitator, { assignee: id("lead"), due: "2026-12-01" });
  const path = `${konin}/threads/${thread.id}`;

  const byPeer = await peer.send(path, { method: "PATCH", body: { due: null } });
  const byEditor = await editor.send(path, { method: "PATCH", body: { assignee: id("partner") } });
  const toStranger = await editor.send(path, {
    method: "PATCH",
    body: { assignee: id("stranger") },
  });
  await facilitator.send(path, { method: "PATCH", body: { due: null, kind: "missing-data" } });

  expect(thread).toMatchObject({ assignee: id("lead"), due: "2026-12-01" });
  expect([codeOf(byPeer), codeOf(toStranger)]).toEqual(["not-found", "invalid-input"]);
  expect(Thread.parse(byEditor.body)).toMatchObject({ assignee: id("partner"), due: "2026-12-01" });
  const { assignee, due, kind } = (await threadIn(peer, thread.id)) ?? {};
  expect([assignee, due, kind]).toEqual([id("partner"), undefined, "missing-data"]);
});

test("T5 the city says what it has done, and the author confirms it or opens the remark again", async () => {
  const [facilitator, editor, lead, peer] = await all("facilitator", "editor", "lead", "peer");
  const { id: thread } = await started(facilitator);
  const noReason: ThreadStep = { step: "address", answer: { kind: "no", text: "" } };

  expect(codeOf(await step(editor, thread, noReason))).toBe("invalid-input");
  expect(codeOf(await step(facilitator, thread, done))).toBe("not-found");
  expect(codeOf(await step(facilitator, thread, { step: "confirm" }))).toBe("conflict");
  expect((await step(editor, thread, done)).status).toBe(200);
  for (const other of [editor, lead, peer])
    expect(codeOf(await step(other, thread, { step: "confirm" }))).toBe("not-found");
  await step(facilitator, thread, { step: "reopen", text: "Źródło jest z 2019 roku" });
  await step(editor, thread, { step: "address", answer: { kind: "partly", text: "Jest z 2024" } });
  const { body } = await step(facilitator, thread, { step: "confirm" });

  expect(Thread.parse(body)).toMatchObject({
    state: "closed",
    answer: { kind: "partly", text: "Jest z 2024", by: id("editor") },
    closed: { by: id("facilitator") },
  });
  expect(Thread.parse(body).messages.map(({ event, text }) => [event, text])).toEqual([
    [undefined, "Skąd ta liczba?"],
    ["addressed", "Dodano źródło"],
    ["reopened", "Źródło jest z 2019 roku"],
    ["addressed", "Jest z 2024"],
    ["confirmed", ""],
  ]);
  expect(codeOf(await step(facilitator, thread, { step: "close" }))).toBe("conflict");
  expect(codeOf(await step(editor, thread, done))).toBe("conflict");
});

test("T5 who runs the network decides for an author, the city's lead only when the author is gone", async () => {
  const { url } = await startTestServer({ statements: await matrixGround(Date.now()) });
  const [facilitator, lead, coordinator, administrator] = await Promise.all(
    (["facilitator", "lead", "coordinator", "administrator"] as const).map((person) =>
      signedIn(url, person),
    ),
  );
  if (!facilitator || !lead || !coordinator || !administrator) throw new Error("Nobody is there");
  const [one, two] = [await started(facilitator), await started(facilitator)];

  const byCoordinator = await step(coordinator, one.id, { step: "close" });
  const early = await step(lead, two.id, { step: "close" });
  await administrator.post(`/api/people/${id("facilitator")}/erase`);
  const late = await step(lead, two.id, { step: "close" });

  expect([byCoordinator.status, codeOf(early), late.status]).toEqual([200, "not-found", 200]);
  const { people: named } = await feedOf(lead);
  expect(named[id("facilitator")]?.name).toBe("Usunięte konto faci");
});

test("two who say at one moment what becomes of a thread: the second is told that it is otherwise", async () => {
  const [facilitator, coordinator] = await all("facilitator", "coordinator");
  const { id: thread } = await started(facilitator);

  const answers = await Promise.all(
    [facilitator, coordinator].map((client) => step(client, thread, { step: "close" })),
  );

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
});

test("T2 V1 a note within the team is not there for anybody else, whatever they ask", async () => {
  const [lead, editor] = await all("lead", "editor");
  const before = await feedOf(await as("facilitator"));
  const note = await started(lead, {
    isInternal: true,
    text: `Nie mówmy, @{${id("editor")}}`,
    assignee: id("partner"),
  });
  const said = `${konin}/threads/${note.id}/messages/${note.messages[0]?.id}`;

  for (const person of [
    "facilitator",
    "administrator",
    "peer",
    "coordinator",
    "observer",
  ] as const) {
    const client = await as(person);
    const path = `${konin}/threads/${note.id}`;
    const answers = await Promise.all([
      reply(client, note.id, "Widzę"),
      step(client, note.id, { step: "close" }),
      step(client, note.id, done),
      client.send(path, { method: "PATCH", body: { kind: "money" } }),
      client.send(path, { method: "DELETE" }),
      client.send(said, { method: "PATCH", body: { text: "Widzę" } }),
      client.send(said, { method: "DELETE" }),
    ]);
    const missing = await reply(client, id("nowhere"), "Nic");
    expect(answers.map(({ status, body }) => [person, status, body])).toEqual(
      answers.map(() => [person, 404, missing.body]),
    );
    const everything = await Promise.all(
      ["review", "review?since=0", "plan", "rounds", "news", "proposals", "sharing"].map((part) =>
        client.get(`${konin}/${part}`),
      ),
    );
    expect(JSON.stringify(everything.map(({ body }) => body))).not.toContain(note.id);
    expect(JSON.stringify(everything.map(({ body }) => body))).not.toContain("Nie mówmy");
  }
  const facilitator = await as("facilitator");
  const after = await feedOf(facilitator, before.version);
  expect(after).toEqual({ ...before, threads: [], people: {} });
  expect(codeOf(await remark(facilitator, { isInternal: true }))).toBe("invalid-input");
  expect(codeOf(await remark(await as("administrator"), { isInternal: true }))).toBe(
    "invalid-input",
  );
  expect((await threadIn(editor, note.id))?.isInternal).toBe(true);
  expect((await step(editor, note.id, { step: "close" })).status).toBe(200);
});

test("T2 nobody outside the team can be named in its notes", async () => {
  const lead = await as("lead");
  const { id: note } = await started(lead, { isInternal: true });

  const answers = [
    await remark(lead, { isInternal: true, assignee: id("facilitator") }),
    await remark(lead, { isInternal: true, text: `Nie dla @{${id("facilitator")}}` }),
    await reply(lead, note, `@{${id("administrator")}}`),
  ];

  expect(answers.map(codeOf)).toEqual(Array(3).fill("invalid-input"));
});

test("T6 a page that asks what is new gets just that, and each change is announced with a version", async () => {
  const [facilitator, lead] = [await as("facilitator"), await as("lead")];
  const [one] = [await started(facilitator), await started(facilitator)];
  const { version, threads } = await feedOf(lead);

  await reply(lead, one.id, "Z GUS");
  const news = await feedOf(facilitator, version);
  const nothing = await feedOf(facilitator, news.version);

  expect(threads.length).toBeGreaterThan(1);
  expect(news.threads.map(({ id: thread }) => thread)).toEqual([one.id]);
  expect(news.version).toBe(version + 1);
  expect(news.threads[0]?.version).toBe(news.version);
  expect(nothing.threads).toEqual([]);
});

test("V2 what is written while a page is answered comes with its next question at the latest", async () => {
  await withStore(await temporaryFolder(), async (driver) => {
    await driver.write(await matrixGround(Date.now()));
    const document = await findDocument(driver, id("midkonin"));
    if (!document) throw new Error("The document is missing");
    const opened = { document, permissions: ["comment"], logged: [], reasons: [] } as const;
    const access = { decideEach: () => Promise.resolve([]) };
    // Both are written after the page was asked for: of the remark it does not know yet.
    const meanwhile = async () => {
      await driver.write(aLongThread());
      return [{ ...aSuggestion, version: 2 }];
    };
    const asked = (suggestionsFor: SuggestionsFor, since: number) =>
      new Feed({ driver, access, suggestionsFor }).read(opened, asPeer, since);

    const { version, threads } = await asked(meanwhile, 0);
    const next = await asked(() => Promise.resolve([]), version);

    expect(threads).toEqual([]);
    expect(next.threads.map((thread) => thread.id)).toEqual(["longthread"]);
  });
});

test("who can be named are those who take part, and the feed says who writes for the city", async () => {
  const { mentionable, canComment, canSuggest, isTeam } = await feedOf(await as("facilitator"));

  expect(mentionable.map(({ name, mayEdit }) => [name, mayEdit])).toEqual([
    ["coordinator", false],
    ["editor", true],
    ["facilitator", false],
    ["lead", true],
    ["partner", true],
    ["peer", false],
  ]);
  expect([canComment, canSuggest, isTeam]).toEqual([true, true, false]);
  const peers = await feedOf(await as("peer"));
  expect([peers.canComment, peers.canSuggest, peers.isTeam]).toEqual([true, false, false]);
  expect((await feedOf(await as("administrator"))).isTeam).toBe(false);
  expect((await feedOf(await as("editor"))).isTeam).toBe(true);
});

test("the list of documents counts open remarks for those who may comment, no notes and nothing taken back", async () => {
  const { url } = await startTestServer({ statements: await matrixGround(Date.now()) });
  const facilitator = await signedIn(url, "facilitator");
  const [lead, observer] = [await signedIn(url, "lead"), await signedIn(url, "observer")];
  const [{ id: one }] = [await started(facilitator), await started(facilitator)];
  const gone = await started(facilitator);
  await facilitator.send(`${konin}/threads/${gone.id}`, { method: "DELETE" });
  await started(lead, { isInternal: true });

  await step(lead, one, done);

  const konins = (body: unknown) =>
    z
      .array(DocumentSummary)
      .parse(body)
      .find((each) => each.id === id("midkonin"))?.openRemarks;
  const lists = await Promise.all([lead, observer].map((client) => client.get("/api/documents")));
  expect(lists.map(({ body }) => konins(body))).toEqual([1, undefined]);
});

test("T6 closing is in the log without a text, and not when it is about a note within the team", async () => {
  const dataDir = await temporaryFolder();
  const options = { statements: await matrixGround(Date.now()), dataDir };
  const { url, stop } = await startTestServer(options);
  const [facilitator, lead] = [await signedIn(url, "facilitator"), await signedIn(url, "lead")];
  const administrator = await signedIn(url, "administrator");
  const [one, two] = [await started(facilitator), await started(facilitator)];
  const note = await started(lead, { isInternal: true });

  await step(administrator, one.id, done);
  await step(facilitator, one.id, { step: "confirm" });
  await step(administrator, two.id, { step: "close" });
  await step(lead, note.id, { step: "close" });
  await stop();

  const events = await storedEvents(dataDir);
  const told = events.filter(({ action }) => /thread|-edit|-share/.test(action));
  expect(new Set(told.map(({ action, by, details }) => [action, by, details]))).toEqual(
    new Set([
      ["administrator-edit", id("administrator"), "{}"],
      ["administrator-share", id("administrator"), "{}"],
      ["thread-closed", id("administrator"), '{"how":"closed"}'],
      ["thread-closed", id("facilitator"), '{"how":"confirmed"}'],
    ]),
  );
  expect(JSON.stringify(events)).not.toContain("Dodano źródło");
});

test("a thread has so many messages, a message so many earlier wordings, and no more but its end", async () => {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, async (driver) => {
    await driver.write([...(await matrixGround(Date.now())), ...aLongThread()]);
  });
  const { url } = await startTestServer({ dataDir });
  const peer = await signedIn(url, "peer");

  const answers = [
    await reply(peer, "longthread", "Jeszcze jedno"),
    await peer.send(`${konin}/threads/longthread/messages/m0`, {
      method: "PATCH",
      body: { text: "Znów inaczej" },
    }),
  ];

  expect(answers.map(codeOf)).toEqual(["conflict", "conflict"]);
  const { threads } = await feedOf(peer);
  expect(threads[0]?.messages).toHaveLength(300);
  expect(threads[0]?.messages[0]?.earlier).toHaveLength(50);
  expect((await step(peer, "longthread", { step: "close" })).status).toBe(200);
});

test("B1 of two who repair an anchor the first is heard, and only who writes in the document", async () => {
  const [facilitator, editor, lead] = await all("facilitator", "editor", "lead");
  const place = { type: "text", address: "summary.text", anchor } as const;
  const { id: thread } = await started(facilitator, { place });
  const moved = { ...anchor, start: "BwgJ", quote: "ciepło z głębi" };
  const repair = { id: thread, from: { start: anchor.start, end: anchor.end }, anchor: moved };
  const { version } = await feedOf(lead);

  const refused = await repairs(facilitator, [repair]);
  const first = await repairs(editor, [{ ...repair, address: "challenge.why-now" }]);
  const second = await repairs(lead, [{ ...repair, anchor: { ...moved, start: "CgsM" } }]);
  const nowhere = await repairs(lead, [{ ...repair, address: "challenge.nowhere" }]);

  expect([codeOf(refused), first.status, second.status, codeOf(nowhere)]).toEqual([
    "not-found",
    204,
    204,
    "invalid-input",
  ]);
  const found = await feedOf(lead, version);
  expect(found.version).toBe(version + 1);
  expect(found.threads.map((each) => each.place)).toEqual([
    { type: "text", address: "challenge.why-now", anchor: moved },
  ]);
});

test("B1 of those who repair anchors at one moment one is heard, of a remark and of a suggestion", async () => {
  const [facilitator, editor, lead] = await all("facilitator", "editor", "lead");
  const place = { type: "text", address: "summary.text", anchor } as const;
  const { id: thread } = await started(facilitator, { place });
  const hunk = { kind: "inline", anchor, before: [], after: [{ type: "text", text: "x" }] };
  const change = { type: "text", address: "summary.text", hunk };
  const suggestion = pageId();
  const suggestions = [{ id: suggestion, change, label: "" }];
  const made = await facilitator.post(`${konin}/suggestions`, { batch: pageId(), suggestions });
  const { version } = await feedOf(lead);
  const from = { start: anchor.start, end: anchor.end };
  const repairOf = (start: string) =>
    [thread, suggestion].map((each) => ({ id: each, from, anchor: { ...anchor, start } }));

  const answers = await Promise.all(
    ["BwgJ", "CgsM", "DQ4P", "EBES"].map((start, index) =>
      repairs(index % 2 === 0 ? editor : lead, repairOf(start)),
    ),
  );

  expect([made.status, ...answers.map(({ status }) => status)]).toEqual([201, 204, 204, 204, 204]);
  const found = await feedOf(lead, version);
  expect(found.threads.map((each) => each.version)).toEqual([version + 1]);
  expect(found.suggestions.map((each) => each.version)).toEqual([version + 1]);
});

test("B2 where a remark was made in the text of its round stays, wherever its words go", async () => {
  const [facilitator, editor, lead] = await all("facilitator", "editor", "lead");
  const reviewers = [id("facilitator")];
  const sent = await lead.post(`${konin}/rounds`, { kind: "review", reviewers });
  const place = { type: "text", address: "summary.text", anchor } as const;
  const { id: thread } = await started(facilitator, { place, round: Round.parse(sent.body).id });
  const moved = { ...anchor, start: "BwgJ" };

  await repairs(editor, [
    { id: thread, from: { start: anchor.start, end: anchor.end }, anchor: moved },
  ]);

  expect(await threadIn(lead, thread)).toMatchObject({
    place: { ...place, anchor: moved },
    frozenPlace: place,
  });
});

test("B1 the administrator's page cannot repair what it does not know of, and many come at once", async () => {
  const [lead, administrator] = await all("lead", "administrator");
  const place = { type: "text", address: "summary.text", anchor } as const;
  const note = await started(lead, { place, isInternal: true });
  const { version } = await feedOf(lead);
  const long = { ...anchor, start: "BwgJ", quote: "ą".repeat(3900) };
  const { start: from, end } = anchor;
  const repair = { from: { start: from, end }, anchor: long };

  const answer = await repairs(administrator, [
    { ...repair, id: note.id },
    ...Array.from({ length: 100 }, () => ({ ...repair, id: pageId() })),
  ]);

  expect(answer.status).toBe(204);
  expect((await feedOf(lead, version)).version).toBe(version);
});

const asPeer: Caller = {
  personId: id("peer"),
  sessionId: "",
  name: "peer",
  email: "",
  organisationId: "",
  organisation: "",
  hue: 1,
  grants: [],
};

const aSuggestion: Suggestion = {
  id: pageId(),
  version: 1,
  batch: pageId(),
  change: { type: "remove-record", collection: "actions", record: "a1" },
  label: "",
  note: "",
  at: 1,
  state: "open",
  may: { decide: false, withdraw: false },
};

function aLongThread(): Statement[] {
  const [thread, author] = ["longthread", id("peer")];
  const place = { type: "document" } as const;
  const row = { ...aThread({ id: thread, place }), kind: "question", label: "" } as const;
  const about = { documentId: id("midkonin"), authorId: author, createdAt: 1 };
  return [
    nextReviewVersion(id("midkonin")),
    insertThread({ ...row, place, isInternal: false, ...about }, 1),
    ...Array.from({ length: 300 }, (_, index) =>
      insertMessage(
        { id: `m${index}`, threadId: thread, authorId: author, createdAt: index, text: "x" },
        300,
      ),
    ),
    ...Array.from({ length: 50 }, (_, index) => ({
      sql: "insert into review_message_past (message_id, at, body) values ('m0', $1, 'y')",
      values: [index],
    })),
  ];
}

async function all<P extends readonly Person[]>(
  ...persons: P
): Promise<{ [K in keyof P]: Client }> {
  // As many as were asked for, in that order.
  return (await Promise.all(persons.map(as))) as { [K in keyof P]: Client };
}

function repairs(client: Client, list: readonly unknown[]): Promise<Answer> {
  return client.send(`${konin}/review/anchors`, { method: "PATCH", body: { repairs: list } });
}
