/** Review rounds: what is sent, who takes which step, and what peers see of each other. */
import { paragraphs, plainText, readRichText, textAt, writeRichText } from "@brudnopis/document";
import {
  Inbox,
  type NewRound,
  type PeerGrid,
  Round,
  RoundList,
  type RoundStep,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc } from "yjs";
import type { Notifier } from "../../apps/server/src/review/notifier.ts";
import { remindOfRounds } from "../../apps/server/src/review/round-reminders.ts";
import { type Driver, type Statement, WriteConflict } from "../../apps/server/src/store/driver.ts";
import {
  addReviewer,
  handBack,
  removeReviewer,
  setRoundDue,
} from "../../apps/server/src/store/review-rounds.ts";
import {
  dropRevision,
  findRevision,
  insertRevision,
} from "../../apps/server/src/store/revisions.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { silentLogger } from "../../apps/server/src/sync/testing.ts";
import { FakeTime, startTestServer, withStore } from "../../apps/server/src/testing.ts";
import { type StockClient, stockClient } from "../sync/sockets.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { matrixGround } from "./expected-access.ts";
import { id, type Person } from "./ground.ts";
import { storedEvents } from "./stored.ts";

const documentId = id("midkonin");
const konin = `/api/documents/${documentId}`;
const roundId = id("round");
const place = "summary.text";
const at = Date.UTC(2026, 10, 22, 8);

test("O1 what is sent is a named revision, which stays as it was while the city goes on", async () => {
  const { url, lead, facilitator } = await start();
  const city = await (await stockClient(url, "editor", documentId)).synced();
  await write(city, "Tekst do recenzji");

  const round = await send(lead, { note: "Prosimy o uwagi\ndo wyzwań.", due: "2026-12-01" });
  await write(city, "Tekst po wysłaniu");

  expect(round).toMatchObject({
    number: 1,
    state: "reviewing",
    sentBy: id("lead"),
    note: "Prosimy o uwagi\ndo wyzwań.",
    due: "2026-12-01",
    reviewers: [{ person: id("facilitator"), remarks: 0 }],
    counts: { open: 0, addressed: 0, closed: 0 },
  });
  expect(await frozenText(facilitator, round)).toBe("Tekst do recenzji");
  const { body } = await lead.get(`${konin}/revisions`);
  expect(body).toMatchObject({
    revisions: expect.arrayContaining([
      expect.objectContaining({ id: round.revision, kind: "named", name: "Runda recenzji 1" }),
    ]),
  });
});

test("O1 a text that is under review is not let go of when its revision loses the name", async () => {
  await withStore(await temporaryFolder(), async (driver) => {
    await driver.write([...(await matrixGround(at)), ...aRevision, ...aRound("closed")]);
    await driver.write([aboutRevision(id("revision"))]);
    const revision = await findRevision(driver, documentId, id("revision"));
    if (!revision) throw new Error("The revision is missing");

    expect(revision).toMatchObject({ name: "", isLinked: 1 });
    await expect(driver.write(dropRevision(revision, undefined))).rejects.toThrow(WriteConflict);
  });
});

test("a peer reads the text that they review, and an observer and a stranger do not", async () => {
  const { url, lead, peer } = await start();
  const round = await send(lead, { kind: "peer", reviewers: [id("peer")] });

  expect(await frozenText(peer, round)).toBe("");
  for (const person of ["observer", "stranger"] as const) {
    const client = await signedIn(url, person);
    expect((await client.get(statePath(round))).status).toBe(404);
    expect((await client.get(`${konin}/rounds`)).status).toBe(404);
  }
});

test("those can be asked who may remark and do not write in it", async () => {
  const { lead, editor } = await start();

  const { reviewers, canSend } = await listOf(lead);
  const answers = await Promise.all(
    ["editor", "administrator", "observer", "stranger", "nobody"].map((name) =>
      lead.post(`${konin}/rounds`, { kind: "review", reviewers: [id("facilitator"), id(name)] }),
    ),
  );

  expect(canSend).toBe(true);
  expect(reviewers.map(({ name, isPeer }) => [name, isPeer])).toEqual([
    ["coordinator", false],
    ["facilitator", false],
    ["peer", true],
  ]);
  expect(answers.map(codeOf)).toEqual(Array(5).fill("invalid-input"));
  expect(answers[0]?.body).toMatchObject({ error: { issues: [{ path: "reviewers.1" }] } });
  expect(await listOf(editor)).toMatchObject({ rounds: [], reviewers: [], canSend: false });
});

