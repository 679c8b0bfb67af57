import type { AnchorRepairs, TextAnchor } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Anchored } from "./anchored.ts";
import { Repairs } from "./repairs.ts";

/** A server that answers when it is told to, behind a page whose edits are stored when they are told to be. */
function surroundings() {
  const sent: AnchorRepairs[] = [];
  const timers: (() => void)[] = [];
  const saved = Promise.withResolvers<void>();
  let answer: "done" | "later" = "done";
  const repairs = new Repairs({
    whenSaved: () => saved.promise,
    send: async (body) => {
      sent.push(body);
      return answer;
    },
    later: (run) => {
      timers.push(run);
      return () => {};
    },
    onStop: () => saved.reject(new Error("The page closes")),
  });
  const passTime = async () => {
    for (const run of timers.splice(0)) run();
    await new Promise(setImmediate);
  };
  return {
    repairs,
    sent,
    passTime,
    save: async () => {
      saved.resolve();
      await new Promise(setImmediate);
    },
    answerWith: (next: "done" | "later") => {
      answer = next;
    },
  };
}

function anchored(id: string, start: string, address = "city.challenge"): Anchored {
  const anchor: TextAnchor = {
    start,
    end: start,
    quote: "brown fox",
    prefix: "",
    suffix: "",
    occurrences: 1,
  };
  return { id, address, anchor };
}

test("P1 nothing is told before the edit that moved the words is stored", async () => {
  const { repairs, sent, passTime, save } = surroundings();
  repairs.add({ stored: anchored("t1", "AAAA"), found: anchored("t1", "AAAB") });
  await passTime();

  expect(sent).toEqual([]);
  await save();

  expect(sent).toHaveLength(1);
});

test("P1 what is waited for when the page closes is told to nobody", async () => {
  const { repairs, sent, passTime } = surroundings();
  repairs.add({ stored: anchored("t1", "AAAA"), found: anchored("t1", "AAAB") });
  await passTime();

  repairs.stop();
  await passTime();

  expect(sent).toEqual([]);
});

test("P2 several are told together, of each the last, and more than a request takes in two", async () => {
  const { repairs, sent, passTime, save } = surroundings();
  await save();
  repairs.add({ stored: anchored("t0", "AAAA"), found: anchored("t0", "AAAB") });
  for (let at = 0; at < 201; at += 1)
    repairs.add({ stored: anchored(`t${at}`, "AAAA"), found: anchored(`t${at}`, "AAAC") });

  await passTime();
  await passTime();

  expect(sent.map((body) => body.repairs.length)).toEqual([200, 1]);
  expect(sent[0]?.repairs[0]?.anchor.start).toBe("AAAC");
});

test("P3 a second repair, before the page has heard of the first, is made from the first", async () => {
  const { repairs, sent, passTime, save } = surroundings();
  await save();
  repairs.add({ stored: anchored("t1", "AAAA"), found: anchored("t1", "AAAB") });
  await passTime();

  repairs.add({ stored: anchored("t1", "AAAA"), found: anchored("t1", "AAAC") });
  await passTime();

  expect(sent.map(({ repairs: [one] }) => [one?.from.start, one?.anchor.start])).toEqual([
    ["AAAA", "AAAB"],
    ["AAAB", "AAAC"],
  ]);
});

test("P3 after somebody else's repair the next is made from theirs", async () => {
  const { repairs, sent, passTime, save } = surroundings();
  await save();
  repairs.add({ stored: anchored("t1", "AAAA"), found: anchored("t1", "AAAB") });
  await passTime();

  repairs.add({ stored: anchored("t1", "AAAZ"), found: anchored("t1", "AAAC") });
  await passTime();

  expect(sent.at(-1)?.repairs[0]?.from.start).toBe("AAAZ");
});

test("words that went to another field are told with where they are, and come back in the same way", async () => {
  const { repairs, sent, passTime, save } = surroundings();
  await save();
  const stored = anchored("t1", "AAAA");
  repairs.add({ stored, found: anchored("t1", "AAAB", "city.title") });
  await passTime();
  repairs.add({ stored, found: anchored("t1", "AAAC") });
  await passTime();

  expect(sent.map((body) => body.repairs[0]?.address)).toEqual(["city.title", "city.challenge"]);
});

test("what the server could not be asked is asked again", async () => {
  const { repairs, sent, passTime, save, answerWith } = surroundings();
  await save();
  answerWith("later");
  repairs.add({ stored: anchored("t1", "AAAA"), found: anchored("t1", "AAAB") });
  await passTime();
  answerWith("done");

  await passTime();
  await passTime();

  expect(sent).toHaveLength(2);
});
