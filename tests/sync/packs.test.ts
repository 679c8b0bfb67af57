/** A document's thematic pack, from its network's choice to what sync lets through. */
import { recordsOf, setValue, valuesOf } from "@brudnopis/document";
import { CloseCode, DocumentContent, DocumentDetails, type Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Map as YMap } from "yjs";
import { insertGrant } from "../../apps/server/src/store/grants.ts";
import { insertNetwork } from "../../apps/server/src/store/networks.ts";
import { insertOrganisation, joinNetwork } from "../../apps/server/src/store/organisations.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { type Client, signedIn } from "../http/client.ts";
import { ground, id } from "../http/ground.ts";
import { stockClient } from "./sockets.ts";

const longAgo = Date.UTC(2026, 0, 1);

test.each([
  ["konin", "energy", "planning", "challenge.municipal-buildings"],
  ["lomianki", "compact", "planning", "challenge.local-plan-count"],
  ["zory", "housing", "transfer", "challenge.municipal-flats"],
])(
  "a document started in %s has the pack %s, and what is written in its fields is kept",
  async (organisation, pack, networkKind, address) => {
    const { url } = await startServer();
    const client = await signedIn(url, "editor");
    const { documentId, template } = await started(client, organisation);
    const editor = await (await stockClient(url, "editor", documentId)).synced();

    setValue(editor.doc, template, address, { value: 12 });
    await editor.saved();

    const content = DocumentContent.parse(
      (await client.get(`/api/documents/${documentId}/content`)).body,
    );
    expect(content).toMatchObject({ pack, networkKind });
    expect(content.fields[address]).toMatchObject({ type: "number", value: 12 });
  },
);

test("K1 a field of another network's pack is not let into a document", async () => {
  const { url } = await startServer();
  const client = await signedIn(url, "editor");
  const { documentId } = await started(client, "konin");
  const editor = await (await stockClient(url, "editor", documentId)).synced();
  const closed = editor.closedForGood();

  valuesOf(editor.doc).set("challenge.municipal-flats", { value: 12 });

  expect(await closed).toBe(CloseCode.refusedUpdate);
});

test("K1 a table of another network's pack is not let into a document", async () => {
  const { url } = await startServer();
  const client = await signedIn(url, "editor");
  const { documentId } = await started(client, "zory");
  const editor = await (await stockClient(url, "editor", documentId)).synced();
  const closed = editor.closedForGood();

  recordsOf(editor.doc, "emission-factors").set("e1", new YMap([["year", 2025]]));

  expect(await closed).toBe(CloseCode.refusedUpdate);
});

/** The editor of Konin also writes for two cities of the other networks. */
async function startServer(): Promise<{ readonly url: string }> {
  const network = (name: string, kind: "planning" | "transfer", pack: string, city: string) => [
    insertNetwork({ id: id(name), name, kind, pack }, longAgo),
    insertOrganisation({ id: id(city), name: city, hue: 4, createdAt: longAgo }),
    joinNetwork(id(name), id(city), longAgo),
    insertGrant(
      id("editor"),
      { role: "editor", scope: { kind: "organisation", id: id(city) } },
      longAgo,
    ),
  ];
  return startTestServer({
    statements: [
      ...(await ground()),
      ...network("zwarte", "planning", "compact", "lomianki"),
      ...network("mieszkania", "transfer", "housing", "zory"),
    ],
  });
}

interface Started {
  readonly documentId: string;
  readonly template: Template;
}

async function started(client: Client, organisation: string): Promise<Started> {
  const created = await client.post("/api/documents", {
    template: { id: "mid", version: 2 },
    organisation: id(organisation),
    title: "MID",
  });
  const path = created.headers.get("location") ?? "";
  const { document, template } = DocumentDetails.parse((await client.get(path)).body);
  return { documentId: document.id, template };
}
