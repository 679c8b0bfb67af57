/** Who gets names of people on paper, and who does not: over HTTP, with the real template and a real PDF. */
import { createFromSeed, hasPersonalFields } from "@brudnopis/document";
import { Seed } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { encodeStateAsUpdate } from "yjs";
import { insertDocument } from "../../apps/server/src/store/documents.ts";
import { useServer } from "../../apps/server/src/testing.ts";
import { type Client, codeOf, signedIn } from "../http/client.ts";
import { ground, id, type Person } from "../http/ground.ts";
import { loadTemplate } from "../templates/testing.ts";
import { readPdf } from "./read-pdf.ts";

const names = ["Ewa Lis", "Jan Kos"];
const server = useServer(async () => ({ statements: [...(await ground()), ...named()] }));

test("the MID marks the coordinator and the contact persons as personal data, and nothing else", () => {
  const template = loadTemplate();
  const personal = [...template.sections.flatMap(({ parts }) => parts), ...fieldsOf(template)]
    .filter((field) => "personal" in field && field.personal)
    .map((field) => ("key" in field ? field.key : ""));

  expect(hasPersonalFields(template)).toBe(true);
  expect(personal).toEqual(["coordinator-name", "person"]);
});

test(
  "a PDF names nobody unless an editor asks for it, which is logged",
  async () => {
    const { url } = server();
    const editor = await signedIn(url, "editor");

    const plain = await textOf(editor, "");
    const declined = await textOf(editor, "&personal=false");
    const full = await textOf(editor, "&personal=true");

    for (const name of names) {
      expect(plain).not.toContain(name);
      expect(declined).not.toContain(name);
      expect(full).toContain(name);
    }
    expect(plain).toContain("Urząd Miejski");
    for (const label of ["Imię i nazwisko koordynatora", "Osoba do kontaktu"]) {
      expect(plain).not.toContain(label);
      expect(full).toContain(label);
    }
    const { body } = await (await signedIn(url, "administrator")).get(exported);
    const events = JSON.stringify(body);
    expect(events.match(/"details":\{"format":"pdf","personal":"yes"\}/g)).toHaveLength(1);
    expect(events.match(/"details":\{"format":"pdf"\}/g)).toHaveLength(2);
  },
  // Three files of a process that starts cold: on a machine with much else to do that took more than half a minute.
  90_000,
);

test.each<Person>(["observer", "facilitator", "coordinator"])(
  "the %s may export, and not people's names",
  async (person) => {
    const client = await signedIn(server().url, person);

    const answer = await client.get(`${path}&personal=true`);

    expect([answer.status, codeOf(answer)]).toEqual([403, "forbidden"]);
  },
);

const exported = "/api/audit?action=exported";
const path = `/api/documents/${id("named")}/export?format=pdf`;

async function textOf(client: Client, choice: string): Promise<string> {
  const { status, body } = await client.get(`${path}${choice}`);
  if (!(body instanceof Uint8Array)) throw new Error(`No PDF: ${status}`);
  const { pages } = await readPdf(body);
  return pages.join("\n").replace(/[\s\u00ad]+/g, " ");
}

/** A document of Konin that names people in a section and in a record. */
function named() {
  const template = loadTemplate();
  const seed = Seed.parse({
    format: 1,
    template: { id: "mid", version: 1 },
    fields: {
      "identification.title": "Ciepło z ziemi",
      "identification.coordinator-name": names[0],
    },
    collections: {
      participants: [{ id: "office", fields: { name: "Urząd Miejski", person: names[1] } }],
    },
  });
  return insertDocument({
    id: id("named"),
    templateId: "mid",
    templateVersion: 1,
    pack: null,
    networkId: id("energia"),
    organisationIds: [id("konin")],
    title: "Ciepło z ziemi",
    illustrative: false,
    sharedWithNetwork: true,
    progress: { filled: 1, required: 30 },
    createdAt: 1,
    createdBy: id("lead"),
    state: encodeStateAsUpdate(createFromSeed(template, seed)),
  });
}

function fieldsOf({ collections }: ReturnType<typeof loadTemplate>) {
  return collections.flatMap(({ fields }) => fields);
}
