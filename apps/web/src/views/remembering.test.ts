import type { DocumentContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { remembering } from "./remembering.ts";

const content: DocumentContent = {
  format: 1,
  template: { id: "mid", version: 2 },
  networkKind: "planning",
  language: "pl",
  illustrative: false,
  title: "",
  fields: {},
  collections: {
    actions: [{ id: "a", fields: { cost: { type: "money", grosze: 100 } } }],
    risks: [],
  },
};

const costs = ({ collections }: DocumentContent) => ({
  costs: (collections["actions"] ?? []).map(({ fields }) => fields["cost"]),
});

test("a change elsewhere makes nothing anew", () => {
  let made = 0;
  const read = remembering(["actions"], (now) => {
    made += 1;
    return costs(now);
  });
  const first = read(content);

  const risks = [{ id: "r", fields: {} }];
  const second = read({ ...content, collections: { ...content.collections, risks } });

  expect(second).toBe(first);
  expect(made).toBe(1);
});

test("a change that the reading does not show keeps it what it was", () => {
  const read = remembering(["actions"], costs);
  const first = read(content);

  const actions = (content.collections["actions"] ?? []).map(({ id, fields }) => ({
    id,
    fields: { ...fields, name: { type: "line" as const, text: "Audyty" } },
  }));
  const second = read({ ...content, collections: { ...content.collections, actions } });

  expect(second).toBe(first);
});

test("a change that it shows is there at once, also of a field", () => {
  const read = remembering(["actions", "summary.text"], ({ collections, fields }) => [
    collections["actions"]?.length,
    fields["summary.text"]?.type,
  ]);
  expect(read(content)).toEqual([1, undefined]);

  const text = { type: "line" as const, text: "Krótko" };

  expect(read({ ...content, fields: { "summary.text": text } })).toEqual([1, "line"]);
  expect(read({ ...content, collections: {} })).toEqual([undefined, undefined]);
});
