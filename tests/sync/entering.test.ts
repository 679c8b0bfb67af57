/** What becomes of a socket between its upgrade and its room, when the server cannot let it in. */
import { CloseCode } from "@brudnopis/schema";
import { exampleTemplate } from "@brudnopis/document/testing";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Admission } from "../../apps/server/src/sync/ports.ts";
import { createSync, type Sync } from "../../apps/server/src/sync/sync.ts";
import {
  documentId,
  logWithDocument,
  type MemoryLog,
  noEvents,
  silentLogger,
  visitor,
} from "../../apps/server/src/sync/testing.ts";
import { RawClient } from "./sockets.ts";

const admission: Admission = {
  ok: true,
  visitor: visitor("ada"),
  template: exampleTemplate,
  epoch: 1,
};

test("1011 somebody about whom nobody can be asked is told of an error, and may come back", async () => {
  const { enter } = await startSync(() => Promise.reject(new Error("The database is away")));

  expect(await enter().closed).toEqual({ code: CloseCode.internal, reason: "internal" });
});

test("1011 a document that cannot be read is an error of the server's own", async () => {
  const { enter, log } = await startSync(async () => admission);
  log.isUnreadable = true;

  expect(await enter().closed).toEqual({ code: CloseCode.internal, reason: "internal" });
});

test("P15 who is on their way in when the server stops is told so, and no document is opened for them", async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Admission>();
  const { enter, sync, log } = await startSync(() => {
    asked.resolve();
    return answer.promise;
  });
  const client = enter();
  await asked.promise;

  await sync.stop();
  answer.resolve(admission);

  expect(await client.closed).toEqual({ code: CloseCode.restart, reason: "restarting" });
  expect(log.loaded).toEqual([]);
});

test("P17 a socket that breaks before it is let in is no socket of its person's afterwards", async () => {
  const answer = Promise.withResolvers<Admission>();
  const { enter, sync } = await startSync(({ socket }) => {
    // As after the 15 s of P37, when the disk still keeps the question who it is.
    socket.destroy();
    return answer.promise;
  });
  await enter().closed;

  answer.resolve(admission);
  await expect.poll(() => sync.stats().entering).toBe(0);

  expect(sync.stats().sockets).toBe(0);
});

test("P2 a server that stops lets nobody begin", async () => {
  const { enter, sync } = await startSync(async () => admission);
  await sync.stop();

  expect((await enter().closed).code).toBe(1006);
});

interface Started {
  readonly sync: Sync;
  readonly log: MemoryLog;
  enter(): RawClient;
}

/** Sync without the rest of the server. */
async function startSync(
  admit: (request: IncomingMessage) => Promise<Admission>,
): Promise<Started> {
  const log = logWithDocument();
  const sync = createSync({
    log,
    gatekeeper: { isOwnOrigin: () => true, admit, review: async () => undefined },
    events: noEvents,
    logger: silentLogger,
    clock: Date.now,
  });
  const server = createServer().on("upgrade", (request, socket, head) =>
    sync.handleUpgrade(request, socket, head),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    await sync.stop();
  });
  // A server that listens on a host and port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return { sync, log, enter: () => new RawClient(`http://127.0.0.1:${port}`, documentId, {}) };
}
