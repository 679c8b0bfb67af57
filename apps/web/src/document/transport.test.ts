import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import { type SocketClass, Transport } from "./transport.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("T1 a socket that is cut off before it has carried anything is replaced where the server can be reached", async () => {
  const { connect, next, loads, retries } = await started();

  connect().cut();
  await tick();

  expect(next()).toBe("http");
  expect([loads(), retries()]).toEqual([1, 1]);
});

test("T1 a socket that is not let in for four seconds is replaced, and its attempt ends", async () => {
  const { connect, next, retries } = await started();
  const socket = connect();

  await tick(3_999);
  expect(next()).toBe("socket");
  await tick(1);

  expect([next(), retries()]).toEqual(["http", 1]);
  expect(socket.readyState).toBe(WebSocket.CLOSED);
});

test("T1 a page that has left its document meanwhile connects to nothing more", async () => {
  const { connect, transport, parts, retries } = await started();
  const reached = Promise.withResolvers<boolean>();
  parts.canReach = () => reached.promise;

  connect().cut();
  transport.stop();
  reached.resolve(true);
  await tick();

  expect(retries()).toBe(0);
});

test("T1 a server that cannot be reached at all proves nothing", async () => {
  const { connect, next, parts } = await started();
  parts.canReach = () => Promise.resolve(false);

  connect().cut();
  await tick();
  parts.canReach = () => Promise.reject(new TypeError("Failed to fetch"));
  connect().cut();
  await tick();

  expect(next()).toBe("socket");
});

test("T1 a socket that is let in while it is asked stays", async () => {
  const { connect, next, parts } = await started();
  const reached = Promise.withResolvers<boolean>();
  parts.canReach = () => reached.promise;
  const socket = connect();
  await tick(4_000);

  socket.open();
  reached.resolve(true);
  await tick();

  expect(next()).toBe("socket");
  expect(socket.readyState).toBe(WebSocket.OPEN);
});

test("T1 a socket that is let in and refused while it is asked stays refused, and proves nothing", async () => {
  const { connect, next, parts, retries } = await started();
  const reached = Promise.withResolvers<boolean>();
  parts.canReach = () => reached.promise;
  const socket = connect();
  await tick(4_000);

  socket.open();
  socket.say();
  socket.end(4422);
  reached.resolve(true);
  await tick();

  expect([next(), retries()]).toEqual(["socket", 0]);
});

test("T1 a socket that was let in and is cut off without a word is replaced", async () => {
  const { connect, next } = await started();
  const socket = connect();

  socket.open();
  await tick(10_000);
  expect(next()).toBe("socket");
  socket.cut();
  await tick();

  expect(next()).toBe("http");
});

test.each([
  ["the server closes itself", (socket: FakeSocket) => socket.end(4401)],
  ["the page leaves", (socket: FakeSocket) => socket.close()],
])("T1 a socket that %s proves nothing", async (_name, end) => {
  const { connect, next } = await started();

  end(connect());
  await tick();

  expect(next()).toBe("socket");
});

test("T1 once sockets have worked here, three in a row have to fail", async () => {
  const { connect, next } = await started();
  const first = connect();
  first.open();
  first.say();
  first.cut();
  await tick();

  for (const expected of ["socket", "socket", "http"]) {
    connect().cut();
    await tick();
    expect(next()).toBe(expected);
  }
});

test("T2 the tab remembers it for half an hour, and then tries a socket again", async () => {
  const { connect, parts, time } = await started();
  connect().cut();
  await tick();

  time.now += 30 * 60_000 - 1;
  expect(nameOf((await Transport.choose(parts)).Socket)).toBe("http");
  time.now += 1;
  expect(nameOf((await Transport.choose(parts)).Socket)).toBe("socket");
});

test("T2 a browser that remembers nothing, or cannot fetch the code, begins with a socket", async () => {
  const { parts } = await started();
  const forgetful = {
    getItem: () => {
      throw new DOMException("Denied", "SecurityError");
    },
    setItem: () => {},
  };
  const offline = () => Promise.reject(new TypeError("Failed to fetch"));
  const remembering = { getItem: () => "0", setItem: () => {} };

  expect(nameOf((await Transport.choose({ ...parts, memory: forgetful })).Socket)).toBe("socket");
  const cut = { ...parts, memory: remembering, loadHttp: offline };
  expect(nameOf((await Transport.choose(cut)).Socket)).toBe("socket");
});

test("T3 who needs no HTTP does not fetch its code", async () => {
  const { connect, loads } = await started();
  const socket = connect();

  socket.open();
  socket.say();
  await tick(60_000);

  expect(loads()).toBe(0);
});

class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 0;

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  say(): void {
    this.dispatchEvent(new MessageEvent("message"));
  }

  end(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent("close", { code }));
  }

  /** As the network does it. */
  cut(): void {
    this.end(1006);
  }

  close(): void {
    if (this.readyState !== 3) this.end(1006);
  }
}

class FakeHttpSocket extends FakeSocket {}

async function started() {
  const time = { now: 0 };
  const memory = new Map<string, string>();
  let loads = 0;
  const parts = {
    // They have what a transport uses of the interface.
    WebSocket: FakeSocket as unknown as SocketClass,
    loadHttp: () => {
      loads += 1;
      return Promise.resolve(FakeHttpSocket as unknown as SocketClass);
    },
    canReach: () => Promise.resolve(true),
    memory: {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
    },
    clock: () => time.now,
  };
  const transport = await Transport.choose(parts);
  const provider = { _WS: transport.Socket };
  // It is all that a transport uses of a provider.
  let retries = 0;
  transport.serve(provider as unknown as WebsocketProvider, () => {
    retries += 1;
  });
  return {
    parts,
    transport,
    time,
    loads: () => loads,
    retries: () => retries,
    /** As the provider does it. */
    connect: () => new provider._WS("ws://city.example/sync/doc1") as unknown as FakeSocket,
    next: () => nameOf(provider._WS),
  };
}

function nameOf(Socket: SocketClass): "http" | "socket" {
  return Object.is(Socket, FakeHttpSocket) ? "http" : "socket";
}

async function tick(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}
