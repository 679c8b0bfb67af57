import type { RecordContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { stakeholdersBySector } from "./sectors.ts";

test("every sector is there, the most influential first in each", () => {
  const groups = stakeholdersBySector({
    collections: {
      stakeholders: [
        stakeholder("weak", "public", 2),
        stakeholder("school", "knowledge", 3),
        stakeholder("unscored", "public"),
        stakeholder("strong", "public", 5),
        stakeholder("as strong", "public", 5),
      ],
    },
  });

  expect(groups.map(({ sector, members }) => [sector, members.map(({ id }) => id)])).toEqual([
    ["public", ["strong", "as strong", "weak", "unscored"]],
    ["private", []],
    ["civic", []],
    ["knowledge", ["school"]],
  ]);
});

test("who has no sector is in a group of their own, behind the others", () => {
  const groups = stakeholdersBySector({
    collections: {
      stakeholders: [
        { id: "a", fields: {} },
        { id: "b", fields: { sector: { type: "unparsed", raw: "kościół" } } },
      ],
    },
  });

  expect(groups).toHaveLength(5);
  expect(groups.at(-1)).toMatchObject({ sector: undefined, members: [{ id: "a" }, { id: "b" }] });
});

test("a member has the number of its place in the list, its role and its part", () => {
  const [group] = stakeholdersBySector({
    collections: {
      stakeholders: [
        stakeholder("a", "private", 1),
        stakeholder("b", "public", 1, {
          role: { type: "choice", keys: ["owner"] },
          part: { type: "line", text: "właściciel D4" },
        }),
      ],
    },
  });

  expect(group?.members).toMatchObject([{ number: 2, role: "owner", part: "właściciel D4" }]);
});

function stakeholder(
  id: string,
  sector: string,
  influence?: number,
  fields: RecordContent["fields"] = {},
): RecordContent {
  return {
    id,
    fields: {
      sector: { type: "choice", keys: [sector] },
      ...(influence === undefined ? {} : { influence: { type: "number", value: influence } }),
      ...fields,
    },
  };
}
