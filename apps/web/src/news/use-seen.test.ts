import { expect, test } from "vitest";
import type { ChangeItem, NewsSection } from "./news-items.ts";
import { type NewsBarState, type NewsState, startState } from "./news-state.ts";
import { withoutSeen } from "./use-seen.ts";

const sections = [sectionOf("basics"), sectionOf("plan")];

test("a section that is seen leaves the list, and the others stay", () => {
  const next = withoutSeen(stateAt({ phase: "step", id: "plan.cost" }), "basics");

  expect(next.sections.map(({ section }) => section)).toEqual(["plan"]);
  expect(next.bar).toEqual({ phase: "step", id: "plan.cost" });
});

test("when the step goes that is shown, the rest is offered anew", () => {
  expect(withoutSeen(stateAt({ phase: "step", id: "plan.cost" }), "plan").bar).toEqual({
    phase: "offer",
  });
});

test("a bar that somebody closed stays closed", () => {
  expect(withoutSeen(stateAt({ phase: "hidden" }), "plan").bar).toEqual({ phase: "hidden" });
});

test("when everything is seen nothing is left to show", () => {
  const next = withoutSeen(stateAt({ phase: "done" }), undefined);

  expect([next.sections, next.bar]).toEqual([[], { phase: "hidden" }]);
});

function stateAt(bar: NewsBarState): NewsState {
  return { ...startState, sections, bar };
}

function sectionOf(section: string): NewsSection {
  const address = `${section}.cost`;
  const change = { type: "value" as const, id: address, section, address, by: [] };
  const item: ChangeItem = { type: "change", id: address, section, places: [address], change };
  return { section, items: [item], unlisted: 0 };
}
