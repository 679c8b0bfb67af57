import { CloseCode, syncLimits } from "@brudnopis/schema";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HttpSocket, type HttpSocketOptions } from "./http-socket.ts";
import { type Asked, type AskedStream, FakeServer, frameEvent, framesOf } from "./http-testing.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("it opens a channel of the document with what the address says, and then is open", async () => {
  const server = new FakeServer();
  const socket = new HttpSocket("wss://city.example/sync/doc1?epoch=3", server);
  const onOpen = vi.fn();
  socket.addEventListener("open", onOpen);
  expect(() => socket.send(Uint8Array.of(1))).toThrow("not open");

  const [asked] = server.take();
  expect([asked?.method, asked?.path, String(asked?.query)]).toEqual([
    "POST",
    "/api/documents/doc1/sync",
    "epoch=3",
  ]);
  asked?.answer(201, JSON.stringify({ channel: "c1" }));
  await tick();

  expect(onOpen).toHaveBeenCalledOnce();
  expect(socket.readyState).toBe(socket.OPEN);
  expect(server.streams[0]?.path).toBe("/api/documents/doc1/sync/c1");
});

test.each([
  [401, CloseCode.unauthenticated],
  [404, 1006],
  [429, 1006],
  [503, 1006],
  [407, 1006],
])("an opening that is answered with %i closes with %i", async (status, code) => {
  const server = new FakeServer();
  const { closed } = watched(new HttpSocket("wss://city.example/sync/doc1", server));

  server.take()[0]?.answer(status, "{}");
  await tick();

  expect(closed()).toEqual([{ code, reason: "" }]);
});

test("what is sent in one moment leaves in one request, and what follows waits for its answer", async () => {
  const { server, socket } = await opened();

  socket.send(Uint8Array.of(1));
  socket.send(Uint8Array.of(2, 2));
  await tick(10);
  const first = server.take();
  socket.send(Uint8Array.of(3));
  await tick(100);
  expect(server.take()).toEqual([]);
  first[0]?.answer(204);
  await tick();
  const second = server.take();

  expect(first.map(saidIn)).toEqual([["0", [[1], [2, 2]]]]);
  expect(second.map(saidIn)).toEqual([["2", [[3]]]]);
});

test("what gets no answer is sent again under its number, with what has gathered behind it", async () => {
  const { server, socket } = await opened();

  socket.send(Uint8Array.of(1));
  await tick(10);
  server.take()[0]?.fail();
  socket.send(Uint8Array.of(2));
  await tick(300);
  const [again] = server.take();
  again?.answer(503);
  await tick(300);

  expect([again, ...server.take()].map((asked) => asked && saidIn(asked))).toEqual([
    ["0", [[1], [2]]],
    ["0", [[1], [2]]],
  ]);
});

test("a page that cannot say anything for twelve seconds has no connection", async () => {
  const { server, socket, closed } = await opened();

  socket.send(Uint8Array.of(1));
  for (let waited = 0; waited <= 12_600; waited += 300) {
    await tick(300);
    for (const asked of server.take()) asked.fail();
  }
  await tick(300);

  expect(closed()).toEqual([{ code: 1006, reason: "" }]);
});

test("frames arrive in their order, and a stream that breaks off is taken up behind the last one", async () => {
  const { server, stream, frames } = await opened();

  stream().write(frameEvent(1, 7) + frameEvent(2, 8));
  await tick();
  stream().cut();
  await tick(300);
  expect(stream().query.get("seen")).toBe("2");
  stream().write(frameEvent(2, 8) + frameEvent(3, 9));
  await tick();

  expect(frames()).toEqual([[7], [8], [9]]);
  expect(server.streams).toHaveLength(2);
});

test("what the server asks for by a ping, and what is much, is told", async () => {
  const { server, stream } = await opened();

  stream().write(`${frameEvent(1, 7)}event: ping\ndata:\n\n`);
  await tick(10);
  const [told] = server.take();
  told?.answer(204);
  await tick();
  for (let number = 2; number <= 40; number += 1)
    stream().write(frameEvent(number, ...new Uint8Array(10_000)));
  await tick(10);

  expect(told && [told.query.get("seen"), ...saidIn(told)]).toEqual(["1", "0", []]);
  expect(server.take()).toHaveLength(1);
});

test("a stream of which nothing arrives is asked for in whole answers from then on", async () => {
  const { stream, frames } = await opened();

  await tick(5_000);
  await tick(300);
  expect(stream().query.get("single")).toBe("true");
  stream().write(frameEvent(1, 7));
  stream().end();
  await tick();

  expect(frames()).toEqual([[7]]);
  expect([stream().query.get("single"), stream().query.get("seen")]).toEqual(["true", "1"]);
});

test("a stream that falls silent is opened anew", async () => {
  const { server, stream } = await opened();
  stream().write(":\n\n");
  await tick(24_999);
  expect(server.streams).toHaveLength(1);

  await tick(1);
  await tick();

  expect(server.streams).toHaveLength(2);
  expect(stream().query.get("single")).toBeNull();
});

test("the server's reason for closing is told, once", async () => {
  const { server, socket, stream, closed } = await opened();

  stream().write(
    `${frameEvent(1, 7)}event: close\ndata: {"code":4403,"reason":"may-only-read"}\n\n`,
  );
  stream().end();
  await tick();
  socket.send(Uint8Array.of(1));
  socket.close();
  await tick(60_000);

  expect(closed()).toEqual([{ code: 4403, reason: "may-only-read" }]);
  expect(server.take()).toEqual([]);
  expect(socket.readyState).toBe(socket.CLOSED);
});

