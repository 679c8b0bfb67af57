import { expect, test } from "vitest";
import { smallTemplate } from "../../document/testing.ts";
import { startReview } from "../review-state.ts";
import { feedOf, threadOf } from "../testing.ts";
import { takeFeed, takeThread } from "./take-feed.ts";

const template = smallTemplate();
const ewa = { id: "ewa", name: "Ewa Lis", organisation: "Bank", hue: 1 as const };
const first = takeFeed(
  startReview,
  feedOf({ threads: [threadOf("a"), threadOf("b")], people: { ewa } }),
  template,
);

test("what did not change keeps its identity, and so do the lists of places", () => {
  const elsewhere = threadOf("c", { place: { type: "section", section: "plan" } });

  const next = takeFeed(first, feedOf({ version: 2, threads: [elsewhere] }), template);

  expect(next.threads.get("a")).toBe(first.threads.get("a"));
  expect(next.index.byPlace.get("basics.cost")).toBe(first.index.byPlace.get("basics.cost"));
  expect(next.index.open).toBe(3);
});

test("an answer that says nothing new changes no thread", () => {
  const next = takeFeed(first, feedOf({ version: 2, threads: [threadOf("a")] }), template);

  expect(next.threads).toBe(first.threads);
  expect(next.index).toBe(first.index);
});

test("an older state of a thread does not come back when its answer is late", () => {
  const newer = takeThread(first, threadOf("a", { version: 5, state: "addressed" }), template);

  const next = takeFeed(newer, feedOf({ threads: [threadOf("a", { version: 2 })] }), template);

  expect(next.threads.get("a")?.state).toBe("addressed");
});

test("people who were named before stay known", () => {
  const next = takeFeed(first, feedOf({ version: 2 }), template);

  expect(next.facts?.people["ewa"]).toEqual(ewa);
});

test("a record has also what is remarked on its fields, and closed threads count nowhere", () => {
  const cell = threadOf("c", { place: { type: "field", address: "actions/d1.cost" } });
  const closed = threadOf("d", { ...cell, id: "d", state: "closed" });

  const { index } = takeFeed(startReview, feedOf({ threads: [cell, closed] }), template);

  expect(index.byPlace.get("actions/d1")).toEqual([cell]);
  expect(index.byPlace.get("actions/d1.cost")).toEqual([cell]);
  expect(index.openBySection.get("plan")).toBe(1);
});
