/** Remarks to use again: each person's own, and what becomes of them in documents. */
import {
  KitRemark,
  KitUseReport,
  type NewKitRemark,
  PersonData,
  ReviewFeed,
} from "@brudnopis/schema";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Statement } from "../../apps/server/src/store/driver.ts";
import { insertKitRemark } from "../../apps/server/src/store/kit.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { startTestServer, useServer, withStore } from "../../apps/server/src/testing.ts";
import { type Client, codeOf, signedIn } from "./client.ts";
import { matrixGround } from "./expected-access.ts";
import { id, type Person } from "./ground.ts";
import { konin, started } from "./remarks.ts";

const server = useServer(async () => ({
  statements: [...(await matrixGround(Date.now())), ...nearlyFullKit(id("peer"))],
}));
const as = (person: Person) => signedIn(server().url, person);

const noSource: NewKitRemark = {
  title: "Brak źródła",
  text: "{city}: w części „{section}” nie ma źródła danych.",
  kind: "missing-data",
  section: "challenge",
};

test("K1 a kit is its owner's: nobody else sees, changes, uses or removes what is in it", async () => {
  const [facilitator, administrator] = [await as("facilitator"), await as("administrator")];
  const { id: mine } = await kept(facilitator, noSource);
  const taken = { ...noSource, title: "Przejęte" };

  const answers = [
    await administrator.send(`/api/kit/${mine}`, { method: "PATCH", body: taken }),
    await administrator.post(`/api/kit/${mine}/use`, { documents: [id("midkonin")] }),
    await administrator.send(`/api/kit/${mine}`, { method: "DELETE" }),
  ];

  expect(await kitOf(administrator)).toEqual([]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await kitOf(facilitator)).find((each) => each.id === mine)?.title).toBe("Brak źródła");
});

test("a remark is kept, changed and removed, and what came of it stays", async () => {
  const coordinator = await as("coordinator");
  const { id: kept1 } = await kept(coordinator, noSource);
  await coordinator.post(`/api/kit/${kept1}/use`, { documents: [id("midkonin")] });

  const changed = await coordinator.send(`/api/kit/${kept1}`, {
    method: "PATCH",
    body: { title: "Źródło", text: "Skąd ta liczba?", kind: "question" },
  });

  expect(KitRemark.parse(changed.body)).toMatchObject({
    title: "Źródło",
    kind: "question",
    uses: 1,
  });
  expect(KitRemark.parse(changed.body).section).toBeUndefined();
  expect((await coordinator.send(`/api/kit/${kept1}`, { method: "DELETE" })).status).toBe(204);
  expect(await kitOf(coordinator)).toEqual([]);
  const { body } = await coordinator.get(`${konin}/review`);
  expect(JSON.stringify(body)).toContain("konin: w części „Wyzwanie”");
});

test("K2 K3 it is made on several documents, each in its words, and the report says where it could not be", async () => {
  const facilitator = await as("facilitator");
  const { id: mine } = await kept(facilitator, noSource);
  const documents = [id("midkonin"), id("midrybnik"), id("midleszno"), id("nothing")];

  const { status, body } = await facilitator.post(`/api/kit/${mine}/use`, { documents });

  expect(status).toBe(200);
  const { results } = KitUseReport.parse(body);
  expect(results.map(({ document, thread }) => [document, thread !== undefined])).toEqual([
    [id("midkonin"), true],
    [id("midrybnik"), true],
    [id("midleszno"), false],
    [id("nothing"), false],
  ]);
  const rybnik = `/api/documents/${id("midrybnik")}`;
  const { threads } = ReviewFeed.parse((await facilitator.get(`${rybnik}/review`)).body);
  expect(threads.find((each) => each.id === results[1]?.thread)).toMatchObject({
    place: { type: "section", section: "challenge" },
    kind: "missing-data",
    isInternal: false,
    messages: [{ text: expect.stringContaining("rybnik: w części „") }],
  });
});

test("K3 it is made nowhere by who may read a document, and not remark on it", async () => {
  const [observer, lead] = [await as("observer"), await as("lead")];
  const { id: mine } = await kept(observer, noSource);
  const before = await lead.get(`${konin}/review`);

  const { body } = await observer.post(`/api/kit/${mine}/use`, { documents: [id("midkonin")] });

  expect((await observer.get(konin)).status).toBe(200);
  expect(KitUseReport.parse(body).results).toEqual([{ document: id("midkonin") }]);
  expect((await lead.get(`${konin}/review`)).body).toEqual(before.body);
});

test("the count says which remark is used most, and does not count what was taken back", async () => {
  const { url } = await startTestServer({ statements: await matrixGround(Date.now()) });
  const editor = await signedIn(url, "editor");
  const rare = await kept(editor, { ...noSource, title: "rzadka" });
  const common = await kept(editor, { ...noSource, title: "częsta" });
  await started(editor, { kit: rare.id });
  await started(editor, { kit: common.id });
  const { body } = await editor.post(`/api/kit/${common.id}/use`, {
    documents: [id("midkonin"), id("midrybnik")],
  });
  const again = await started(editor, { kit: rare.id });
  await editor.send(`${konin}/threads/${again.id}`, { method: "DELETE" });

  expect(KitUseReport.parse(body).results).toHaveLength(2);
  expect(
    (await kitOf(editor)).map(({ title, uses, documents }) => [title, uses, documents]),
  ).toEqual([
    ["częsta", 3, 2],
    ["rzadka", 1, 1],
  ]);
});

test("K1 a thread that names somebody else's remark is made, and counts nothing", async () => {
  const [facilitator, lead] = [await as("facilitator"), await as("lead")];
  const { id: theirs } = await kept(facilitator, { ...noSource, title: "moja" });

  await started(lead, { kit: theirs });

  expect((await kitOf(facilitator)).find((each) => each.id === theirs)?.uses).toBe(0);
});

test("a kit that is full takes no more", async () => {
  const peer = await as("peer");

  const [last, tooMany] = [
    await peer.post("/api/kit", noSource),
    await peer.post("/api/kit", noSource),
  ];

  expect(last.status).toBe(201);
  expect([tooMany.status, codeOf(tooMany)]).toEqual([409, "conflict"]);
});

test("K1 what is in a kit is told to its owner, and goes when their account is erased", async () => {
  const dataDir = await temporaryFolder();
  const own = await startTestServer({ statements: await matrixGround(Date.now()), dataDir });
  const [editor, administrator] = [
    await signedIn(own.url, "editor"),
    await signedIn(own.url, "administrator"),
  ];
  const { id: mine } = await kept(editor, noSource);
  await started(editor, { kit: mine });

  const { notes } = PersonData.parse((await editor.get("/api/me/data")).body);
  const erased = await administrator.post(`/api/people/${id("editor")}/erase`);

  expect(notes.items).toMatchObject([{ kind: "kit", text: `Brak źródła: ${noSource.text}` }]);
  expect(erased.status).toBe(204);
  await own.stop();
  const left = await withStore(dataDir, (driver) => driver.read("select id from kit_remark", []));
  expect(left).toEqual([]);
});

async function kept(client: Client, body: NewKitRemark): Promise<KitRemark> {
  return KitRemark.parse((await client.post("/api/kit", body)).body);
}

async function kitOf(client: Client): Promise<KitRemark[]> {
  return z.array(KitRemark).parse((await client.get("/api/kit")).body);
}

/** One less than a kit holds. */
function nearlyFullKit(personId: string): Statement[] {
  return Array.from({ length: 499 }, (_, index) =>
    insertKitRemark({ ...noSource, id: `kit${index}`, personId, createdAt: index }, 500),
  );
}