test("a request to a channel that is gone lets the stream say why first", async () => {
  const [told, untold] = [await opened(), await opened()];

  for (const { socket, server } of [told, untold]) {
    socket.send(Uint8Array.of(1));
    await tick(10);
    server.take()[0]?.answer(404, "{}");
  }
  await tick(100);
  told.stream().write('event: close\ndata: {"code":4422,"reason":"too-deep"}\n\n');
  await tick(2_000);

  expect(told.closed()).toEqual([{ code: 4422, reason: "too-deep" }]);
  expect(untold.closed()).toEqual([{ code: 1006, reason: "" }]);
});

test.each([
  [401, CloseCode.unauthenticated],
  [404, 1006],
  [409, 1006],
])("a stream that is answered with %i closes with %i", async (status, code) => {
  const { stream, closed } = await opened();

  stream().answer(status, "{}");
  await tick();

  expect(closed()).toEqual([{ code, reason: "" }]);
});

test("a page of something in between is no stream: it is asked again, and given up after a while", async () => {
  const { server, closed } = await opened();

  for (let waited = 0; waited <= 12_600; waited += 300) {
    for (const stream of server.streams.splice(0)) stream.answer(200, "<p>Please sign in</p>");
    await tick(300);
  }

  expect(closed()).toEqual([{ code: 1006, reason: "" }]);
});

test("a frame that the server would not take is not sent, and closes as it would", async () => {
  const { socket, closed } = await opened();

  socket.send(new Uint8Array(syncLimits.frameBytes + 1));

  expect(closed()).toEqual([{ code: CloseCode.tooBig, reason: "" }]);
});

test("closing sends what is left, also what is under way, and says that nobody listens", async () => {
  const { server, socket, closed } = await opened();
  socket.send(Uint8Array.of(1));
  await tick(10);
  const [underWay] = server.take();

  socket.send(Uint8Array.of(2));
  socket.close();
  expect(closed()).toEqual([]);
  await tick(1_000);

  const [last, ...more] = server.take();
  expect(underWay && saidIn(underWay)).toEqual(["0", [[1]]]);
  expect(last && [last.query.get("end"), last.isKeptAlive, ...saidIn(last)]).toEqual([
    "true",
    true,
    "0",
    [[1], [2]],
  ]);
  expect(more).toEqual([]);
  expect(closed()).toEqual([{ code: 1000, reason: "" }]);
});

test("a channel that comes when nobody wants it any more is given back", async () => {
  const server = new FakeServer();
  const socket = new HttpSocket("wss://city.example/sync/doc1", server);
  const [asked] = server.take();
  socket.close();

  asked?.answer(201, JSON.stringify({ channel: "c1" }));
  await tick();

  expect(server.take().map(({ query }) => query.get("end"))).toEqual(["true"]);
  expect(server.streams).toEqual([]);
});

test("a tab without a place for its stream asks for a moment every few seconds, until there is one", async () => {
  const places: (() => void)[] = [];
  const leave = vi.fn();
  const { server, socket, stream, frames } = await opened({
    takePlace: async () => places.shift(),
  });
  expect(stream().query.get("single")).toBe("true");
  stream().write(frameEvent(1, 7));
  stream().end();
  await tick();
  expect(server.streams).toHaveLength(1);
  await tick(3_000);
  expect(server.streams).toHaveLength(2);
  await tick(499);
  places.push(leave);
  await tick(3_001);

  expect(frames()).toEqual([[7]]);
  expect([stream().query.get("single"), stream().query.get("seen")]).toEqual([null, "1"]);
  socket.close();
  await tick();
  expect(leave).toHaveBeenCalledOnce();
});

interface Watched {
  closed(): { code: number; reason: string }[];
  frames(): number[][];
}

interface Opened extends Watched {
  readonly server: FakeServer;
  readonly socket: HttpSocket;
  /** The one that was opened last. */
  stream(): AskedStream;
}

async function opened(options: HttpSocketOptions = {}): Promise<Opened> {
  const server = new FakeServer();
  const { fetch } = server;
  const socket = new HttpSocket("wss://city.example/sync/doc1", { fetch, ...options });
  server.take()[0]?.answer(201, JSON.stringify({ channel: "c1" }));
  await tick();
  const stream = () => {
    const last = server.streams.at(-1);
    if (!last) throw new Error("Nobody listens");
    return last;
  };
  return { server, socket, stream, ...watched(socket) };
}

function watched(socket: HttpSocket): Watched {
  const closes: { code: number; reason: string }[] = [];
  const frames: number[][] = [];
  socket.addEventListener("close", (event) => {
    if (event instanceof CloseEvent) closes.push({ code: event.code, reason: event.reason });
  });
  socket.addEventListener("message", (event) => {
    if (event instanceof MessageEvent && event.data instanceof ArrayBuffer)
      frames.push([...new Uint8Array(event.data)]);
  });
  return { closed: () => closes, frames: () => frames };
}

/** The number under which a request goes, and the frames in it. */
function saidIn({ query, body }: Asked): [string | null, number[][]] {
  return [query.get("from"), framesOf(body)];
}

async function tick(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  // Streams hand on what they have in several turns.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await vi.advanceTimersByTimeAsync(0);
}
