import { expect, test } from "vitest";
import { FakeTime } from "../testing.ts";
import { type Attempt, Throttle } from "./throttle.ts";

const ada: Attempt = { target: "password:ada@konin.example" };
const office = "203.0.113.7";

test("T1 five wrong tries are free, then each one costs twice the wait", async () => {
  const { time, wrong } = subject();
  expect(await wrong(ada, 5)).toEqual([0, 0, 0, 0, 0]);

  expect(await wrong(ada)).toEqual([30_000]);
  time.advance(30_000);
  expect(await wrong(ada, 2)).toEqual([0, 60_000]);
});

test("T1 nobody waits longer than a quarter of an hour", async () => {
  const { time, wrong } = subject();
  await wrong(ada, 5);

  for (let count = 0; count < 20; count += 1) {
    time.advance(15 * 60_000);
    expect(await wrong(ada)).toEqual([0]);
  }

  expect(await wrong(ada)).toEqual([15 * 60_000]);
});

test("T1 it does not help to try from a new network each time", async () => {
  const { wrong } = subject();

  for (let host = 1; host <= 5; host += 1) await wrong({ ...ada, network: `198.51.100.${host}` });

  expect(await wrong({ ...ada, network: "198.51.100.6" })).toEqual([30_000]);
});

test("T1 one target's wrong tries are no other's", async () => {
  const { wrong } = subject();

  await wrong(ada, 9);

  expect(await wrong({ target: "password:jan@konin.example" })).toEqual([0]);
});

test("T2 a known browser is not slowed down by what is wrong elsewhere", async () => {
  const { wrong } = subject();
  await wrong(ada, 9);

  expect(await wrong({ ...ada, device: "laptop" }, 6)).toEqual([0, 0, 0, 0, 0, 30_000]);
});

test("T2 a right try in a known browser does not give others new ones", async () => {
  const { throttle, wrong } = subject();
  await wrong(ada, 5);

  expect(await throttle.attempt({ ...ada, device: "laptop" }, right)).toEqual({
    outcome: "right",
    value: "yes",
  });

  expect(await wrong(ada)).toEqual([30_000]);
});

test("T3 from a network with many wrong tries each target has one free try", async () => {
  const { wrong } = subject();
  await wrongEverywhere(wrong, 60);

  expect(await wrong({ ...ada, network: office }, 2)).toEqual([0, 30_000]);
  expect(await wrong({ ...ada, network: "198.51.100.1" })).toEqual([0]);
  expect(await wrong({ ...ada, network: office, device: "laptop" }, 5)).toEqual([0, 0, 0, 0, 0]);
});

test("T3 a network is as good as any ten minutes later", async () => {
  const { time, wrong } = subject();
  await wrongEverywhere(wrong, 60);

  time.advance(10 * 60_000);

  expect(await wrong({ ...ada, network: office }, 2)).toEqual([0, 0]);
});

test("T3 two hundred right tries in a row are never hindered, also from a bad network", async () => {
  const { throttle, wrong } = subject();
  await wrongEverywhere(wrong, 60);

  for (let person = 0; person < 200; person += 1) {
    const attempt = { target: `password:${person}@office.example`, network: office };
    expect((await throttle.attempt(attempt, right)).outcome).toBe("right");
  }
});

test("T4 tries that arrive together are counted each", async () => {
  const { throttle } = subject();

  const verdicts = await Promise.all(
    Array.from({ length: 12 }, () => throttle.attempt(ada, async () => undefined)),
  );

  expect(verdicts.filter(({ outcome }) => outcome === "wrong")).toHaveLength(5);
  expect(verdicts.filter(({ outcome }) => outcome === "wait")).toHaveLength(7);
});

test("T4 a right try forgives what was wrong before", async () => {
  const { throttle, wrong } = subject();
  await wrong(ada, 4);

  await throttle.attempt(ada, right);

  expect(await wrong(ada, 5)).toEqual([0, 0, 0, 0, 0]);
});

test("T4 a try that could not be judged is none", async () => {
  const { throttle, wrong } = subject();
  await wrong(ada, 4);

  const tooBusy = throttle.attempt(ada, () => Promise.reject(new Error("too busy")));

  await expect(tooBusy).rejects.toThrow("too busy");
  expect(await wrong(ada, 2)).toEqual([0, 30_000]);
});

test("only the first refusal after a try says that it is", async () => {
  const { time, throttle, wrong } = subject();
  await wrong(ada, 5);
  const isFirst = async () => {
    const verdict = await throttle.attempt(ada, right);
    return verdict.outcome === "wait" && verdict.isFirst;
  };

  expect([await isFirst(), await isFirst()]).toEqual([true, false]);

  time.advance(30_000);
  await wrong(ada);
  expect([await isFirst(), await isFirst()]).toEqual([true, false]);
});

test("what was proved in another way is forgiven", async () => {
  const { throttle, wrong } = subject();
  await wrong(ada, 5);

  throttle.forgive(ada.target);

  expect(await wrong(ada)).toEqual([0]);
});

const right = async () => "yes";

/** Wrong tries from the office at so many addresses. */
async function wrongEverywhere(
  wrong: (attempt: Attempt) => Promise<unknown>,
  count: number,
): Promise<void> {
  for (let person = 0; person < count; person += 1) {
    await wrong({ target: `password:${person}@elsewhere.example`, network: office });
  }
}

function subject() {
  const time = new FakeTime();
  const throttle = new Throttle(time.clock);
  /** How long each of some wrong tries would have had to wait. */
  const wrong = async (attempt: Attempt, count = 1): Promise<number[]> => {
    const waits: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const verdict = await throttle.attempt(attempt, async () => undefined);
      waits.push(verdict.outcome === "wait" ? verdict.waitMs : 0);
    }
    return waits;
  };
  return { time, throttle, wrong };
}
