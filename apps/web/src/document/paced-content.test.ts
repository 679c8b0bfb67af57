import { setValue } from "@brudnopis/document";
import { expect, test, vi } from "vitest";
import { Doc } from "yjs";
import { ContentStore } from "./content-store.ts";
import { inIdleTime, PacedContent } from "./paced-content.ts";
import { smallTemplate } from "./testing.ts";

function opened() {
  const template = smallTemplate();
  const doc = new Doc();
  const store = new ContentStore(doc, template, (run) => run());
  const waiting: (() => void)[] = [];
  const paced = new PacedContent(store, (run) => {
    waiting.push(run);
    return () => void waiting.splice(waiting.indexOf(run), 1);
  });
  const listener = vi.fn();
  const stop = paced.subscribe(listener);
  const write = (grosze: number) => setValue(doc, template, "basics.cost", grosze);
  const costOf = () => paced.get().fields["basics.cost"];
  const later = () => waiting.splice(0).forEach((run) => run());
  return { paced, listener, stop, write, costOf, later, waiting };
}

test("A1 near the window it follows at once", () => {
  const { listener, write, costOf } = opened();

  write(100);

  expect(listener).toHaveBeenCalledOnce();
  expect(costOf()).toEqual({ type: "money", grosze: 100 });
});

test("A2 far away it says the same until there is time, and then all that has changed", () => {
  const { paced, listener, write, costOf, later, waiting } = opened();
  write(100);
  paced.setFar(true);
  listener.mockClear();

  write(200);
  write(300);

  expect([costOf(), listener.mock.calls.length, waiting.length]).toEqual([
    { type: "money", grosze: 100 },
    0,
    1,
  ]);
  later();
  expect(costOf()).toEqual({ type: "money", grosze: 300 });
  expect(listener).toHaveBeenCalledOnce();
});

test("A1 what comes near is up to date before it is seen", () => {
  const { paced, listener, write, costOf, waiting } = opened();
  paced.setFar(true);
  listener.mockClear();
  write(200);

  paced.setFar(false);

  expect(costOf()).toEqual({ type: "money", grosze: 200 });
  expect(listener).toHaveBeenCalledOnce();
  expect(waiting).toEqual([]);
});

test("a part that is gone hears nothing, and one that comes back is up to date", () => {
  const { paced, listener, stop, write, costOf, waiting } = opened();
  paced.setFar(true);
  write(200);
  stop();
  listener.mockClear();

  write(300);
  paced.setFar(false);

  expect(listener).not.toHaveBeenCalled();
  expect([costOf(), waiting]).toEqual([{ type: "money", grosze: 300 }, []]);
});

test("A2 parts that wait come one after another, and those that were called off do not", () => {
  vi.useFakeTimers();
  try {
    const ran: string[] = [];
    inIdleTime(() => ran.push("first"));
    const callOff = inIdleTime(() => ran.push("second"));
    inIdleTime(() => ran.push("third"));
    callOff();

    vi.advanceTimersByTime(749);
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual(["first", "third"]);

    inIdleTime(() => ran.push("later"));
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual(["first", "third", "later"]);
  } finally {
    vi.useRealTimers();
  }
});
