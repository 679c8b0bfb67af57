import type { KitRemark } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { findRemarks } from "./find-remarks.ts";

const remarks: readonly KitRemark[] = [
  remark("a", { title: "Brak źródła", text: "Skąd ta liczba?" }),
  remark("b", { title: "Koszt", text: "Brak podziału na lata", section: "funding" }),
  remark("c", { title: "Bariera", text: "To do Planu Ulepszeń", kind: "barrier" }),
];

test("without words all are found, and what fits the section stands first", () => {
  expect(ids({ typed: " ", section: "funding" })).toEqual(["b", "a", "c"]);
});

test("every word has to be there, with or without Polish letters", () => {
  expect(ids({ typed: "brak" })).toEqual(["a", "b"]);
  expect(ids({ typed: "ZRODLA brak" })).toEqual(["a"]);
});

test("one kind of remark can be asked for", () => {
  expect(ids({ typed: "", kind: "barrier" })).toEqual(["c"]);
});

function ids(search: Parameters<typeof findRemarks>[1]): string[] {
  return findRemarks(remarks, search).map(({ id }) => id);
}

function remark(id: string, facts: Partial<KitRemark>): KitRemark {
  return { id, title: "", text: "", kind: "question", uses: 0, documents: 0, ...facts };
}
