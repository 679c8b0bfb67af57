import type { RichNode } from "@brudnopis/schema";
import { expect, test } from "vitest";
import type { Inline, PrintDocument } from "./print.ts";
import { toPrintDocument } from "./print-document.ts";
import type { MarkedPlace, MarkedRemark, ReviewMarks } from "./review-marks.ts";
import { paragraph, rich, smallContent, smallOptions, smallTemplate } from "./testing.ts";

function print(review: ReviewMarks, nodes: RichNode[] = texts, preset = "full"): PrintDocument {
  const content = smallContent();
  const fields = { ...content.fields, "challenge.diagnosis": rich(...nodes) };
  return toPrintDocument({ ...content, fields }, smallTemplate(), {
    ...smallOptions,
    review,
    withChanges: true,
    preset: preset === "review" ? "review" : "full",
  });
}

const texts = [paragraph("Ala ma kota."), paragraph("Kot ma Alę.")];

function remark(id: string, place: MarkedPlace): MarkedRemark {
  const messages = [{ author: "Anna Nowak", at: "2026-02-20T10:00:00Z", text: "Dlaczego?" }];
  return { id, place, label: "2. Wyzwanie", kind: "pytanie", messages, isClosed: false };
}

function inText(from: number, to: number): MarkedPlace {
  return { type: "text", address: "challenge.diagnosis", from, to };
}

/** „Ala [m1 ma] kota.”: the paragraphs of the text with its marks. */
function readings(printed: PrintDocument): string[] {
  const blocks = printed.sections.find(({ key }) => key === "challenge")?.blocks ?? [];
  return blocks.flatMap((block) => (block.type === "paragraph" ? [reading(block.inlines)] : []));
}

function reading(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === "comment-start") return `[${inline.id} `;
      if (inline.type === "comment-end") return ` ${inline.id}]`;
      if (inline.type !== "text") return "";
      const text = inline.text.replaceAll("\u00a0", " ");
      if (!inline.change) return text;
      return inline.change.kind === "insert" ? `{+${text}+}` : `{-${text}-}`;
    })
    .join("");
}

function onlyRemarks(...remarks: MarkedRemark[]): ReviewMarks {
  return { remarks, suggestions: [] };
}

test("a remark stands around its letters, also across paragraphs", () => {
  const printed = print(onlyRemarks(remark("m1", inText(4, 6)), remark("m2", inText(7, 15))));

  expect(readings(printed)).toEqual(["Ala [m1 ma m1] [m2 kota.", "Kot m2] ma Alę."]);
  expect(printed.review?.comments.map(({ id, code }) => [id, code])).toEqual([
    ["m1", "U1"],
    ["m2", "U2"],
  ]);
});

test("a remark on a place between letters, and one beyond the end, are in the text all the same", () => {
  const printed = print(onlyRemarks(remark("m1", inText(3, 3)), remark("m2", inText(900, 950))));

  expect(readings(printed)).toEqual(["Ala[m1  m1] ma kota.", "Kot ma Alę.[m2  m2]"]);
});

test.each<[string, MarkedPlace]>([
  ["a field", { type: "field", address: "challenge.question" }],
  ["a record", { type: "record", collection: "actions", record: "a1" }],
  ["a cell", { type: "field", address: "actions/a1.cost" }],
  ["a section", { type: "section", section: "funding" }],
  ["a field that is not printed", { type: "field", address: "challenge.nobody" }],
  ["a record that is no more", { type: "record", collection: "lines", record: "gone" }],
])("V1 a remark on %s stands in the tree once", (_, place) => {
  const text = JSON.stringify(print(onlyRemarks(remark("m1", place))).sections);

  expect(text.match(/"comment-start","id":"m1"/g)).toHaveLength(1);
  expect(text.match(/"comment-end","id":"m1"/g)).toHaveLength(1);
});

test("V2 a remark on the document, or where nothing is printed, has no place in the tree", () => {
  const lost: MarkedPlace = { type: "section", section: "nowhere" };
  const printed = print(onlyRemarks(remark("m1", { type: "document" }), remark("m2", lost)));

  expect(JSON.stringify(printed.sections)).not.toContain("comment-start");
  expect(printed.review?.comments).toHaveLength(2);
});

function suggestion(from: number, to: number, nodes: readonly RichNode[]): ReviewMarks {
  const change = { address: "challenge.diagnosis", from, to, nodes };
  const at = "2026-02-22T09:00:00Z";
  const said = { label: "2. Wyzwanie", note: "krócej", before: "kota", after: "psa" };
  return { remarks: [], suggestions: [{ id: "s1", author: "Ewa Lis", at, ...said, change }] };
}

test("a suggestion takes away letters and adds others behind them", () => {
  const printed = print(suggestion(7, 11, [{ type: "text", text: "psa" }]));

  expect(readings(printed)[0]).toBe("Ala ma {-kota-}{+psa+}.");
  expect(printed.review?.changes).toEqual([
    { id: "s1", author: "Ewa Lis", at: "2026-02-22T09:00:00Z" },
  ]);
});

test("suggested paragraphs come behind the one in which the old letters end", () => {
  const printed = print(suggestion(0, 12, [paragraph("Ola ma psa.")]));

  expect(readings(printed)).toEqual(["{-Ala ma kota.-}", "{+Ola ma psa.+}", "Kot ma Alę."]);
});

test("what is suggested for an empty text is there", () => {
  const printed = print(suggestion(0, 0, [{ type: "text", text: "Nowy" }]), []);

  expect(readings(printed)).toEqual(["{+Nowy+}"]);
});

test("a text that brings marks of its own along is not believed", () => {
  const forged: RichNode = {
    type: "paragraph",
    content: [
      { type: "comment-start", attrs: { id: "x" } },
      { type: "text", text: "Ala", attrs: { change: "x", kind: "insert" } },
    ],
  };

  expect(readings(print(onlyRemarks(), [forged]))).toEqual(["Ala"]);
});

test("the appendix lists every remark with its answers, and every suggestion", () => {
  const review = {
    ...suggestion(7, 11, [{ type: "text", text: "psa" }]),
    remarks: [remark("m1", inText(4, 6))],
  };
  const last = print(review, texts, "review").sections.at(-1);

  expect(last).toMatchObject({ number: "A", isAppendix: true });
  expect(JSON.stringify(last)).toMatch(/U1.*Dlaczego\?.*P1.*kota.*psa.*Ewa Lis/);
});
