/** What is open in review of the stress document: a remark on every kind of place, and suggestions of every kind. */
import type { MarkedPlace, MarkedSuggestion, ReviewMarks } from "@brudnopis/export";
import type { RichNode } from "@brudnopis/schema";
import { hostileTexts } from "./hostile-texts.ts";

const summary = "summary.text";

export function stressReview(): ReviewMarks {
  const places: MarkedPlace[] = [
    { type: "text", address: summary, from: 10, to: 30 },
    // Across paragraphs, and within the one before.
    { type: "text", address: summary, from: 20, to: 900 },
    { type: "text", address: "challenge.question", from: 4, to: 12 },
    { type: "field", address: "actions/a1.cost" },
    { type: "record", collection: "stakeholders", record: "s99" },
    { type: "section", section: "goals" },
    { type: "document" },
  ];
  const at = "2026-02-20T10:00:00Z";
  return {
    remarks: places.map((place, index) => ({
      id: `m${index}`,
      place,
      label: `Miejsce ${index}: ${hostileTexts[index]}`,
      quote: hostileTexts[index + 1] ?? "",
      kind: "pytanie",
      messages: [
        { author: "Anna <b>Nowak</b>", at, text: `Pierwsza linia\n${hostileTexts[index]}` },
        { author: "يوسف", at, text: `Odpowiedź ${hostileTexts[15]} 👍` },
      ],
      isClosed: false,
    })),
    suggestions: [
      suggestion("s0", 40, 60, [
        words("zamiast "),
        { ...words("tego"), marks: [{ type: "bold" }] },
      ]),
      suggestion("s1", 200, 200, [words(hostileTexts[1] ?? "")]),
      suggestion("s2", 300, 320, []),
      suggestion("s3", 500, 640, [paragraph("Cały nowy akapit."), paragraph("I drugi.")]),
    ],
  };
}

function suggestion(id: string, from: number, to: number, nodes: RichNode[]): MarkedSuggestion {
  return {
    id,
    author: "Ewa & Lis",
    at: "2026-02-22T09:00:00Z",
    label: "1. Streszczenie",
    note: hostileTexts[2] ?? "",
    before: hostileTexts[3] ?? "",
    after: hostileTexts[4] ?? "",
    change: { address: summary, from, to, nodes },
  };
}

function words(text: string): RichNode {
  return { type: "text", text };
}

function paragraph(text: string): RichNode {
  return { type: "paragraph", content: [words(text)] };
}
