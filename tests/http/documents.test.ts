import { plainText, readRichText, textAt } from "@brudnopis/document";
import { DocumentContent, DocumentDetails, Pack } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc } from "yjs";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { startTestServer, withStore } from "../../apps/server/src/testing.ts";
import { codeOf, signedIn } from "./client.ts";
import { ground, id, people, type Person } from "./ground.ts";

const konin = `/api/documents/${id("midkonin")}`;
const everybody = Object.keys(people).filter((name): name is Person => name in people);

/** Who has which document in their list. */
const lists: Record<Person, string[]> = {
  administrator: ["midkonin", "midleszno", "midrybnik"],
  coordinator: ["midkonin", "midrybnik"],
  facilitator: ["midkonin", "midrybnik"],
  // Rybnik has not shared its document with the network.
  observer: ["midkonin"],
  // No window is open.
  peer: [],
  lead: ["midkonin"],
  editor: ["midkonin"],
  partner: ["midkonin"],
  stranger: ["midleszno"],
};

test.each(everybody)(
  "E3 the %s lists and opens what is theirs, and nothing else",
  async (person) => {
    const { url } = await startTestServer({ statements: await ground() });
    const client = await signedIn(url, person);

    const { body } = await client.get("/api/documents");

    // The answer's shape is the server's promise, which it checks itself.
    const listed = (body as { id: string }[]).map((document) => document.id).sort();
    expect(listed).toEqual(lists[person].map(id));
    for (const name of ["midkonin", "midrybnik", "midleszno"]) {
      for (const part of ["", "/content", "/state"]) {
        const { status } = await client.get(`/api/documents/${id(name)}${part}`);
        expect([name, part, status]).toEqual([
          name,
          part,
          lists[person].includes(name) ? 200 : 404,
        ]);
      }
    }
  },
);

test("E3 a foreign document and one that is not there are the same answer", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "stranger");

  for (const part of ["", "/content", "/state", "/export?format=pdf"]) {
    const foreign = await client.get(`${konin}${part}`);
    const missing = await client.get(`/api/documents/${id("nothing")}${part}`);
    const nonsense = await client.get(`/api/documents/..%2f..%2fetc${part}`);

    expect(codeOf(foreign)).toBe("not-found");
    expect([missing.status, missing.body]).toEqual([foreign.status, foreign.body]);
    expect([nonsense.status, nonsense.body]).toEqual([foreign.status, foreign.body]);
  }
});

test("a document comes with its template, its pack and what its reader may do", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const { body } = await (await signedIn(url, "observer")).get(konin);

  const { document, template } = DocumentDetails.parse(body);
  expect(document).toMatchObject({
    title: "MID konin",
    permissions: ["read", "export"],
    network: "Energia",
  });
  expect(template.id).toBe("mid");
});

test("an editor starts a document, which has its title, its network's pack and its progress", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "editor");

  const created = await client.post("/api/documents", {
    template: { id: "mid", version: 1 },
    organisation: id("konin"),
    title: "Ciepło z ziemi",
  });

  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    title: "Ciepło z ziemi",
    state: "draft",
    network: "Energia",
    organisations: ["konin"],
    permissions: ["read", "comment", "suggest", "edit", "export"],
    progress: { filled: 1 },
    editedBy: "editor",
  });
  const path = created.headers.get("location") ?? "";
  const details = DocumentDetails.parse((await client.get(path)).body);
  expect(details.pack?.id).toBe("energy");
  const content = DocumentContent.parse((await client.get(`${path}/content`)).body);
  expect(content).toMatchObject({
    title: "Ciepło z ziemi",
    pack: "energy",
    networkKind: "planning",
  });
});

test.each(["observer", "facilitator", "partner", "stranger"] as const)(
  "the %s cannot start a document in Konin's name",
  async (person) => {
    const { url } = await startTestServer({ statements: await ground() });
    const client = await signedIn(url, person);

    const answer = await client.post("/api/documents", {
      template: { id: "mid", version: 1 },
      organisation: id("konin"),
      title: "Cudzy dokument",
    });

    expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-input"]);
  },
);

