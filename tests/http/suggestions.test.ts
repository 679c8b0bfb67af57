/** Suggestions: changes that people would make, and who decides about them. */
import {
  insertedBy,
  localEdit,
  paragraphs,
  plainText,
  readRichText,
  suggestedHunks,
  textAt,
  writeRichText,
} from "@brudnopis/document";
import {
  NewGuestLinkAnswer,
  Proposal,
  type SuggestedChange,
  type Suggestion,
  type SuggestionDecision,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { UndoManager } from "yjs";
import { z } from "zod";
import { insertSuggestion } from "../../apps/server/src/store/review-suggestions.ts";
import { FakeTime, startTestServer, useServer } from "../../apps/server/src/testing.ts";
import { type StockClient, stockClient } from "../sync/sockets.ts";
import { Client, codeOf, signedIn } from "./client.ts";
import { matrixGround, permissionsOn } from "./expected-access.ts";
import { id, people, type Person } from "./ground.ts";
import { feedOf, konin, pageId, stateOf } from "./remarks.ts";
import { acceptedBy, batchOf, decide, suggest, suggested } from "./suggesting.ts";

const server = useServer(async () => ({ statements: await matrixGround(Date.now()) }));
const everybody = Object.keys(people).filter((name): name is Person => name in people);
const as = (person: Person) => signedIn(server().url, person);
const address = "summary.text";
const year: SuggestedChange = {
  type: "value",
  address: "actions/a1.cost",
  after: { type: "money", grosze: 260_000_000 },
};

test("S1 whoever may suggest does, all who may comment see it, and only who writes may decide", async () => {
  const made = await suggested(await as("facilitator"), [year], "Tak jest w WPF");

  for (const person of everybody) {
    const client = await as(person);
    const permissions = permissionsOn.own[person];
    if (!permissions.includes("comment")) continue;
    const { suggestions, canSuggest } = await feedOf(client);
    const seen = suggestions.find(({ id: suggestion }) => suggestion === made[0]?.id);
    expect(seen).toMatchObject({
      change: year,
      note: "Tak jest w WPF",
      author: id("facilitator"),
      state: "open",
      may: { decide: permissions.includes("edit"), withdraw: person === "facilitator" },
    });
    expect(canSuggest).toBe(permissions.includes("suggest"));
  }
});

test("S1 whatever is suggested and refused, the document stays as it is until an editor accepts", async () => {
  const [facilitator, typing] = [await as("facilitator"), await typingAs("editor")];
  write(typing.doc, "Miasto posadzi drzewa wzdłuż ulic.");
  await typing.saved();
  const before = await stateOf(facilitator);

  const hunks = suggestedHunks(
    textAt(typing.doc, address),
    paragraphs("Miasto posadzi rodzime drzewa wzdłuż ulic i placów.").content,
  );
  const [one, two] = await suggested(facilitator, [...hunks.map(asChange), year]);
  const editor = await as("editor");
  await decide(editor, two, { decision: "reject", because: "Nie teraz" });
  await decide(editor, one, { decision: "accept" });

  expect(await stateOf(facilitator)).toEqual(before);
  await acceptedBy(editor, typing, one);
  expect(await stateOf(facilitator)).not.toEqual(before);
  expect(textOf(typing.doc)).toContain("rodzime drzewa");
});

test.each<[string, unknown]>([
  ["a field that there is not", { ...year, address: "summary.nowhere" }],
  ["a value that does not fit", { ...year, after: { type: "year", year: 2030 } }],
  ["the value of a text", { ...year, address: "summary.text" }],
  ["words for what is no text", { type: "text", address: "actions/a1.cost", hunk: aHunk({}) }],
  ["a node that there is not", textChange({ after: [{ type: "video" }] })],
  ["a block within a line", textChange({ after: [{ type: "paragraph" }] })],
  ["a link to a program", textChange({ after: [linked("javascript:alert(1)")] })],
  [
    "a heading in a line",
    { ...textChange({ kind: "block", after: [{ type: "heading" }] }), address: "actions/a1.name" },
  ],
  [
    "a cell without a table",
    textChange({ kind: "block", after: [{ type: "paragraph", content: [{ type: "tableCell" }] }] }),
  ],
  ["a record of nothing", { type: "remove-record", collection: "nowhere", record: "r1" }],
  [
    "a record that cannot be",
    {
      type: "add-record",
      collection: "actions",
      record: "r1",
      fields: { cost: { type: "boolean", value: true } },
    },
  ],
  ["what guests do", { type: "answer", place: "summary.text", text: "Tak" }],
])("S2 %s cannot be suggested", async (_, change) => {
  const answer = await suggest(await as("facilitator"), [change]);

  expect(codeOf(answer)).toBe("invalid-input");
});

test("S2 what is nested without end is refused like anything else that cannot be", async () => {
  const nodes = `{"type":"blockquote","content":[`.repeat(5000) + "]}".repeat(5000);
  const hunk = JSON.stringify(textChange({ kind: "block", after: [] }));
  const change = hunk.replace('"after":[]', `"after":[${nodes}]`);

  const answer = await (
    await as("facilitator")
  ).post(
    `${konin}/suggestions`,
    `{"batch":"${pageId()}","suggestions":[{"id":"${pageId()}","change":${change}}]}`,
  );

  expect(codeOf(answer)).toBe("invalid-input");
});

test("S5 nobody puts a suggestion among those that somebody else has sent together", async () => {
  const [facilitator, partner] = [await as("facilitator"), await as("partner")];
  const [one] = await suggested(facilitator, [year]);
  const more = { id: pageId(), change: year };

  const others = await partner.post(`${konin}/suggestions`, {
    batch: one?.batch,
    suggestions: [more],
  });
  const own = await facilitator.post(`${konin}/suggestions`, {
    batch: one?.batch,
    suggestions: [more],
  });

  expect([codeOf(others), own.status]).toEqual(["conflict", 201]);
});

test("a document takes no more suggestions than a page can be given", async () => {
  const by = { authorId: id("facilitator") };
  const row = {
    documentId: id("midkonin"),
    batch: pageId(),
    label: "",
    note: "",
    createdAt: 1,
    by,
  };
  const text = { type: "line", text: "x".repeat(1024 * 1024) } as const;
  const change: SuggestedChange = {
    type: "add-record",
    collection: "actions",
    record: "a9",
    fields: { name: text },
  };
  const many = Array.from({ length: 16 }, () =>
    insertSuggestion({ ...row, id: pageId(), change }, 5000),
  );
  const { url } = await startTestServer({
    statements: [...(await matrixGround(Date.now())), ...many],
  });

  const answer = await suggest(await signedIn(url, "facilitator"), [year]);

  expect(codeOf(answer)).toBe("conflict");
});

test("S3 of two editors who accept at one moment one does, and the other is told", async () => {
  const [editor, lead, facilitator] = [
    await as("editor"),
    await as("lead"),
    await as("facilitator"),
  ];
  const [one] = await suggested(facilitator, [year]);

  const claims = await Promise.all(
    [editor, lead, editor, lead].map((client) => decide(client, one, { decision: "accept" })),
  );
  const codes = claims.map(({ status }) => status).toSorted((a, b) => a - b);
  const winner = claims.findIndex(({ status }) => status === 200);
  const [first, second] = winner % 2 === 0 ? [editor, lead] : [lead, editor];
  const refused = [
    await decide(second, one, { decision: "applied", inserted: [] }),
    await decide(second, one, { decision: "reject", because: "" }),
    await decide(facilitator, one, { decision: "withdraw" }),
  ];
  const applied = await decide(first, one, { decision: "applied", inserted: [] });
  const again = await decide(first, one, { decision: "applied", inserted: [] });
  const late = await decide(second, one, { decision: "accept" });

  expect(codes).toEqual([200, 409, 409, 409]);
  expect(refused.map(codeOf)).toEqual(["conflict", "conflict", "conflict"]);
  expect([applied.status, again.status, codeOf(late)]).toEqual([200, 200, "conflict"]);
  const by = winner % 2 === 0 ? id("editor") : id("lead");
  expect(await found(facilitator, one)).toMatchObject({ state: "accepted", decided: { by } });
});

test("S3 a claim ends when it is given back, and by itself after half a minute", async () => {
  const time = new FakeTime();
  const { url } = await startTestServer({
    statements: await matrixGround(time.clock()),
    overrides: time,
  });
  const [editor, lead] = [await signedIn(url, "editor"), await signedIn(url, "lead")];
  const [one] = await suggested(lead, [year]);
  await decide(editor, one, { decision: "accept" });

  // Nobody gives back what somebody else has claimed.
  await decide(lead, one, { decision: "release" });
  const early = await decide(lead, one, { decision: "accept" });
  await decide(editor, one, { decision: "release" });
  const released = await decide(lead, one, { decision: "accept" });
  time.advance(29_999);
  const held = await decide(editor, one, { decision: "accept" });
  time.advance(1);
  const over = await decide(editor, one, { decision: "accept" });
  const lost = await decide(lead, one, { decision: "applied", inserted: [] });

  expect([early, released, held, over, lost].map(({ status }) => status)).toEqual([
    409, 200, 409, 200, 409,
  ]);
});

test("who may not write decides nothing, and withdraws only what is their own", async () => {
  const [facilitator, editor, lead] = [
    await as("facilitator"),
    await as("editor"),
    await as("lead"),
  ];
  const [one, two] = await suggested(facilitator, [year, year]);
  const decisions: SuggestionDecision[] = [
    { decision: "accept" },
    { decision: "applied", inserted: [] },
    { decision: "reject", because: "" },
  ];

  const refused = await Promise.all(decisions.map((each) => decide(facilitator, one, each)));
  const others = await decide(lead, one, { decision: "withdraw" });
  const own = await decide(facilitator, one, { decision: "withdraw" });
  await decide(editor, two, { decision: "reject", because: "Bez zgody skarbnika" });

  expect(refused.map(codeOf)).toEqual(Array(3).fill("not-found"));
  expect([codeOf(others), own.status]).toEqual(["not-found", 200]);
  expect(codeOf(await decide(editor, one, { decision: "accept" }))).toBe("conflict");
  expect(await found(lead, two)).toMatchObject({
    state: "rejected",
    decided: { by: id("editor"), because: "Bez zgody skarbnika" },
  });
  expect((await decide(lead, two, { decision: "reopen" })).status).toBe(200);
  expect(await found(lead, two)).toMatchObject({ state: "open" });
});

test("S5 what is sent twice is there once, also when both come at one moment", async () => {
  const facilitator = await as("facilitator");
  const body = batchOf([year, { type: "remove-record", collection: "actions", record: "a1" }]);

  const made = await Promise.all(
    [1, 2, 3].map(() => facilitator.post(`${konin}/suggestions`, body)),
  );
  const byAnother = await (await as("lead")).post(`${konin}/suggestions`, body);

  expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(codeOf(byAnother)).toBe("conflict");
  const { suggestions } = await feedOf(facilitator);
  expect(suggestions.filter(({ batch }) => batch === body.batch)).toHaveLength(2);
});

test("S4 words that were taken over are credited to both, also after others have written", async () => {
  const [facilitator, editor, typing] = [
    await as("facilitator"),
    await as("editor"),
    await typingAs("editor"),
  ];
  write(typing.doc, "Miasto posadzi drzewa.");
  const hunks = suggestedHunks(
    textAt(typing.doc, address),
    paragraphs("Miasto posadzi rodzime drzewa.").content,
  );
  const [one] = await suggested(facilitator, hunks.map(asChange));

  await acceptedBy(editor, typing, one);

  const { body } = await editor.get(`${konin}/blame?address=${address}`);
  const { runs, people: named } = z
    .looseObject({
      runs: z.array(
        z.looseObject({
          text: z.string(),
          by: z.looseObject({ person: z.string(), suggestedBy: z.string().optional() }).optional(),
        }),
      ),
      people: z.record(z.string(), z.unknown()),
    })
    .parse(body);
  const credits = runs.map(({ text, by }) => [text, by?.person, by?.suggestedBy]);
  expect(credits).toContainEqual(["rodzime ", id("editor"), id("facilitator")]);
  expect(credits[0]).toEqual(["Miasto posadzi ", id("editor"), undefined]);
  expect(Object.keys(named)).toContain(id("facilitator"));
});

test("S4 nobody credits words to others that they have not written themselves", async () => {
  const [facilitator, lead, typing] = [
    await as("facilitator"),
    await as("lead"),
    await typingAs("editor"),
  ];
  const [one] = await suggested(facilitator, [year]);
  const inserted = insertedBy(typing.doc, () => write(typing.doc, "Słowa redaktorki."));
  await typing.saved();

  await decide(lead, one, { decision: "accept" });
  await decide(lead, one, { decision: "applied", inserted });

  const { body } = await lead.get(`${konin}/blame?address=${address}`);
  expect(JSON.stringify(body)).toContain("Słowa redaktorki.");
  expect(JSON.stringify(body)).not.toContain("suggestedBy");
});

test("S4 nobody credits more of their own words to others than those had suggested", async () => {
  const [facilitator, editor, typing] = [
    await as("facilitator"),
    await as("editor"),
    await typingAs("editor"),
  ];
  const [one] = await suggested(facilitator, [year]);
  write(typing.doc, "Tego nikt nie sugerował. ".repeat(40));
  await typing.saved();

  await decide(editor, one, { decision: "accept" });
  const inserted = [{ client: typing.doc.clientID, clock: 0, length: 1_000_000 }];
  const answer = await decide(editor, one, { decision: "applied", inserted });

  expect(answer.body).toMatchObject({ state: "accepted" });
  const { body } = await editor.get(`${konin}/blame?address=${address}`);
  expect(JSON.stringify(body)).toContain("Tego nikt nie sugerował.");
  expect(JSON.stringify(body)).not.toContain("suggestedBy");
});

test("an acceptance that was undone can be opened again, and is credited to nobody", async () => {
  const [facilitator, editor, typing] = [
    await as("facilitator"),
    await as("editor"),
    await typingAs("editor"),
  ];
  write(typing.doc, "Miasto posadzi drzewa.");
  const hunks = suggestedHunks(
    textAt(typing.doc, address),
    paragraphs("Miasto posadzi i podleje drzewa.").content,
  );
  const [one] = await suggested(facilitator, hunks.map(asChange));
  const undo = new UndoManager([textAt(typing.doc, address)], {
    trackedOrigins: new Set([localEdit]),
  });

  await acceptedBy(editor, typing, one);
  undo.undo();
  await typing.saved();
  await decide(editor, one, { decision: "reopen" });

  expect(await found(facilitator, one)).toMatchObject({ state: "open" });
  expect(textOf(typing.doc)).toBe("Miasto posadzi drzewa.");
  await acceptedBy(editor, typing, one);
  expect(textOf(typing.doc)).toBe("Miasto posadzi i podleje drzewa.");
});

test("S6 a guest's answer is a suggestion for who may suggest, and is decided about in both places at once", async () => {
  const [editor, facilitator] = [await as("editor"), await as("facilitator")];
  await answered(editor, address, "Jan Nowak", "Trzysta drzew");
  const [used, dismissed] = [
    await answerIn(editor),
    await answered(editor, "challenge.why-now", "Ewa", "2 600 000"),
  ];

  expect(used).toMatchObject({
    guest: "Jan Nowak",
    change: { type: "answer", place: address, text: "Trzysta drzew" },
    state: "open",
  });
  expect(await answerIn(facilitator)).toBeDefined();
  for (const person of ["peer", "coordinator"] as const)
    expect(await answerIn(await as(person))).toBeUndefined();
  const typing = await typingAs("editor");
  await acceptedBy(editor, typing, used);
  await editor.post(`${konin}/proposals/${dismissed}`, { state: "dismissed" });

  expect(textOf(typing.doc)).toContain("Trzysta drzew");
  const { body } = await editor.get(`${konin}/proposals`);
  const states = new Map(
    z
      .array(Proposal)
      .parse(body)
      .map(({ id: proposal, state }) => [proposal, state]),
  );
  expect([states.get(used?.id ?? ""), states.get(dismissed)]).toEqual(["used", "dismissed"]);
  expect(
    (await feedOf(editor)).suggestions.find(({ id: each }) => each === dismissed),
  ).toMatchObject({ state: "rejected" });
});

function aHunk(own: object) {
  const anchor = { start: "", end: "", quote: "", prefix: "", suffix: "", occurrences: 0 };
  return { kind: "inline", anchor, before: [], after: [{ type: "text", text: "x" }], ...own };
}

function textChange(own: object) {
  return { type: "text", address, hunk: aHunk(own) };
}

function linked(href: string) {
  return { type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] };
}

