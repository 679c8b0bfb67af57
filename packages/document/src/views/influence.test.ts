import type { FieldContent, RecordContent } from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import { byQuadrant, influenceMatrix, lacksEngagement, quadrantOf } from "./influence.ts";
import { scores } from "./matrix.ts";

test.each([
  [4, 4, "collaborate"],
  [5, 3, "satisfy"],
  [3, 4, "inform"],
  [3, 3, "monitor"],
] as const)("influence %d and interest %d: %s", (influence, interest, quadrant) => {
  expect(quadrantOf(influence, interest)).toBe(quadrant);
});

test("the quadrants hold 4, 6, 6 and 9 of the 25 cells", () => {
  const all = scores.flatMap((influence) => scores.map((each) => quadrantOf(influence, each)));
  const count = (quadrant: string) => all.filter((each) => each === quadrant).length;

  expect(["collaborate", "satisfy", "inform", "monitor"].map(count)).toEqual([4, 6, 6, 9]);
});

test("the highest row comes first, and each stakeholder is in one cell", () => {
  const { rows } = matrix(stakeholder("a", 5, 1), stakeholder("b", 1, 5), stakeholder("c", 5, 1));

  expect(rows[0]?.[0]?.members.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(rows[4]?.[4]?.members.map(({ id }) => id)).toEqual(["b"]);
  expect(rows.flat().flatMap(({ members }) => members)).toHaveLength(3);
});

describe("who has no scores is listed apart", () => {
  test.each<[string, FieldContent | undefined]>([
    ["nothing", undefined],
    ["a word", { type: "unparsed", raw: "duży" }],
    ["half a point", { type: "number", value: 3.5 }],
    ["zero", { type: "number", value: 0 }],
    ["six", { type: "number", value: 6 }],
  ])("%s for a score", (_, score) => {
    const record = stakeholder("a", 5, 1);
    const { interest: _interest, ...fields } = record.fields;
    const other = { ...record, fields: { ...fields, ...(score ? { interest: score } : {}) } };

    const { placed, unplaced } = matrix(stakeholder("b", 1, 1), other);

    expect(placed.map(({ number, id }) => [number, id])).toEqual([[1, "b"]]);
    expect(unplaced).toMatchObject([{ number: 2, id: "a", influence: 5, interest: undefined }]);
  });
});

test.each<[string, FieldContent]>([
  ["engagement", { type: "choice", keys: ["meetings"] }],
  ["participation", { type: "choice", keys: ["consulting"] }],
  ["cooperation", { type: "line", text: "co kwartał" }],
])("%s says how to work together", (field, content) => {
  const [engaged, not, weak] = matrix(
    stakeholder("a", 5, 5, { [field]: content }),
    stakeholder("b", 4, 1),
    stakeholder("c", 3, 5),
  ).placed.map(lacksEngagement);

  expect({ engaged, not, weak }).toEqual({ engaged: false, not: true, weak: false });
});

test("those who ask for most come first", () => {
  const { placed } = matrix(
    stakeholder("monitored", 1, 1),
    stakeholder("informed", 3, 5),
    stakeholder("weaker", 4, 5),
    stakeholder("satisfied", 5, 3),
    stakeholder("strong", 5, 4),
    stakeholder("stronger", 5, 5),
  );

  expect(byQuadrant(placed).map(({ id }) => id)).toEqual([
    "stronger",
    "strong",
    "weaker",
    "satisfied",
    "informed",
    "monitored",
  ]);
});

function matrix(...stakeholders: RecordContent[]) {
  return influenceMatrix({ collections: { stakeholders } });
}

function stakeholder(
  id: string,
  influence: number,
  interest: number,
  fields: RecordContent["fields"] = {},
): RecordContent {
  const score = (value: number) => ({ type: "number", value }) as const;
  return { id, fields: { influence: score(influence), interest: score(interest), ...fields } };
}
