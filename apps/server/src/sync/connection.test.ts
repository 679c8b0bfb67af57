import { CloseCode, syncLimits } from "@brudnopis/schema";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { Connection } from "./connection.ts";
import { savedFrame, updateFrame } from "./frames.ts";
import { silentLogger, visitor } from "./testing.ts";
import { SocketWire } from "./wire.ts";

test("C1 frames within one's share pass, and the share grows back with time", async () => {
  const { client, connection, time, received } = await connected();
  const burst = syncLimits.frameBurst;

  for (let count = 0; count < burst; count += 1) client.send(Uint8Array.of(1));
  await vi.waitUntil(() => received.length === burst);
  time.now += 1000;
  for (let count = 0; count < syncLimits.framesPerSecond; count += 1) client.send(Uint8Array.of(1));
  await vi.waitUntil(() => received.length === burst + syncLimits.framesPerSecond);

  expect(connection.isOpen).toBe(true);
});

test("C1 one frame too many closes the socket", async () => {
  const { client, received } = await connected();

  for (let count = 0; count <= syncLimits.frameBurst; count += 1) client.send(Uint8Array.of(1));

  expect((await once(client, "close"))[0]).toBe(CloseCode.tooManyRequests);
  expect(received).toHaveLength(syncLimits.frameBurst);
});

test("C1 a large frame counts as several", async () => {
  const { client } = await connected();

  for (let count = 0; count < 10; count += 1) client.send(new Uint8Array(1_000_000));

  expect((await once(client, "close"))[0]).toBe(CloseCode.tooManyRequests);
});

test("P32 C1 asking again for the document counts as much as twenty frames, the first time is free", async () => {
  const { connection, time, client } = await connected();
  const most = 1 + syncLimits.frameBurst / syncLimits.framesPerQuestion;

  for (let count = 1; count <= most; count += 1) expect(connection.mayAsk()).toBe(true);
  time.now += 200;
  expect(connection.mayAsk()).toBe(true);
  expect(connection.mayAsk()).toBe(false);

  expect((await once(client, "close"))[0]).toBe(CloseCode.tooManyRequests);
});

test("C2 a reader that does not read is cut off, and what is sent to it afterwards goes nowhere", async () => {
  const { client, connection, ended } = await connected();
  client.pause();
  const frame = updateFrame(new Uint8Array(1_000_000));

  for (let count = 0; count < 60 && connection.isOpen; count += 1) connection.send(frame);

  expect(connection.isOpen).toBe(false);
  expect(ended).toHaveBeenCalledOnce();
  expect(() => connection.send(frame)).not.toThrow();
});

test("P12 a reader is cut off when a megabyte waits for it, and not before", async () => {
  const { client, connection, raw } = await connected();
  client.pause();
  const frame = updateFrame(new Uint8Array(64 * 1024));
  const waited: number[] = [];

  while (connection.isOpen) {
    waited.push(raw.writableLength);
    connection.send(frame);
  }

  expect(waited.at(-1)).toBeGreaterThan(syncLimits.bufferedBytes);
  expect(waited.at(-1)).toBeLessThan(syncLimits.bufferedBytes + 2 * frame.length);
  expect(syncLimits.bufferedBytes).toBe(1024 * 1024);
});

test("C2 an answer as large as a document does not count as falling behind", async () => {
  const { client, connection } = await connected();
  client.pause();
  const answer = updateFrame(new Uint8Array(syncLimits.documentBytes));

  connection.answer(answer);
  connection.send(savedFrame(1));

  expect(connection.isOpen).toBe(true);
});

test("C2 answers that nobody reads are not piled up", async () => {
  const { client, connection } = await connected();
  client.pause();
  const answer = updateFrame(new Uint8Array(syncLimits.documentBytes));

  for (let count = 0; count < 10; count += 1) connection.answer(answer);

  expect(connection.isOpen).toBe(false);
});

test("P34 C3 a socket that answers no ping is gone at the third heartbeat", async () => {
  const { connection } = await connected({ autoPong: false });

  connection.beat();
  connection.beat();
  expect(connection.isOpen).toBe(true);
  connection.beat();

  expect(connection.isOpen).toBe(false);
});

test("C3 a socket that answers stays", async () => {
  const { connection, socket } = await connected();

  for (let count = 0; count < 5; count += 1) {
    connection.beat();
    await once(socket, "pong");
  }

  expect(connection.isOpen).toBe(true);
});

test("C3 a quiet socket is told something at each heartbeat, for the stock client's watchdog", async () => {
  const { client, connection } = await connected();

  connection.beat();

  const [frame] = await once(client, "message");
  expect([...frame]).toEqual([1, 1, 0]);
});

test("C4 text is closed as malformed", async () => {
  const { client } = await connected();

  client.send("hello");

  expect((await once(client, "close"))[0]).toBe(CloseCode.malformedFrame);
});

test("a closed connection says once that it has ended, and passes nothing on", async () => {
  const { client, connection, received, ended } = await connected();

  connection.close(CloseCode.restart, "restarting");
  client.send(Uint8Array.of(1));
  await once(client, "close");

  expect(received).toEqual([]);
  expect(ended).toHaveBeenCalledOnce();
});

interface Connected {
  readonly client: WebSocket;
  readonly connection: Connection;
  /** The server's end. */
  readonly socket: WebSocket;
  /** What carries it. */
  readonly raw: Duplex;
  readonly time: { now: number };
  readonly received: Uint8Array[];
  readonly ended: ReturnType<typeof vi.fn>;
}

async function connected(options: { autoPong?: boolean } = {}): Promise<Connected> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 2 * syncLimits.frameBytes });
  const time = { now: 0 };
  const received: Uint8Array[] = [];
  const ended = vi.fn();
  const { promise, resolve } = Promise.withResolvers<Connected>();
  server.on("upgrade", (request, raw, head) => {
    sockets.handleUpgrade(request, raw, head, (ws) => {
      const connection = new Connection({
        wire: new SocketWire(ws, raw),
        documentId: "doc1",
        visitor: visitor("ada"),
        logger: silentLogger,
        clock: () => time.now,
      });
      connection.listen((frame) => received.push(frame), ended);
      resolve({ client, connection, socket: ws, raw, time, received, ended });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}`, options);
  onTestFinished(() => {
    client.terminate();
    server.close();
  });
  await once(client, "open");
  return promise;
}
