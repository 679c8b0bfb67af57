import type { FieldContent, RecordContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { bandOf, byLevel, lacksResponse, riskMatrix } from "./risks.ts";

test.each([
  [1, "low"],
  [4, "low"],
  [5, "medium"],
  [10, "medium"],
  [12, "plan"],
  [25, "plan"],
])("level %d is in the band %s", (level, band) => {
  expect(bandOf(level)).toBe(band);
});

test("the level is probability times impact, and the cell is theirs", () => {
  const { placed, rows } = matrix(risk("a", 2, 5), risk("b", 5, 2));

  expect(placed.map(({ level }) => level)).toEqual([10, 10]);
  expect(rows[0]?.[1]?.members.map(({ id }) => id)).toEqual(["a"]);
  expect(rows[3]?.[4]?.members.map(({ id }) => id)).toEqual(["b"]);
});

test("a risk without both scores is listed apart", () => {
  const { placed, unplaced } = matrix(risk("a", 2, 5), {
    id: "b",
    code: "R2",
    fields: { probability: { type: "number", value: 3 } },
  });

  expect(placed.map(({ id }) => id)).toEqual(["a"]);
  expect(unplaced).toMatchObject([{ code: "R2", probability: 3, impact: undefined }]);
});

test.each([
  ["a plan and an owner", { ...plan(), ...owner("um") }, false],
  ["no owner", plan(), true],
  ["no plan", owner("um"), true],
  ["an owner who was removed", { ...plan(), ...owner("gone") }, true],
])("from 12 points a plan and an owner are required: %s", (_, fields, isLacking) => {
  const [high, low] = matrix(risk("a", 3, 4, fields), risk("b", 2, 5)).placed.map(lacksResponse);

  expect([high, low]).toEqual([isLacking, false]);
});

test("the highest level comes first", () => {
  const { placed } = matrix(risk("a", 1, 1), risk("b", 2, 3), risk("c", 3, 2), risk("d", 5, 5));

  expect(byLevel(placed).map(({ id }) => id)).toEqual(["d", "b", "c", "a"]);
});

function matrix(...risks: RecordContent[]) {
  return riskMatrix({ collections: { risks, participants: [{ id: "um", fields: {} }] } });
}

function risk(
  id: string,
  probability: number,
  impact: number,
  fields: RecordContent["fields"] = {},
): RecordContent {
  const score = (value: number) => ({ type: "number", value }) as const;
  return { id, fields: { probability: score(probability), impact: score(impact), ...fields } };
}

function plan(): RecordContent["fields"] {
  const content: FieldContent = { type: "rich", doc: { type: "doc", content: [] } };
  return { "response-plan": content };
}

function owner(id: string): RecordContent["fields"] {
  return { owner: { type: "reference", ids: [id] } };
}
