import { expect, test } from "vitest";
import { watchLeaving } from "./watch-leaving.ts";

const minute = 60_000;

test("V2 who leaves with nothing left unseen has seen all", () => {
  const tab = open();

  tab.hide();

  expect(tab.said()).toEqual(["seen"]);
});

test("V3 what is not marked as seen stays when somebody leaves", () => {
  const tab = open({ unseen: 1 });

  tab.hide();
  tab.close();

  expect(tab.said()).toEqual([]);
});

test("who was away for long is told what is new, and who comes back at once is not", () => {
  const tab = open();

  tab.hide();
  tab.show(9 * minute);
  tab.hide();
  tab.show(11 * minute);

  expect(tab.said()).toEqual(["seen", "seen", "asked"]);
});

test("V3 what came while somebody was away is not seen by who looks in and leaves before it is known", async () => {
  const tab = open();
  tab.hide();
  tab.show(11 * minute);

  tab.hide();
  tab.show(minute);
  tab.close();

  expect(tab.said()).toEqual(["seen", "asked", "asked"]);
});

test("V3 where the question failed it is asked again, and nothing is seen until it is answered", async () => {
  const tab = open();
  tab.hide();
  tab.show(11 * minute);
  await tab.answer(false);

  tab.hide();
  tab.show(minute);
  await tab.answer(true);
  tab.hide();

  expect(tab.said()).toEqual(["seen", "asked", "asked", "seen"]);
});

test("V3 what the answer brings is left unseen", async () => {
  const tab = open();
  tab.hide();
  tab.show(11 * minute);
  await tab.answer(true, 3);

  tab.hide();

  expect(tab.said()).toEqual(["seen", "asked"]);
});

/** A tab with a document, and what it says to the server. */
function open({ unseen = 0 } = {}) {
  const listeners = new Set<() => void>();
  const page = {
    visibilityState: "visible" as DocumentVisibilityState,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  let now = 0;
  let left = unseen;
  let answer: (isKnown: boolean) => void = () => {};
  const said: string[] = [];
  const turn = (state: DocumentVisibilityState) => {
    page.visibilityState = state;
    for (const listener of listeners) listener();
  };
  const close = watchLeaving({
    page: page as unknown as Document,
    clock: () => now,
    hasSeenAll: () => left === 0,
    see: () => said.push("seen"),
    ask: () => {
      said.push("asked");
      const { promise, resolve } = Promise.withResolvers<boolean>();
      answer = resolve;
      return promise;
    },
  });
  return {
    close,
    said: () => said,
    hide: () => turn("hidden"),
    show: (afterMs: number) => {
      now += afterMs;
      turn("visible");
    },
    answer: async (isKnown: boolean, news = 0) => {
      left = news;
      answer(isKnown);
      await Promise.resolve();
    },
  };
}
