import type { DocumentContent, RecordContent, Template } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { line, smallContent, smallTemplate } from "../testing.ts";
import { type IcsOptions, writeIcs } from "./ics.ts";

const options: IcsOptions = {
  documentId: "doc1",
  language: "pl",
  madeAt: "2026-02-27T12:30:00.500Z",
  url: "https://example.com/dokumenty/doc1",
};

test("a milestone takes the whole of its day, with the actions that it belongs to", () => {
  const [event] = events(writeIcs(withMilestone(), template(), options));

  expect(event).toEqual([
    "UID:milestones-m1@doc1.brudnopis",
    "DTSTAMP:20260227T123000Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:M1 Odbiór\\; próba\\, koniec\\\\",
    "DESCRIPTION:D1 Audyty 64 budynków",
    "CATEGORIES:Kamień milowy",
    "URL:https://example.com/dokumenty/doc1",
    "TRANSP:TRANSPARENT",
  ]);
});

test("C1 the same milestone has the same UID when it has another day and name", () => {
  const uids = [withMilestone(), withMilestone("2028-02-28", "Inna")].map((content) =>
    events(writeIcs(content, template(), { ...options, madeAt: "2027-01-01T00:00:00.000Z" })).map(
      ([uid]) => uid,
    ),
  );

  expect(uids[0]).toEqual(uids[1]);
});

test("days by which sections are to be ready are events", () => {
  const due = [
    { section: "challenge", date: "2026-03-31" },
    { section: "nowhere", date: "2026-03-31" },
  ];

  const found = events(writeIcs(smallContent(), template(), { ...options, due }));

  expect(found).toHaveLength(1);
  expect(found[0]).toContain("UID:due-challenge@doc1.brudnopis");
  expect(found[0]).toContain("SUMMARY:Termin części: 2. Wyzwanie");
});

test("no line is longer than 75 octets, and unfolded all is as it was", () => {
  const name = "Zażółć gęślą jaźń 👩‍👩‍👧‍👦 ".repeat(20).trim();

  const written = writeIcs(withMilestone("2026-12-31", name), template(), options);

  const lines = written.split("\r\n");
  expect(Math.max(...lines.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(75);
  expect(lines.every((each) => each.isWellFormed())).toBe(true);
  expect(written.replaceAll("\r\n ", "")).toContain(`SUMMARY:M1 ${name}\r\n`);
});

test("nobody can end an event from within its name", () => {
  const name = "X\r\nEND:VEVENT\nBEGIN:VALARM\u0000";

  const written = writeIcs(withMilestone("2026-12-31", name), template(), options);

  expect(written.match(/^END:VEVENT/gm)).toHaveLength(1);
  expect(written).toContain("SUMMARY:M1 X\\nEND:VEVENT\\nBEGIN:VALARM");
});

function events(written: string): string[][] {
  return [...written.matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT/gs)].map(([, inside = ""]) =>
    inside.replaceAll("\r\n ", "").trimEnd().split("\r\n"),
  );
}

function template(): Template {
  return smallTemplate();
}

function withMilestone(date = "2026-12-31", name = "Odbiór; próba, koniec\\"): DocumentContent {
  const content = smallContent();
  const milestone: RecordContent = {
    id: "m1",
    code: "M1",
    fields: {
      name: line(name),
      date: { type: "date", date },
      actions: { type: "reference", ids: ["a1"] },
    },
  };
  return { ...content, collections: { ...content.collections, milestones: [milestone] } };
}
