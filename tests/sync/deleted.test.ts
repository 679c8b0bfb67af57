/** What somebody has deleted is nobody else's business, whatever the server keeps of it as history. */
import { textAt } from "@brudnopis/document";
import { expect, test } from "vitest";
import { XmlElement, XmlText } from "yjs";
import { startTestServer } from "../../apps/server/src/testing.ts";
import { temporaryFolder } from "../../apps/server/src/store/testing.ts";
import { signedIn } from "../http/client.ts";
import { ground } from "../http/ground.ts";
import { credentialsOf, konin, RawClient, stockClient } from "./sockets.ts";

test("P7 what was deleted is told to nobody, neither while it was just deleted nor after a restart", async () => {
  const dataDir = await temporaryFolder();
  const before = await startTestServer({ statements: await ground(), dataDir });
  const ada = await (await stockClient(before.url, "editor")).synced();
  const text = textAt(ada.doc, "identification.title");
  const paragraph = new XmlElement("paragraph");
  paragraph.insert(0, [new XmlText("numer 85010112345 i reszta")]);
  text.insert(0, [paragraph]);
  await ada.saved();
  (paragraph.get(0) as XmlText).delete(6, 11);
  await ada.saved();

  expect(await toldTo(before.url)).toEqual({ reszta: true, number: false });
  ada.destroy();
  await before.stop();
  const after = await startTestServer({ dataDir });
  expect(await toldTo(after.url)).toEqual({ reszta: true, number: false });
  const reader = await signedIn(after.url, "observer");
  const state = await fetch(`${after.url}/api/documents/${konin}/state`, {
    headers: { cookie: reader.cookie ?? "" },
  });
  expect(state.status).toBe(200);
  expect(Buffer.from(await state.arrayBuffer()).includes("85010112345")).toBe(false);
});

/** What a reader finds in the whole document, as it comes over the wire. */
async function toldTo(url: string): Promise<{ reszta: boolean; number: boolean }> {
  const client = new RawClient(url, konin, await credentialsOf(url, "observer"));
  const answer = new Promise<Buffer>((resolve) => {
    client.socket.on("message", (frame: Buffer) => {
      if (frame[0] === 0 && frame[1] === 1) resolve(frame);
    });
  });
  await client.open();
  client.send(Uint8Array.of(0, 0, 1, 0));
  const frame = await answer;
  return { reszta: frame.includes(" i reszta"), number: frame.includes("85010112345") };
}
