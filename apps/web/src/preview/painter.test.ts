import { expect, test } from "vitest";
import { createPainter, type PaintPort } from "./painter.ts";
import type { PaintAnswer, PaintRequest } from "./painting.ts";

function fakeWorker() {
  const target = new EventTarget();
  const asked: PaintRequest[] = [];
  const port: PaintPort = {
    addEventListener: target.addEventListener.bind(target),
    postMessage: (request) => void asked.push(request),
    terminate: () => undefined,
  };
  const say = (data: PaintAnswer | { action: "ready" }) =>
    target.dispatchEvent(new MessageEvent("message", { data }));
  const fail = () => target.dispatchEvent(new Event("error"));
  return { painter: createPainter(port), asked, say, fail };
}

const stays = new AbortController().signal;
/** Node has no pictures. */
const picture = { width: 10, height: 14 } as ImageBitmap;

test("P1 each question gets its own answer, in whatever order they come", async () => {
  const { painter, say } = fakeWorker();
  const first = painter.paint(1, 300, stays);
  const second = painter.paint(2, 300, stays);

  say({ action: "ready" });
  say({ type: "failed", id: 2, reason: "No such page" });
  say({ type: "done", id: 1, picture });

  expect(await first).toBe(picture);
  await expect(second).rejects.toThrow("No such page");
});

test("P2 who goes away gets nothing, and the worker is told", async () => {
  const { painter, asked, say } = fakeWorker();
  const leaving = new AbortController();
  const drawn = painter.paint(4, 300, leaving.signal);

  leaving.abort();
  say({ type: "done", id: 1, picture });

  expect(await drawn).toBeUndefined();
  expect(asked.map(({ type, id }) => [type, id])).toEqual([
    ["paint", 1],
    ["drop", 1],
  ]);
});

test("P3 when the worker ends, everybody who waits hears of it", async () => {
  const { painter, fail } = fakeWorker();
  const opened = painter.open(new ArrayBuffer(1));
  const drawn = painter.paint(1, 300, stays);

  fail();

  await expect(opened).rejects.toThrow("painter");
  await expect(drawn).rejects.toThrow("painter");
});