test("a document of an unknown template cannot be started", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");

  const answer = await client.post("/api/documents", {
    template: { id: "mid", version: 99 },
    organisation: id("konin"),
    title: "Ciepło z ziemi",
  });

  expect(answer.body).toMatchObject({
    error: { code: "invalid-input", issues: [{ path: "template" }] },
  });
});

test("the state is the document as one Yjs update", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const { body, headers } = await (await signedIn(url, "lead")).get(`${konin}/state`);

  const doc = new Doc();
  if (body instanceof Uint8Array) applyUpdate(doc, body);
  expect(headers.get("content-type")).toBe("application/octet-stream");
  expect(plainText(readRichText(textAt(doc, "identification.title")))).toBe("MID konin");
});

test("the PDF is a download under the document's name", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const { status, headers, body } = await (
    await signedIn(url, "lead")
  ).get(`${konin}/export?format=pdf`);

  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/pdf");
  expect(headers.get("content-disposition")).toMatch(
    /^attachment; filename="MID konin, wersja robocza, ([0-9-]{10})\.pdf"; filename\*=UTF-8''MID%20konin%2C%20wersja%20robocza%2C%20\1\.pdf$/,
  );
  expect(body instanceof Uint8Array && new TextDecoder().decode(body.subarray(0, 5))).toBe("%PDF-");
});

test("a format that there is not is refused", async () => {
  const { url } = await startTestServer({ statements: await ground() });

  const answer = await (await signedIn(url, "lead")).get(`${konin}/export?format=exe`);

  expect([answer.status, codeOf(answer)]).toEqual([400, "invalid-input"]);
});

test("what an administrator opens as one is logged, what a lead opens is not", async () => {
  const dataDir = await temporaryFolder();
  const server = await startTestServer({ dataDir, statements: await ground() });
  await (await signedIn(server.url, "lead")).get(konin);
  const administrator = await signedIn(server.url, "administrator");
  await administrator.get(konin);
  await administrator.get(`${konin}/export?format=pdf`);
  await server.stop();

  const sql = `select by_id, action, document_id from audit_log
    where action like 'administrator-%' order by action desc`;
  const events = await withStore(dataDir, (driver) => driver.read(sql, []));

  expect(events).toEqual([
    { by_id: id("administrator"), action: "administrator-read", document_id: id("midkonin") },
    { by_id: id("administrator"), action: "administrator-export", document_id: id("midkonin") },
  ]);
});

test("templates are listed in their newest version, and one version never changes", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "lead");

  const list = await client.get("/api/templates");
  const one = await client.get("/api/templates/mid/1");

  expect(list.body).toMatchObject([
    {
      ref: { id: "mid", version: 2 },
      title: { en: "Municipal Action Plan" },
      packs: [{ id: "compact" }, { id: "energy" }, { id: "housing" }],
    },
  ]);
  expect(one.headers.get("cache-control")).toContain("immutable");
  expect((await client.get("/api/templates/mid/99")).status).toBe(404);
});

test("a document names the catalogues of its pack, and each can be fetched and kept", async () => {
  const { url } = await startTestServer({ statements: await ground() });
  const client = await signedIn(url, "editor");
  const created = await client.post("/api/documents", {
    template: { id: "mid", version: 2 },
    organisation: id("konin"),
    title: "Ciepło z ziemi",
  });

  const { body } = await client.get(created.headers.get("location") ?? "");
  const answer = await client.get("/api/templates/mid/2/packs/energy");

  const named = DocumentDetails.parse(body).pack;
  expect(named).toMatchObject({ id: "energy", title: { en: "Energy in the city" } });
  expect(Object.keys(Pack.parse(answer.body).catalogues)).toEqual(named?.catalogues);
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect((await client.get("/api/templates/mid/2/packs/nothing")).status).toBe(404);
  expect((await client.get("/api/templates/mid/99/packs/energy")).status).toBe(404);
});
