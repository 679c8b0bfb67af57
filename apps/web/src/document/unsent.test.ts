import { addRecord, paragraphs, setValue, writeRichText } from "@brudnopis/document";
import { expect, test } from "vitest";
import { Doc } from "yjs";
import { smallTemplate } from "./testing.ts";
import { unsentTexts } from "./unsent.ts";

function written() {
  const template = smallTemplate();
  const doc = new Doc();
  const [actions] = template.collections;
  if (!actions) throw new Error("the small template has actions");
  writeRichText(doc.getXmlFragment("basics.text"), paragraphs("Jeden.\nDwa."));
  setValue(doc, template, "basics.cost", 123_450);
  addRecord(doc, actions, { id: "a1" });
  writeRichText(doc.getXmlFragment("actions/a1.name"), paragraphs("Pompa"));
  return { template, doc };
}

test("shows each field by its name, whole, as plain text", () => {
  const { template, doc } = written();

  const texts = unsentTexts(doc, template, ["basics.cost", "basics.text"], "pl");

  expect(texts).toEqual([
    { place: "basics.cost", label: "Koszt", text: "1\u00a0234,50\u00a0zł" },
    { place: "basics.text", label: "Treść", text: "Jeden.\nDwa." },
  ]);
});

test("a record's field says whose it is", () => {
  const { template, doc } = written();

  const [text] = unsentTexts(doc, template, ["actions/a1.name"], "pl");

  expect(text).toMatchObject({ label: "D1 Pompa – Nazwa", text: "Pompa" });
});

test("a field that was emptied is there, empty", () => {
  const { template, doc } = written();
  doc.getXmlFragment("basics.text").delete(0, 2);

  expect(unsentTexts(doc, template, ["basics.text"], "pl")).toMatchObject([{ text: "" }]);
});

test("records that came or moved, and what the template does not have, are left out", () => {
  const { template, doc } = written();

  expect(unsentTexts(doc, template, ["actions/a1", "basics.gone"], "pl")).toEqual([]);
});
