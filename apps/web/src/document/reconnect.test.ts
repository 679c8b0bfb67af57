import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isFinal, Reconnector, retryDelayMs } from "./reconnect.ts";
import type { Refusal } from "./save-state.ts";
import { FakeProvider } from "./testing.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function kept({ isBusy = false } = {}) {
  const provider = new FakeProvider();
  const refusals: (Refusal | undefined)[] = [];
  const browser = { gone: () => {}, back: () => {} };
  const connection = new Reconnector({
    provider: provider.asProvider(),
    isBusy: () => isBusy,
    onRefused: (refusal) => refusals.push(refusal),
    watch: (gone, back) => {
      Object.assign(browser, { gone, back });
      return () => {};
    },
  });
  provider.connect();
  provider.open();
  return { provider, refusals, browser, connection };
}

const broken = { code: 1006, reason: "" };

test("waits double, up to a limit", () => {
  const waits = [0, 1, 2, 10].map((attempt) => retryDelayMs(attempt, 0.5));

  expect(waits).toEqual([500, 1000, 2000, 20_000]);
});

test("each tab waits its own time, half to one and a half of the same wait", () => {
  expect(retryDelayMs(3, 0)).toBe(2000);
  expect(retryDelayMs(3, 0.999)).toBeCloseTo(5996, 0);
});

test("only a decision of the server's ends the attempts", () => {
  expect([4401, 4403, 4404, 4411, 4499, 1009].every(isFinal)).toBe(true);
  expect([1000, 1001, 1006, 1012, 1013, 4500, 4529].some(isFinal)).toBe(false);
});

test("N1 a frame that is too large for the server is never sent again by itself", () => {
  const { provider, refusals, browser } = kept();
  const { connects } = provider;

  provider.drop({ code: 1009, reason: "" });
  browser.gone();
  browser.back();
  vi.advanceTimersByTime(10 * 60_000);

  expect(provider.connects).toBe(connects);
  expect(refusals).toEqual([{ code: 1009, reason: "" }]);
});

test("N1 what the page itself refuses ends the attempts too, until the person wants another", () => {
  const { provider, refusals, connection } = kept();
  const { connects } = provider;

  connection.refuse({ code: 0, reason: "page-too-old" });
  vi.advanceTimersByTime(60_000);
  expect([provider.wsconnected, provider.connects]).toEqual([false, connects]);
  connection.retry();

  expect(provider.connects).toBe(connects + 1);
  expect(refusals).toEqual([{ code: 0, reason: "page-too-old" }, undefined]);
});

test("N2 a server that lets in and closes at once is waited for longer and longer", () => {
  const { provider } = kept();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    provider.drop({ code: 1013, reason: "reloading" });
    const { connects } = provider;
    let waited = 0;
    for (; provider.connects === connects; waited += 100) vi.advanceTimersByTime(100);
    waits.push(waited);
    provider.open();
  }

  expect(waits).toEqual([500, 1000, 2000, 4000]);
});

test("N2 after a connection that has held, the first wait is short again", () => {
  const { provider } = kept();
  provider.drop(broken);
  vi.advanceTimersByTime(500);
  provider.drop(broken);
  vi.advanceTimersByTime(1000);
  provider.open();
  vi.advanceTimersByTime(6_000);
  const { connects } = provider;

  provider.drop({ code: 1012, reason: "restarting" });
  vi.advanceTimersByTime(500);

  expect(provider.connects).toBe(connects + 1);
});

test("the network's return, or the person's, ends a wait at once", () => {
  const { provider, browser } = kept();
  browser.gone();
  expect(provider.wsconnected).toBe(false);
  const { connects } = provider;

  browser.back();

  expect(provider.connects).toBe(connects + 1);
});

test("a provider that hangs up by itself waits its time like everybody", () => {
  const { provider } = kept();
  const { connects } = provider;

  provider.drop();

  expect([provider.shouldConnect, provider.connects]).toEqual([false, connects]);
  vi.advanceTimersByTime(500);
  expect(provider.connects).toBe(connects + 1);
});

test("N3 a socket that carries nothing after a return is left within seconds, for another", () => {
  const { provider, browser } = kept();
  vi.advanceTimersByTime(20_000);
  const { connects, sent } = provider;
  sent.length = 0;

  browser.back();
  expect(sent).toEqual([Uint8Array.of(3)]);
  vi.advanceTimersByTime(6_000);

  expect(provider.connects).toBe(connects + 1);
});

test("N3 a socket that answers is kept", () => {
  const { provider, browser } = kept();
  vi.advanceTimersByTime(20_000);
  const { connects } = provider;

  browser.back();
  vi.advanceTimersByTime(500);
  provider.hear();
  vi.advanceTimersByTime(10_000);

  expect([provider.wsconnected, provider.connects]).toEqual([true, connects]);
});

test("N3 silence while something waits to be saved is looked into without a return", () => {
  const { provider } = kept({ isBusy: true });
  const { connects } = provider;

  vi.advanceTimersByTime(12_000);

  expect(provider.connects).toBeGreaterThan(connects);
});

test("N3 a server that only says nothing new is not asked before it is due", () => {
  const { provider } = kept();
  provider.sent.length = 0;
  for (let beat = 0; beat < 10; beat += 1) {
    vi.advanceTimersByTime(20_000);
    provider.hear();
  }

  expect(provider.sent).toEqual([]);
});

test("N3 an attempt that hangs is given up", () => {
  const { provider } = kept();
  provider.drop(broken);
  vi.advanceTimersByTime(500);
  const { connects } = provider;
  expect(provider.wsconnecting).toBe(true);

  vi.advanceTimersByTime(14_000);

  expect(provider.connects).toBeGreaterThan(connects);
});
