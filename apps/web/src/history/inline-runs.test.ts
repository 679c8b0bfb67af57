import type { DiffNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { inheritedChange, inlineRuns } from "./inline-runs.ts";

const by = (person: string, at = 1) => ({ person, at, seq: at });
const text = (words: string, change?: DiffNode["change"]): DiffNode => ({
  type: "text",
  text: words,
  ...(change ? { change } : {}),
});
const wordsOf = (nodes: readonly DiffNode[], inherited?: DiffNode["change"]) =>
  inlineRuns(nodes, inherited).map((run) => [
    run.change?.type,
    run.nodes.map((node) => node.text).join(""),
  ]);

test("neighbours of one person are one run, whatever marks they have and whenever they came", () => {
  const nodes = [
    text("było "),
    text("dopisane ", { type: "inserted", by: by("anna") }),
    text("razem", { type: "inserted", by: by("anna", 9) }),
    text(" i osobno", { type: "inserted", by: by("piotr") }),
  ];

  expect(wordsOf(nodes)).toEqual([
    [undefined, "było "],
    ["inserted", "dopisane razem"],
    ["inserted", " i osobno"],
  ]);
});

test("what became of a block became of its words, unless they say something else", () => {
  const nodes = [text("stare"), text(" nowe", { type: "deleted" })];

  expect(wordsOf(nodes, { type: "inserted" })).toEqual([
    ["inserted", "stare"],
    ["deleted", " nowe"],
  ]);
});

test("the words of a block that has become one of another kind are not new", () => {
  const heading: DiffNode = {
    type: "heading",
    change: { type: "reshaped", was: "paragraph", wasAttrs: {} },
  };

  expect(inheritedChange(heading, undefined)).toBeUndefined();
  expect(inheritedChange(heading, { type: "inserted" })?.type).toBe("inserted");
});

test("words with other marks than before are told apart by those that they had", () => {
  const nodes = [
    text("a", { type: "marked", was: [] }),
    text("b", { type: "marked", was: [{ type: "bold" }] }),
  ];

  expect(inlineRuns(nodes, undefined)).toHaveLength(2);
});
