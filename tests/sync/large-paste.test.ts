/** P10: what is larger than a frame may be arrives in parts, and never closes its sender again and again. */
import { plainText, readRichText, textAt } from "@brudnopis/document";
import { CloseCode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { type Doc, XmlElement, XmlText } from "yjs";
import { sendInParts } from "../../apps/web/src/document/send-in-parts.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { ground } from "../http/ground.ts";
import { type StockClient, stockClient } from "./sockets.ts";

/** As much as two hundred pages. */
const paste = "Ciepło z ziemi ogrzeje miasto zimą. ".repeat(12_000);

function paragraph(words: string): XmlElement {
  const element = new XmlElement("paragraph");
  element.insert(0, [new XmlText(words)]);
  return element;
}

function lengthOf(doc: Doc): number {
  return plainText(readRichText(textAt(doc, "vision.text"))).length;
}

async function started(): Promise<{ ada: StockClient; bob: StockClient }> {
  const { url } = await startTestServer({ statements: await ground() });
  const ada = await stockClient(url, "editor");
  return { ada, bob: await (await stockClient(url, "partner")).synced() };
}

test("P10 the stock client's paste in one piece is refused, for good", async () => {
  const { ada } = await started();
  await ada.synced();
  const closed = ada.closedForGood();

  textAt(ada.doc, "vision.text").insert(0, [paragraph(paste)]);

  expect(await closed).toBe(CloseCode.refusedUpdate);
});

test("P10 the page's paste arrives whole, is acknowledged, and is the same everywhere", async () => {
  const { ada, bob } = await started();
  sendInParts(ada.provider, () => {});
  // The provider has begun to connect already: only what it opens next is cut.
  ada.provider.disconnect();
  ada.provider.connect();
  await ada.synced();

  textAt(ada.doc, "vision.text").insert(0, [paragraph(paste)]);
  await ada.saved();

  await bob.until((doc) => lengthOf(doc) >= paste.length);
  expect(lengthOf(bob.doc)).toBe(lengthOf(ada.doc));
});

test("P10 a long day's work without a connection arrives with the answer to the server's first frame", async () => {
  const { ada, bob } = await started();
  sendInParts(ada.provider, () => {});
  await ada.synced();
  ada.provider.disconnect();

  for (let page = 0; page < 6; page += 1)
    textAt(ada.doc, "vision.text").insert(page, [paragraph(paste.slice(0, 190_000))]);
  ada.provider.connect();
  await ada.saved();

  await bob.until((doc) => lengthOf(doc) >= 6 * 190_000);
  expect(lengthOf(bob.doc)).toBe(lengthOf(ada.doc));
});