test("O2 while a round is under way no other of its kind is sent", async () => {
  const { lead } = await start();
  await send(lead);

  const again = await lead.post(`${konin}/rounds`, wish({}));
  const peers = await send(lead, { kind: "peer", reviewers: [id("peer")] });

  expect(codeOf(again)).toBe("conflict");
  expect(peers.number).toBe(2);
  expect((await listOf(lead)).rounds.map(({ number, kind }) => [number, kind])).toEqual([
    [2, "peer"],
    [1, "review"],
  ]);
});

test("O2 of two who send at once one is told that a round is under way", async () => {
  const { url, lead } = await start();
  const other = await signedIn(url, "lead");

  const answers = await Promise.all(
    [lead, other].map((client) => client.post(`${konin}/rounds`, wish({}))),
  );

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect((await listOf(lead)).rounds).toHaveLength(1);
});

test("O3 a round goes back to the city with the last reviewer, who can still take it up again", async () => {
  const { url, lead, facilitator } = await start();
  const coordinator = await signedIn(url, "coordinator");
  const round = await send(lead, { reviewers: [id("facilitator"), id("coordinator")] });

  expect(await step(facilitator, round, "hand-back")).toMatchObject({
    state: "reviewing",
    may: { handBack: false, again: true },
  });
  expect(await step(coordinator, round, "hand-back")).toMatchObject({
    state: "answering",
    returnedAt: at,
  });
  expect(await step(coordinator, round, "again")).toMatchObject({ state: "reviewing" });

  const { rounds } = await listOf(lead);
  expect(rounds[0]?.returnedAt).toBeUndefined();
  expect(rounds[0]?.reviewers.map(({ person, doneAt }) => [person, doneAt])).toEqual([
    [id("coordinator"), undefined],
    [id("facilitator"), at],
  ]);
});

test("O3 the lead ends the reviewing early, takes reviewers off the list, and asks others", async () => {
  const { lead, facilitator } = await start();
  const round = await send(lead, { reviewers: [id("facilitator"), id("coordinator")] });

  expect(await step(lead, round, "hand-back")).toMatchObject({ state: "answering" });
  expect(await step(lead, round, "again")).toMatchObject({ state: "reviewing" });
  await step(facilitator, round, "hand-back");
  const fewer = await changed(lead, round, { reviewers: [id("facilitator")], due: null });

  expect(fewer).toMatchObject({
    state: "answering",
    reviewers: [{ person: id("facilitator") }],
  });
  const more = await changed(lead, round, { reviewers: [id("facilitator"), id("peer")] });
  expect(more.reviewers).toHaveLength(2);
});

test("O4 the city is done when every remark has its answer; notes within the team and what was taken back count nowhere", async () => {
  const { lead, facilitator } = await start([
    ...aRound("answering"),
    aRemark("one", "open"),
    aRemark("two", "addressed"),
    aRemark("note", "open", { author: "editor", isInternal: true }),
    aRemark("gone", "open", { isRemoved: true }),
  ]);

  expect(await refusedStep(lead, "answered")).toBe("conflict");
  const [round] = (await listOf(facilitator)).rounds;

  expect(round).toMatchObject({
    state: "answering",
    counts: { open: 1, addressed: 1, closed: 0 },
    reviewers: [{ person: id("facilitator"), remarks: 2 }],
  });

  const answer = { kind: "done", text: "" };
  await lead.post(`${konin}/threads/${id("one")}/steps`, { step: "address", answer });

  expect((await step(lead, { id: roundId }, "answered")).state).toBe("confirming");
});

