import type { RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { cut } from "./cut.ts";
import { wordHunks } from "./words.ts";

const text = (words: string, ...marks: ("bold" | "italic")[]): RichNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});

function shown(before: RichNode[], after: RichNode[]): string[] {
  return wordHunks(before, after).map(({ kind, fromA, toA, fromB, toB }) => {
    const words = (nodes: RichNode[], from: number, to: number) =>
      cut(nodes, from, to)
        .map((node) => node.text ?? "↵")
        .join("");
    return `${kind === "marks" ? "marks " : ""}${words(before, fromA, toA)} → ${words(after, fromB, toB)}`;
  });
}

test("words that differ are found, one by one", () => {
  const before = [text("Drzewa chłodzą ulice latem, a zimą nie.")];
  const after = [text("Stare drzewa chłodzą główne ulice, a zimą też nie.")];

  expect(shown(before, after)).toEqual([
    "Drzewa → Stare drzewa",
    " → główne ",
    " latem → ",
    " →  też",
  ]);
});

test("a number is one with its separators", () => {
  expect(
    shown(
      [text("wzrost o 1,5 mln do 48\u00a0600\u00a0000 zł")],
      [text("wzrost o 2,5 mln do 51\u00a0000\u00a0000 zł")],
    ),
  ).toEqual(["1,5 → 2,5", "48\u00a0600\u00a0000 → 51\u00a0000\u00a0000"]);
});

test("words that two rewritten pieces share by chance are replaced with them", () => {
  const before = [text("Mieszkańcy osiedla w północnej części miasta czekają.")];
  const after = [text("Mieszkańcy dzielnicy przemysłowej w starym centrum czekają.")];

  expect(shown(before, after)).toEqual([
    "osiedla w północnej części miasta → dzielnicy przemysłowej w starym centrum",
  ]);
});

test("marks are compared letter by letter, also inside of a word", () => {
  const before = [text("bez zmian i pogrubione")];
  const after = [text("bez zmian i "), text("po", "bold"), text("grubione")];

  expect(shown(before, after)).toEqual(["marks po → po"]);
});

test("what differs in words and in marks is told apart", () => {
  const before = [text("pierwsze "), text("drugie", "italic"), text(" trzecie")];
  const after = [text("pierwsze", "bold"), text(" "), text("drugie", "italic"), text(" czwarte")];

  expect(shown(before, after)).toEqual(["marks pierwsze → pierwsze", "trzecie → czwarte"]);
});

test("a line break counts as one character", () => {
  const lineBreak = { type: "hardBreak" };

  expect(wordHunks([text("a b")], [text("a"), lineBreak, text("b")])).toEqual([
    { kind: "replace", fromA: 1, toA: 2, fromB: 1, toB: 2 },
  ]);
  expect(wordHunks([text("a"), lineBreak], [text("a"), lineBreak])).toEqual([]);
});
