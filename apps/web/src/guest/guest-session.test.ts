import type { DocumentContent } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { guestSession } from "./guest-session.ts";

const content: DocumentContent = {
  format: 1,
  template: { id: "mid", version: 1 },
  networkKind: "planning",
  language: "pl",
  illustrative: false,
  title: "MID Konin",
  fields: { "identification.title": { type: "line", text: "MID Konin" } },
  collections: {
    actions: [{ id: "a1", code: "D1", fields: { name: { type: "line", text: "Ocieplenie" } } }],
  },
};

test("texts of sections and of records are found by their address", () => {
  const { text } = guestSession(content, ["Konin"]).content;

  expect(text("identification.title")).toEqual({ type: "line", text: "MID Konin" });
  expect(text("actions/a1.name")).toEqual({ type: "line", text: "Ocieplenie" });
  expect(text("actions/a2.name")).toBeUndefined();
  expect(text("identification.participant")).toBeUndefined();
});