test("a round goes from sending to closing, and each side is told what it may do", async () => {
  const { lead, editor, facilitator, dataDir, server } = await start();
  const round = await send(lead);

  await step(facilitator, round, "hand-back");
  expect((await listOf(editor)).rounds[0]?.may).toEqual({
    handBack: false,
    answer: true,
    close: false,
    lead: false,
    again: false,
  });
  expect(await step(editor, round, "answered")).toMatchObject({ state: "confirming" });
  expect(await step(facilitator, round, "again")).toMatchObject({ state: "answering" });
  await step(editor, round, "answered");
  const closed = await step(facilitator, round, "close");

  expect(closed).toMatchObject({ state: "closed", closedBy: id("facilitator"), closedAt: at });
  expect(Object.values(closed.may)).toEqual(Array(5).fill(false));
  expect(await refusedStep(lead, "close", round.id)).toBe("conflict");
  await server.stop();
  const events = await storedEvents(dataDir);
  for (const [action, person] of [
    ["round-sent", "lead"],
    ["round-closed", "facilitator"],
  ] as const) {
    expect(events).toContainEqual(expect.objectContaining({ action, by: id(person) }));
  }
});

test("a remark is made in a round that is under way, and no note within the team", async () => {
  const { lead, facilitator } = await start([
    ...aRound("closed", { id: id("over") }),
    ...aRound("reviewing", { number: 2 }),
  ]);
  const about = { place: { type: "document" }, kind: "question", text: "Skąd?" } as const;
  const made = (client: Client, body: object) =>
    client.post(`${konin}/threads`, { ...about, ...body });

  const remark = await made(facilitator, { id: "page000000000001", round: roundId });
  const late = await made(facilitator, { id: "page000000000002", round: id("over") });
  const note = { id: "page000000000003", round: roundId, isInternal: true };

  expect(remark.status).toBe(201);
  expect([late, await made(lead, note)].map(codeOf)).toEqual(["invalid-input", "invalid-input"]);
});

test("O5 a step that is not somebody's, or does not follow now, is refused", async () => {
  const states = ["reviewing", "answering", "confirming", "closed"] as const;
  const { url, lead } = await start(
    states.flatMap((state, index) => aRound(state, { id: id(state), number: index + 1 })),
  );

  for (const [state, person, refused] of [
    ["reviewing", "editor", "hand-back"],
    // They do not review.
    ["reviewing", "coordinator", "hand-back"],
    ["reviewing", "editor", "answered"],
    ["answering", "facilitator", "answered"],
    ["answering", "facilitator", "close"],
    ["confirming", "editor", "close"],
    ["closed", "facilitator", "again"],
    ["closed", "lead", "close"],
  ] as const) {
    const client = await signedIn(url, person);
    expect([state, person, await refusedStep(client, refused, id(state))]).toEqual([
      state,
      person,
      "conflict",
    ]);
  }

  const { rounds } = await listOf(lead);
  expect(rounds.map(({ state }) => state)).toEqual(states.toReversed());
});