function asChange(hunk: ReturnType<typeof suggestedHunks>[number]): SuggestedChange {
  return { type: "text", address, hunk };
}

async function found(client: Client, suggestion: Suggestion | undefined) {
  return (await feedOf(client)).suggestions.find(({ id: each }) => each === suggestion?.id);
}

async function typingAs(person: Person) {
  return (await stockClient(server().url, person, id("midkonin"))).synced();
}

function write(doc: StockClient["doc"], words: string): void {
  const fragment = textAt(doc, address);
  doc.transact(() => {
    fragment.delete(0, fragment.length);
    writeRichText(fragment, paragraphs(words));
  });
}

function textOf(doc: StockClient["doc"]): string {
  return plainText(readRichText(textAt(doc, address)));
}

/** Returns the answer's id. */
async function answered(
  client: Client,
  place: string,
  name: string,
  text: string,
): Promise<string> {
  const asked = await client.post(`${konin}/questions`, { address: place });
  const { link } = NewGuestLinkAnswer.parse(asked.body);
  const token = new URL(link).hash.replace("#klucz=", "");
  await new Client(server().url).post("/api/guest/answer", { token, name, text });
  const { body } = await client.get(`${konin}/proposals`);
  return (
    z
      .array(Proposal)
      .parse(body)
      .find((each) => each.text === text)?.id ?? ""
  );
}

async function answerIn(client: Client) {
  return (await feedOf(client)).suggestions.find(({ guest }) => guest === "Jan Nowak");
}
