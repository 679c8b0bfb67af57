import { expect, test } from "vitest";
import { mentionBefore, messageParts, searchPeople, toStored, toTyped } from "./mentions.ts";

const anna = { id: "p1", name: "Anna Wójcik" };
const annaMaria = { id: "p2", name: "Anna Wójcik-Maj" };
const lukasz = { id: "p3", name: "Łukasz Żak" };

test("names become ids and ids become names again", () => {
  const typed = "@Anna Wójcik, zapytaj @Łukasz Żak (albo @Anna Wójcik-Maj).";

  const text = toStored(typed, [anna, annaMaria, lukasz]);

  expect(text).toBe("@{p1}, zapytaj @{p3} (albo @{p2}).");
  expect(toTyped(text, { p1: anna, p2: annaMaria, p3: lukasz })).toBe(typed);
});

test("a longer word that begins like a name is no name", () => {
  expect(toStored("@Anna Wójcikowa", [anna])).toBe("@Anna Wójcikowa");
});

test("who is not known stays as it is stored", () => {
  expect(toTyped("@{gone} i @{p1}", { p1: anna })).toBe("@{gone} i @Anna Wójcik");
});

test("a message is cut into text and people", () => {
  expect(messageParts("Proszę @{p1} o źródło")).toEqual([
    { type: "text", text: "Proszę " },
    { type: "person", id: "p1" },
    { type: "text", text: " o źródło" },
  ]);
});

test.each([
  ["@", { from: 0, query: "" }],
  ["zob. @an", { from: 5, query: "an" }],
  ["(@Anna W", { from: 1, query: "Anna W" }],
])("behind „%s” somebody is being named", (typed, expected) => {
  expect(mentionBefore(typed, typed.length)).toEqual(expected);
});

test.each(["anna@konin", "bez", "@Anna Wójcik i potem"])("behind „%s” nobody is", (typed) => {
  expect(mentionBefore(typed, typed.length)).toBeUndefined();
});

test("people are found by any word of their name, without Polish letters too", () => {
  expect(searchPeople([anna, lukasz], "zak")).toEqual([lukasz]);
  expect(searchPeople([anna, lukasz], "wój")).toEqual([anna]);
});
