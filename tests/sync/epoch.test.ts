/** P20: another epoch of a document is kept apart from the one that clients have. */
import { paragraphs, plainText, readRichText, textAt, writeRichText } from "@brudnopis/document";
import { CloseCode, epochHeader } from "@brudnopis/schema";
import { once } from "node:events";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { clientUpdateFrame } from "../../apps/server/src/sync/testing.ts";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { ground } from "../http/ground.ts";
import { HttpBareSocket } from "./http-sockets.ts";
import { credentialsOf, konin, RawClient, stockClient } from "./sockets.ts";

const address = `/api/documents/${konin}/state`;

async function started() {
  const server = await startTestServer({ statements: await ground() });
  const credentials = await credentialsOf(server.url, "editor");
  const epoch = async () => {
    const { headers } = await fetch(server.url + address, {
      headers: { cookie: credentials.cookie ?? "" },
    });
    return Number(headers.get(epochHeader));
  };
  const enter = (query: string) => new RawClient(server.url, `${konin}${query}`, credentials);
  return { ...server, credentials, epoch, enter };
}

test("P20 who says the document's epoch, or none, is let in", async () => {
  const { enter, epoch } = await started();

  const known = await enter(`?epoch=${await epoch()}`).open();
  const stock = await enter("").open();

  expect([known.socket.readyState, stock.socket.readyState]).toEqual([
    WebSocket.OPEN,
    WebSocket.OPEN,
  ]);
});

test.each(["?epoch=2", "?epoch=0", "?epoch=", "?epoch=01", "?epoch=x"])(
  "P20 %s is another epoch than the first, and is closed before a frame is sent or read",
  async (query) => {
    const { enter } = await started();
    const other = enter(query);
    const frames: unknown[] = [];
    other.socket.on("message", (frame) => frames.push(frame));
    await once(other.socket, "open");
    // Read, it would be answered with 4400.
    other.send(clientUpdateFrame(Uint8Array.of(1)));

    expect(await other.closed).toEqual({ code: CloseCode.otherEpoch, reason: "other-epoch" });
    expect(frames).toEqual([]);
  },
);

test("P20 over HTTP it is the same", async () => {
  const { url, credentials } = await started();
  const other = new HttpBareSocket(
    `${url.replace("http", "ws")}/sync/${konin}?epoch=2`,
    credentials,
  );

  const [code] = await once(other, "close");

  expect(code).toBe(CloseCode.otherEpoch);
});

test("P20 a new epoch sends everybody away, and only who has loaded it comes in again", async () => {
  const { url, epoch, enter, beginEpoch } = await started();
  const before = await epoch();
  const inside = await enter(`?epoch=${before}`).open();
  const stock = await (await stockClient(url, "editor")).synced();
  const stockClosed = stock.closedForGood();

  await beginEpoch(konin);

  expect((await inside.closed).code).toBe(CloseCode.otherEpoch);
  expect(await stockClosed).toBe(CloseCode.otherEpoch);
  expect((await enter(`?epoch=${before}`).closed).code).toBe(CloseCode.otherEpoch);
  expect(await epoch()).toBe(before + 1);
  await enter(`?epoch=${before + 1}`).open();
});

test("P20 what was saved before a new epoch began is in it", async () => {
  const { url, beginEpoch } = await started();
  const ada = await (await stockClient(url, "editor")).synced();
  writeRichText(textAt(ada.doc, "vision.text"), paragraphs("Ciepło z ziemi."));
  await ada.saved();

  await beginEpoch(konin);

  const bob = await (await stockClient(url, "partner")).synced();
  expect(plainText(readRichText(textAt(bob.doc, "vision.text")))).toContain("Ciepło z ziemi.");
});

test("P20 who is on their way in while an epoch begins never comes in with the one before", async () => {
  const { enter, beginEpoch } = await started();

  const codes = await Promise.all([
    ...Array.from({ length: 10 }, async () => (await enter("?epoch=1").closed).code),
    beginEpoch(konin),
  ]);

  // The one who was in already, who came too late, and who has to ask again.
  for (const code of codes.slice(0, -1))
    expect([CloseCode.otherEpoch, CloseCode.tryAgain]).toContain(code);
  expect((await enter("?epoch=1").closed).code).toBe(CloseCode.otherEpoch);
});
