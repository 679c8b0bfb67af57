/** Rules about what is missing, and about single values and records. */
import { paragraphs } from "@brudnopis/document";
import type { RichNode, RichText } from "@brudnopis/schema";
import type { Case } from "./case.ts";

const fullMilestone = (index: number) => ({
  name: `Krok ${"abcdefghijklmnopqrstuvwxyz".charAt(index)}`,
  date: "2026-12-31",
  actions: ["d1"],
  evidence: "protokół",
});

/** The diagnosis with pictures under it. */
const withImages = (...images: NonNullable<RichNode["attrs"]>[]): RichText => ({
  type: "doc",
  content: [
    ...paragraphs("Przedszkola zużywają 1 000 MWh ciepła rocznie, według faktur z 2024 r.").content,
    ...images.map((attrs) => ({ type: "image", attrs: { asset: "abcdefghijkmnp23", ...attrs } })),
  ],
});

export const recordCases: readonly Case[] = [
  {
    rule: "empty-section",
    fault: "a required section with nothing in it, whatever it should hold",
    spoil: ({ clear }) =>
      clear(
        "implementation.governance",
        "implementation.reporting",
        "implementation.updates",
        "implementation.communication",
      ),
    place: "implementation",
    facts: { section: "Wdrażanie i monitoring" },
    fine: "an optional section with nothing in it",
    keep: ({ remove }) => remove("small-tests", "t1"),
  },
  {
    rule: "required-field",
    fault: "an empty required field of a section that is begun",
    spoil: ({ clear }) => clear("implementation.updates"),
    place: "implementation.updates",
    facts: { field: "Zasady aktualizacji", name: "Wdrażanie i monitoring" },
    fine: "an empty field that is not required",
    keep: ({ clear }) => clear("actions/d2.partners", "small-tests/t1.start"),
  },
  {
    rule: "required-field",
    fault: "an empty required field of a record",
    spoil: ({ clear }) => clear("actions/d2.scope"),
    place: "actions/d2.scope",
    facts: { field: "Opis i zakres", name: "D2 Ocieplenie pięciu przedszkoli" },
    fine: "a record that says all it must",
    keep: ({ add }) => add("milestones", "m2", fullMilestone(0)),
  },
  {
    rule: "required-field",
    fault:
      "a new record in which nothing is written lacks its name, and nothing else is said of it",
    spoil: ({ add }) => add("stakeholders", "s4", {}),
    place: "stakeholders/s4.name",
    facts: { field: "Interesariusz", name: "interesariusz" },
    fine: "a new record that is gone again",
    keep: ({ add, remove }) => {
      add("stakeholders", "s4", {});
      remove("stakeholders", "s4");
    },
  },
  {
    rule: "too-few-records",
    fault: "fewer records than a complete document has",
    spoil: ({ remove }) => remove("sources", "z1"),
    place: "sources",
    facts: { title: "Źródła", count: 0, needed: "1 źródło" },
    fine: "none where none are needed",
    keep: ({ remove }) => remove("effects", "e1"),
  },
  {
    rule: "many-records",
    fault: "more records than are advised",
    spoil: ({ add }) => {
      for (let index = 0; index < 20; index += 1) {
        add("milestones", `m${index + 2}`, fullMilestone(index));
      }
    },
    place: "milestones",
    facts: { counted: "21 kamieni milowych", advised: 20 },
    fine: "as many records as are advised",
    keep: ({ add }) => {
      for (let index = 0; index < 19; index += 1) {
        add("milestones", `m${index + 2}`, fullMilestone(index));
      }
    },
  },
  {
    rule: "not-understood",
    fault: "an amount that could not be read",
    spoil: ({ set }) => set("funding-lines/d1-f1.amount", { raw: "około stu tysięcy" }),
    place: "funding-lines/d1-f1.amount",
    facts: { field: "Kwota", name: "pozycja finansowania", raw: "około stu tysięcy" },
    fine: "another amount",
    keep: ({ set }) => {
      set("funding-lines/d1-f1.amount", 20_000_000);
      set("actions/d1.cost", 20_000_000);
      set("funding.budget-impact", "250 000 zł w latach 2026–2029.");
    },
  },
  {
    rule: "number-out-of-range",
    fault: "six of five",
    spoil: ({ keepFromBefore }) => keepFromBefore("stakeholders", "s3", "interest", 6),
    place: "stakeholders/s3.interest",
    facts: { field: "Zainteresowanie", name: "Rodzice przedszkolaków", value: "6", range: "1–5" },
    fine: "five of five",
    keep: ({ set }) => set("stakeholders/s3.interest", 5),
  },
  {
    rule: "text-too-long",
    fault: "a character more than the limit",
    spoil: ({ set }) => set("vision.text", `${"Czysto. ".repeat(75)}!`),
    place: "vision.text",
    facts: { field: "Wizja", name: "Wizja", length: "601", limit: "600", over: 1 },
    fine: "as many characters as the limit",
    keep: ({ set }) => set("vision.text", "Czysto. ".repeat(75)),
  },
  {
    rule: "teryt-format",
    fault: "a county's code for a gmina",
    spoil: ({ set }) => set("local-governments/nb.teryt", "3062"),
    place: "local-governments/nb.teryt",
    facts: { name: "Miasto Nowe Brzegi", raw: "3062", digits: 7 },
    fine: "a county's code for a county",
    keep: ({ set }) => {
      set("local-governments/nb.kind", "county");
      set("local-governments/nb.teryt", "3062");
    },
  },
  {
    rule: "dangling-reference",
    fault: "a reference to a record that somebody removed",
    spoil: ({ remove }) => remove("stakeholders", "s3"),
    place: "actions/d2.partners",
    facts: { field: "Partnerzy", name: "D2 Ocieplenie pięciu przedszkoli", count: 1 },
    fix: { kind: "set-value", address: "actions/d2.partners", value: [] },
    fine: "a record that is removed and that nobody names",
    keep: ({ remove }) => remove("risks", "r2"),
  },
  {
    rule: "dangling-reference",
    fault: "one of several references leads nowhere, and the others stay",
    spoil: ({ set }) => set("actions/d2.partners", ["s9", "s3"]),
    place: "actions/d2.partners",
    facts: { field: "Partnerzy", name: "D2 Ocieplenie pięciu przedszkoli", count: 1 },
    fix: { kind: "set-value", address: "actions/d2.partners", value: ["s3"] },
    fine: "several references that lead somewhere",
    keep: ({ set }) => set("actions/d2.partners", ["s1", "s3"]),
  },
  {
    rule: "duplicate-name",
    fault: "two sources of one name, in other letters",
    spoil: ({ add }) => add("funding-sources", "x", { name: "budżet  Miasta" }),
    place: "funding-sources/x.name",
    facts: { name: "budżet  Miasta", title: "Wykaz źródeł finansowania" },
    fine: "two sources with names of their own",
    keep: ({ add }) => add("funding-sources", "x", { name: "Budżet powiatu" }),
  },
  {
    rule: "missing-alt",
    fault: "a map without words",
    spoil: ({ clear }) => clear("attachments/a1.alt"),
    place: "attachments/a1.alt",
    facts: { attachment: "Mapa przedszkoli" },
    fine: "a table without words",
    keep: ({ clear, set }) => {
      clear("attachments/a1.alt");
      set("attachments/a1.kind", "table");
    },
  },
  {
    rule: "image-alt",
    fault: "a picture in a text, without words",
    spoil: ({ set }) => set("challenge.diagnosis", withImages({ alt: " " })),
    place: "challenge.diagnosis",
    facts: { field: "Diagnoza", name: "Wyzwanie", count: 1 },
    fine: "a picture with words, one for decoration, and one on its way to the server",
    keep: ({ set }) =>
      set(
        "challenge.diagnosis",
        withImages({ alt: "Rynek" }, { decorative: true }, { asset: null }),
      ),
  },
  {
    rule: "open-remarks",
    fault: "answers of guests that nobody decided about",
    spoil: () => {},
    context: { openRemarks: [{ place: "challenge.diagnosis", count: 2 }] },
    place: "challenge.diagnosis",
    facts: { count: 2 },
    fine: "no answers of guests",
    keep: () => {},
  },
];
