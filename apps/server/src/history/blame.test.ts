import { plainText, readRichText, textAt, writeRichText } from "@brudnopis/document";
import { exampleTemplate } from "@brudnopis/document/testing";
import type { Blame, RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { Doc, XmlElement, XmlText } from "yjs";
import { findDocument } from "../store/documents.ts";
import { appendUpdates } from "../store/append-statements.ts";
import { insertRevision } from "../store/revisions.ts";
import { aPerson, konin, openTestStore } from "../store/testing.ts";
import { Templates } from "../templates.ts";
import { Authors } from "./authors.ts";
import { Blames } from "./blame.ts";
import { indexStretch } from "./index-updates.ts";

const place = "city.challenge";

test("a text comes in runs of one author, with the names of all", async () => {
  const { blame, write } = await start();
  await write("ada", (doc) => begin(doc, paragraph("Ciepło ziemi")));
  await write("bob", (doc) => lineOf(doc).insert("Ciepło ".length, "z "));

  const { runs, people } = await blame(place);

  expect(told(runs)).toEqual([
    ["Ciepło ", "ada"],
    ["z ", "bob"],
    ["ziemi", "ada"],
  ]);
  expect(people).toEqual({
    ada: { id: "ada", name: "ada", organisation: "Konin", hue: 0 },
    bob: { id: "bob", name: "bob", organisation: "Konin", hue: 0 },
  });
});

test("each run names the first revision that has it; what is in none yet names none", async () => {
  const { blame, write, keep } = await start();
  await write("ada", (doc) => begin(doc, paragraph("Ciepło")));
  await keep("first");
  await write("ada", (doc) => lineOf(doc).insert("Ciepło".length, " z ziemi"));
  await keep("second");
  await keep("third");
  await write("ada", (doc) => lineOf(doc).insert("Ciepło z ziemi".length, " i wody"));

  const { runs } = await blame(place);

  expect(runs.map(({ text, revision }) => [text, revision])).toEqual([
    ["Ciepło", "first"],
    [" z ziemi", "second"],
    [" i wody", undefined],
  ]);
});

test("what one person wrote is one run in all its lines, and reads as the text does", async () => {
  const { blame, write, doc } = await start();
  const lines = [paragraph("Jeden"), paragraph(), paragraph("dwa"), paragraph()];
  await write("ada", (own) => begin(own, ...lines));

  const { runs } = await blame(place);

  const text = plainText(readRichText(textAt(doc, place)));
  expect(told(runs)).toEqual([[text, "ada"]]);
  expect(text).toBe("Jeden\n\ndwa\n");
});

test("what nobody is known to have written is nobody's", async () => {
  const { blame, write, driver } = await start();
  await write("ada", (doc) => begin(doc, paragraph("Ciepło")));
  await driver.write([
    { sql: "delete from document_update where document_id = 'doc'", values: [] },
  ]);

  expect((await blame(place)).runs).toEqual([{ text: "Ciepło" }]);
});

test("an empty text has no runs, and what is no text is not there", async () => {
  const { blame, doc } = await start();

  expect(await blame(place)).toEqual({ runs: [], people: {} });
  expect(doc.share.has(place)).toBe(false);
  await expect(blame("city.budget")).rejects.toMatchObject({ code: "not-found" });
  await expect(blame("city")).rejects.toMatchObject({ code: "not-found" });
});

async function start() {
  const driver = await openTestStore();
  await driver.write([...konin(), aPerson("bob", "konin")]);
  const stored = await findDocument(driver, "doc");
  if (!stored) throw new Error("The document is there");
  const document = { ...stored, templateId: "example" };
  const doc = new Doc();
  const authors = new Authors({
    driver,
    index: async (encoded, stretch) => indexStretch(encoded, stretch),
  });
  const blames = new Blames({
    driver,
    templates: new Templates([exampleTemplate], []),
    live: { read: async (_, reader) => reader(doc), encodedState: async () => undefined },
    authors,
  });
  let at = 0;
  let seq = 1;
  return {
    driver,
    doc,
    blame: (address: string) =>
      blames.blame({ document, permissions: [], logged: [], reasons: [] }, address),
    /** Each an hour after the one before it. */
    write: async (personId: string, edit: (doc: Doc) => void) => {
      at += 3_600_000;
      const updates: Uint8Array[] = [];
      const note = (update: Uint8Array) => updates.push(update);
      doc.on("update", note);
      doc.transact(() => edit(doc));
      doc.off("update", note);
      seq += updates.length;
      const entries = updates.map((update) => ({ personId, update }));
      await driver.write(appendUpdates("doc", entries, at));
    },
    keep: async (id: string) => {
      await driver.write(
        insertRevision({
          id,
          documentId: "doc",
          kind: "pause",
          name: "",
          description: "",
          namedBy: null,
          createdAt: at,
          createdBy: "ada",
          seq,
          templateVersion: 1,
          epoch: document.epoch,
          data: new Uint8Array(),
          encoding: "plain",
          contributors: [],
        }),
      );
    },
  };
}

function begin(doc: Doc, ...content: RichNode[]): void {
  writeRichText(textAt(doc, place), { type: "doc", content });
}

function paragraph(text = ""): RichNode {
  return { type: "paragraph", ...(text === "" ? {} : { content: [{ type: "text", text }] }) };
}

function lineOf(doc: Doc): XmlText {
  const block = textAt(doc, place).get(0);
  const line = block instanceof XmlElement ? block.get(0) : undefined;
  if (!(line instanceof XmlText)) throw new Error("The text has no line");
  return line;
}

function told(runs: Blame["runs"]): (string | undefined)[][] {
  return runs.map(({ text, by }) => [text, by?.person]);
}
