import { expect, test, vi } from "vitest";
import { Feed } from "./feed.ts";

function started() {
  const answers: { resolve: () => void; reject: () => void }[] = [];
  const ask = vi.fn(
    () => new Promise<void>((resolve, reject) => answers.push({ resolve, reject })),
  );
  const retries: (() => void)[] = [];
  const feed = new Feed({
    ask,
    retryLater: (retry) => {
      retries.push(retry);
      return () => retries.splice(retries.indexOf(retry), 1);
    },
  });
  feed.changed();
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { feed, ask, answers, retries, settled };
}

test("F1 what is told during a request makes one more, and not several", async () => {
  const { feed, ask, answers, settled } = started();

  feed.changed();
  feed.changed();
  answers[0]?.resolve();
  await settled();

  expect(ask).toHaveBeenCalledTimes(2);
});

test("a request that failed is made again later, or sooner when something is told", async () => {
  const { feed, ask, answers, retries, settled } = started();

  answers[0]?.reject();
  await settled();
  expect([ask.mock.calls.length, retries.length]).toEqual([1, 1]);
  feed.changed();

  expect([ask.mock.calls.length, retries.length]).toEqual([2, 0]);
});

test("after its end it asks for nothing", async () => {
  const { feed, ask, answers, settled } = started();
  feed.changed();

  feed.stop();
  answers[0]?.resolve();
  await settled();
  feed.changed();

  expect(ask).toHaveBeenCalledTimes(1);
});
