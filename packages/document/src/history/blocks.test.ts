import type { RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { pairBlocks } from "./blocks.ts";

const block = (words: string, type = "paragraph"): RichNode => ({
  type,
  ...(words === "" ? {} : { content: [{ type: "text", text: words }] }),
});

function pairs(before: RichNode[], after: RichNode[]): string[] {
  return pairBlocks(before, after).map(
    ({ kind, before: one, after: other }) => `${kind} ${one ?? "–"} ${other ?? "–"}`,
  );
}

test("blocks that stayed, came and went are told apart", () => {
  const before = [block("Pierwszy akapit"), block("Drugi, o wodzie"), block("Trzeci")];
  const after = [block("Nowy wstęp"), block("Pierwszy akapit"), block("Trzeci")];

  expect(pairs(before, after)).toEqual(["added – 0", "same 0 1", "removed 1 –", "same 2 2"]);
});

test("a block that was rewritten in part is the same one", () => {
  const before = [block("Ulica ma być zielona i cicha"), block("Plac ma być zielony i gwarny")];
  const after = [
    block("Coś innego"),
    block("Plac ma być zielony, lecz cichy"),
    block("Zupełnie nowe"),
  ];

  expect(pairs(before, after)).toEqual(["removed 0 –", "added – 0", "changed 1 1", "added – 2"]);
});

test("a paragraph that became a heading is the same one", () => {
  const before = [block("Wstęp"), block("Dane o mieście")];
  const after = [block("Wstęp"), block("Dane o mieście", "heading")];

  expect(pairs(before, after)).toEqual(["same 0 0", "changed 1 1"]);
});

test("one block for another is a changed one, whatever its words", () => {
  expect(pairs([block("Zielone miasto")], [block("Błękitna sieć")])).toEqual(["changed 0 0"]);
  expect(pairs([block("")], [block("Pierwsze słowa")])).toEqual(["changed 0 0"]);
});

test("cells stay in their place where the row has as many as before", () => {
  const row = (...cells: string[]) => cells.map((words) => block(words, "tableCell"));

  expect(pairs(row("", "10", "20"), row("30", "", "10"))).toEqual([
    "changed 0 0",
    "changed 1 1",
    "changed 2 2",
  ]);
});

test("hundreds of rewritten blocks cost little", () => {
  const words = (seed: number) =>
    Array.from({ length: 60 }, (_, i) => `s${(seed * 7919 + i * 31) % 997}`).join(" ");
  const before = Array.from({ length: 600 }, (_, index) => block(words(index)));
  const after = before.map(({ content }, index) => block(`${content?.[0]?.text} nowe${index}`));

  const started = performance.now();
  const found = pairBlocks(before, after);

  expect(found.every(({ kind }) => kind === "changed")).toBe(true);
  expect(performance.now() - started).toBeLessThan(1000);
});