test("O5 of two who hand back as the same person at once one is told that it is done", async () => {
  const { url, lead, facilitator } = await start();
  const round = await send(lead, { reviewers: [id("facilitator"), id("coordinator")] });
  const other = await signedIn(url, "facilitator");

  const answers = await Promise.all(
    [facilitator, other].map((one) => ask(one, round, "hand-back")),
  );

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test("O6 of peers' grids each sees their own, and the others' once both have handed back", async () => {
  const { url, lead, peer } = await start();
  const facilitator = await signedIn(url, "facilitator");
  const round = await send(lead, { kind: "peer", reviewers: [id("peer"), id("facilitator")] });
  await keepGrid(peer, round, gridOf(4));
  await keepGrid(facilitator, round, gridOf(2));

  expect(await scoresSeenBy(peer)).toEqual([undefined, 4]);
  expect(await scoresSeenBy(lead)).toEqual([undefined, undefined]);
  await step(facilitator, round, "hand-back");
  expect(await scoresSeenBy(peer)).toEqual([undefined, 4]);
  expect(await scoresSeenBy(lead)).toEqual([2, undefined]);
  await step(peer, round, "hand-back");

  for (const client of [peer, lead, facilitator])
    expect(await scoresSeenBy(client)).toEqual([2, 4]);
  expect((await keepGrid(peer, round, gridOf(5))).status).toBe(409);
});

test("O6 who was taken off the list before they handed back sees no others' grids: they may come back", async () => {
  const { url, lead, peer } = await start();
  const facilitator = await signedIn(url, "facilitator");
  const round = await send(lead, { kind: "peer", reviewers: [id("peer"), id("facilitator")] });
  await keepGrid(facilitator, round, gridOf(2));
  await step(facilitator, round, "hand-back");

  await changed(lead, round, { reviewers: [id("facilitator")] });

  expect(await scoresSeenBy(peer)).toEqual([undefined]);
  expect(await scoresSeenBy(lead)).toEqual([2]);
});

test("a grid is for peer rounds, and for who was asked", async () => {
  const { lead, facilitator, peer } = await start();
  const round = await send(lead);
  const peers = await send(lead, { kind: "peer", reviewers: [id("peer")] });

  expect((await keepGrid(facilitator, round, gridOf(3))).status).toBe(409);
  expect((await keepGrid(facilitator, peers, gridOf(3))).status).toBe(409);
  expect((await keepGrid(peer, peers, gridOf(6))).status).toBe(400);
  expect((await keepGrid(peer, peers, gridOf(3))).status).toBe(204);
});

test("a round of another document is not there", async () => {
  const { url, lead } = await start(aRound("reviewing"));
  const coordinator = await signedIn(url, "coordinator");
  const elsewhere = `/api/documents/${id("midrybnik")}/rounds/${roundId}`;

  expect((await coordinator.get(`${elsewhere}/state`)).status).toBe(404);
  expect((await coordinator.post(`${elsewhere}/steps`, { step: "close" })).status).toBe(404);
  expect((await listOf(lead)).rounds).toHaveLength(1);
});

test("after a purge the round is there, and its text is not", async () => {
  const { url, lead, facilitator } = await start();
  const round = await send(lead);
  const administrator = await signedIn(url, "administrator");

  const purge = await administrator.post(`${konin}/purge`, { title: "MID konin", reason: "RODO" });

  expect(purge.status).toBe(204);
  expect((await listOf(facilitator)).rounds[0]).not.toHaveProperty("revision");
  expect((await facilitator.get(statePath(round))).status).toBe(404);
});

test("nobody waits for a reviewer whose account was erased", async () => {
  const { url, lead } = await start();
  await send(lead, { reviewers: [id("facilitator"), id("coordinator")] });
  const administrator = await signedIn(url, "administrator");

  const erased = await administrator.post(`/api/people/${id("coordinator")}/erase`);

  expect(erased.status).toBe(204);
  const [round] = (await listOf(lead)).rounds;
  expect(round?.reviewers.map(({ person }) => person)).toEqual([id("facilitator")]);
});

test("O3 a round goes back to the city when the last who was awaited is erased", async () => {
  const { url, lead, facilitator } = await start();
  const round = await send(lead, { reviewers: [id("facilitator"), id("coordinator")] });
  await step(facilitator, round, "hand-back");
  const administrator = await signedIn(url, "administrator");

  await administrator.post(`/api/people/${id("coordinator")}/erase`);

  expect((await listOf(lead)).rounds).toMatchObject([{ state: "answering" }]);
});

test("what somebody said in rounds is in the file of their personal data", async () => {
  const { lead, peer } = await start();
  const round = await send(lead, { kind: "peer", reviewers: [id("peer")], note: "Prosimy." });
  await keepGrid(peer, round, gridOf(4));

  const document = { id: documentId, title: "MID konin" };
  const facts = { document, number: 1, kind: "peer", at: new Date(at).toISOString() };
  expect((await lead.get("/api/me/data")).body).toMatchObject({
    rounds: { items: [{ ...facts, part: "sent", note: "Prosimy." }] },
  });
  expect((await peer.get("/api/me/data")).body).toMatchObject({
    rounds: { items: [{ ...facts, part: "reviewer", grid: gridOf(4) }] },
  });
});

test("each side is told of what the other did", async () => {
  const { time, lead, editor, facilitator } = await start();
  const round = await send(lead);
  time.advance(1000);
  await step(facilitator, round, "hand-back");
  time.advance(1000);
  await step(editor, round, "answered");
  time.advance(1000);
  await step(facilitator, round, "close");

  expect(await toldTo(facilitator)).toEqual(["round-sent", "round-answered"]);
  expect(await toldTo(lead)).toEqual(["round-returned", "round-closed"]);
  const { body } = await facilitator.get("/api/inbox");
  expect(Inbox.parse(body).notifications.map(({ path }) => path)).toEqual(
    Array(2).fill(`/dokumenty/${documentId}/rundy/${round.id}`),
  );
});

test("reviewers who are awaited are reminded the day before and the day after, once each", async () => {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, async (driver) => {
    await driver.write([
      ...(await matrixGround(at)),
      ...aRound("reviewing", { due: "2026-11-24" }),
    ]);
    const told: string[] = [];
    const hours = (count: number) => at + count * 3_600_000;

    for (const hour of [0, 1, 24, 25, 48, 60, 72, 73]) {
      const before = told.length;
      await remind(driver, hours(hour), told);
      told.push(...Array(told.length - before === 0 ? 0 : 1).fill(`after ${hour} h`));
    }

    expect(told).toEqual([id("facilitator"), "after 24 h", id("facilitator"), "after 72 h"]);
  });
});

test("who has handed back or was taken off the list is not reminded, and of another due day one is anew", async () => {
  const dataDir = await temporaryFolder();
  await withStore(dataDir, async (driver) => {
    const [peer, coordinator] = [id("peer"), id("coordinator")];
    await driver.write([
      ...(await matrixGround(at)),
      ...aRound("reviewing", { due: "2026-11-24" }),
      ...[peer, coordinator].map((person) => addReviewer(roundId, person)),
      handBack(roundId, peer, at),
      removeReviewer(roundId, coordinator, at),
    ]);
    const told: string[] = [];
    const day = (count: number) => at + count * 24 * 3_600_000;

    await remind(driver, day(1), told);
    await remind(driver, day(3), told);
    await driver.write([setRoundDue(roundId, "2026-11-26")]);
    await remind(driver, day(5), told);

    expect(told).toEqual([id("facilitator"), id("facilitator"), id("facilitator")]);
  });
});

async function start(statements: readonly Statement[] = []) {
  const time = new FakeTime(at);
  const dataDir = await temporaryFolder();
  const server = await startTestServer({
    dataDir,
    statements: [...(await matrixGround(at)), ...statements],
    overrides: time,
  });
  const { url } = server;
  const [lead, editor, facilitator, peer] = await Promise.all(
    (["lead", "editor", "facilitator", "peer"] as const).map((person) => signedIn(url, person)),
  );
  if (!lead || !editor || !facilitator || !peer) throw new Error("Somebody is missing");
  return { server, url, time, dataDir, lead, editor, facilitator, peer };
}

function wish(change: Partial<NewRound>): NewRound {
  return { kind: "review", note: "", reviewers: [id("facilitator")], ...change };
}

async function send(lead: Client, change: Partial<NewRound> = {}): Promise<Round> {
  const { status, body } = await lead.post(`${konin}/rounds`, wish(change));
  expect(status).toBe(201);
  return Round.parse(body);
}

async function listOf(client: Client): Promise<RoundList> {
  return RoundList.parse((await client.get(`${konin}/rounds`)).body);
}

function ask(client: Client, { id: round }: Pick<Round, "id">, name: RoundStep["step"]) {
  return client.post(`${konin}/rounds/${round}/steps`, { step: name });
}

async function step(
  client: Client,
  round: Pick<Round, "id">,
  name: RoundStep["step"],
): Promise<Round> {
  const { status, body } = await ask(client, round, name);
  expect(status).toBe(200);
  return Round.parse(body);
}

async function refusedStep(client: Client, name: RoundStep["step"], round: string = roundId) {
  return codeOf(await ask(client, { id: round }, name));
}

async function changed(lead: Client, { id: round }: Round, body: unknown): Promise<Round> {
  const answer = await lead.send(`${konin}/rounds/${round}`, { method: "PATCH", body });
  return Round.parse(answer.body);
}

const gridOf = (score: number): PeerGrid => ({
  scores: { challenge: { score, text: "Wyzwanie jest jasne." } },
  answers: { strength: "Dane." },
});

function keepGrid(client: Client, { id: round }: Round, body: PeerGrid) {
  return client.send(`${konin}/rounds/${round}/grid`, { method: "PUT", body });
}

/** By name: the facilitator's, then the peer's. */
async function scoresSeenBy(client: Client): Promise<(number | undefined)[]> {
  const [round] = (await listOf(client)).rounds;
  return (round?.reviewers ?? []).map(({ grid }) => grid?.scores.challenge?.score);
}

const statePath = ({ id: round }: Round) => `${konin}/rounds/${round}/state`;

async function frozenText(client: Client, round: Round): Promise<string> {
  const { body } = await client.get(statePath(round));
  if (!(body instanceof Uint8Array)) throw new Error("There is no state");
  const doc = new Doc();
  applyUpdate(doc, body);
  return plainText(readRichText(textAt(doc, place))).trim();
}

async function write(city: StockClient, words: string): Promise<void> {
  writeRichText(textAt(city.doc, place), paragraphs(words));
  await city.saved();
}

interface RoundFacts {
  readonly id?: string;
  readonly number?: number;
  readonly due?: string;
}

/** One that is there from the start, with no text of its own. */
function aRound(state: Round["state"], facts: RoundFacts = {}): Statement[] {
  const { id: round = roundId, number = 1, due = null } = facts;
  return [
    {
      sql: `insert into review_round (id, document_id, number, kind, state, sent_by, sent_at, note, due)
        values ($1, $2, $3, 'review', $4, $5, $6, '', $7)`,
      values: [round, documentId, number, state, id("lead"), at, due],
    },
    addReviewer(round, id("facilitator")),
  ];
}

const aRevision = insertRevision({
  id: id("revision"),
  documentId,
  kind: "pause",
  name: "",
  description: "",
  namedBy: null,
  createdAt: at,
  createdBy: id("lead"),
  seq: 1,
  templateVersion: 1,
  epoch: 1,
  data: Uint8Array.of(0, 0),
  encoding: "plain",
  contributors: [],
});

function aboutRevision(revision: string): Statement {
  return {
    sql: "update review_round set revision_id = $2 where id = $1",
    values: [roundId, revision],
  };
}

interface RemarkChange {
  readonly author?: Person;
  readonly isInternal?: boolean;
  readonly isRemoved?: boolean;
}

function aRemark(
  name: string,
  state: "open" | "addressed",
  { author = "facilitator", isInternal = false, isRemoved = false }: RemarkChange = {},
): Statement {
  return {
    sql: `insert into review_thread (id, document_id, version, place_type, place, label, kind, state, is_internal,
        round_id, author_id, created_at, removed_at)
      values ($1, $2, 1, 'document', '', '', 'question', $3, $4, $5, $6, $7, $8)`,
    values: [
      id(name),
      documentId,
      state,
      isInternal ? 1 : 0,
      roundId,
      id(author),
      at,
      isRemoved ? at : null,
    ],
  };
}

/** What is for this person, as it happened. */
async function toldTo(client: Client): Promise<string[]> {
  const { notifications } = Inbox.parse((await client.get("/api/inbox")).body);
  return notifications.map(({ event }) => event).toReversed();
}

/** What is told goes to the end of `told`. */
async function remind(driver: Driver, now: number, told: string[]): Promise<void> {
  const notifier: Notifier = {
    tell: async ({ event, concerned }) => {
      expect(event).toBe("round-due");
      told.push(...concerned);
      return [];
    },
    told: () => {},
  };
  await remindOfRounds({ driver, notifier, clock: () => now, log: silentLogger });
}
