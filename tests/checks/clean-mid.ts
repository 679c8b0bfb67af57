/** A small document without a fault, on the real template, and a way to spoil it as people do. */
import {
  addRecord,
  applyFix,
  type CheckContext,
  checkDocument,
  createFromSeed,
  fieldAt,
  type Finding,
  type Fix,
  isTextField,
  paragraphs,
  readDocument,
  removeRecord,
  setValue,
  storedRecord,
  type StoredValue,
  textAt,
  writeRichText,
} from "@brudnopis/document";
import {
  type DocumentContent,
  type RichText,
  Seed,
  type Template,
  withPack,
} from "@brudnopis/schema";
import type { Doc } from "yjs";
import { loadPack, loadTemplate } from "../templates/testing.ts";

export const template: Template = withPack(loadTemplate(), loadPack());

export const context: CheckContext = { language: "pl", today: "2026-03-01", openRemarks: [] };

/** What a person does to a document. */
export interface Editor {
  set(address: string, value: StoredValue | RichText): void;
  /** Past what may be written today: as a value that an earlier version of the template allowed. */
  keepFromBefore(collection: string, id: string, field: string, value: StoredValue): void;
  clear(...addresses: string[]): void;
  add(collection: string, id: string, fields: Readonly<Record<string, StoredValue>>): void;
  remove(collection: string, id: string): void;
}

export type Edit = (editor: Editor) => void;

/** The faultless document after an edit. */
export function edited(edit: Edit): DocumentContent {
  const doc = createFromSeed(template, Seed.parse(seed));
  edit(editorOf(doc));
  return readDocument(doc, template);
}

/** The same, mended by a fix that the check offered. */
export function mended(edit: Edit, fix: Fix): DocumentContent {
  const doc = createFromSeed(template, Seed.parse(seed));
  edit(editorOf(doc));
  applyFix(doc, template, fix, "mended");
  return readDocument(doc, template);
}

/** An empty document of the same template after an edit. */
export function begun(edit: Edit): DocumentContent {
  const doc = createFromSeed(template, Seed.parse({ ...seed, fields: {}, collections: {} }));
  edit(editorOf(doc));
  return readDocument(doc, template);
}

export function findingsOf(
  content: DocumentContent,
  changed: Partial<CheckContext> = {},
): Finding[] {
  return checkDocument(template, content, { ...context, ...changed });
}

function editorOf(doc: Doc): Editor {
  const set = (address: string, value: StoredValue | RichText) => {
    const field = fieldAt(template, address);
    if (!field) throw new Error(`The template has nothing at ${address}`);
    if (isTextField(field)) rewrite(doc, address, value);
    else if (isRichText(value)) throw new Error(`Text in a ${field.type} field, at ${address}`);
    else setValue(doc, template, address, value);
  };
  return {
    set,
    keepFromBefore: (collection, id, field, value) =>
      storedRecord(doc, collection, id)?.set(field, value),
    clear: (...addresses) => {
      for (const address of addresses) {
        const field = fieldAt(template, address);
        if (field && isTextField(field)) rewrite(doc, address, "");
        else setValue(doc, template, address, undefined);
      }
    },
    add: (key, id, fields) => {
      const collection = template.collections.find((candidate) => candidate.key === key);
      if (!collection) throw new Error(`No collection ${key}`);
      addRecord(doc, collection, { id });
      for (const [field, value] of Object.entries(fields)) set(`${key}/${id}.${field}`, value);
    },
    remove: (collection, id) => removeRecord(doc, collection, id),
  };
}

function isRichText(value: StoredValue | RichText): value is RichText {
  return typeof value === "object" && "type" in value;
}

function rewrite(doc: Doc, address: string, value: StoredValue | RichText): void {
  const text = textAt(doc, address);
  text.delete(0, text.length);
  if (typeof value === "string") writeRichText(text, paragraphs(value));
  else if (isRichText(value)) writeRichText(text, value);
  else throw new Error(`Not text, at ${address}`);
}

const seed = {
  format: 1,
  template: { id: "mid", version: 2 },
  pack: "energy",
  fields: {
    "identification.title": "Czyste powietrze w przedszkolach",
    "identification.participant": "Miasto Nowe Brzegi (gmina miejska)",
    "identification.edition": "pim3",
    "identification.network": "energy",
    "identification.period-start": "2026-01-01",
    "identification.period-end": "2029-12-31",
    "identification.version": "0.4",
    "identification.version-date": "2026-02-01",
    "identification.stage": "draft",
    "identification.lead-unit": "Urząd Miasta Nowe Brzegi",
    "identification.coordinator": "koordynator prac",
    "identification.area": "Całe miasto i 10 przedszkoli.",
    "summary.text":
      "Przedszkola zużywają za dużo ciepła. Do 2029 r. zmniejszymy to zużycie o jedną piątą.",
    "challenge.question": "Jak do 2029 r. ogrzewać przedszkola o jedną piątą taniej?",
    "challenge.why-now": "Umowa na dostawy ciepła kończy się w 2028 r.",
    "challenge.diagnosis": "Przedszkola zużywają 1 000 MWh ciepła rocznie, według faktur z 2024 r.",
    "challenge.national-goal": "green",
    "problem-tree.central-problem": "Przedszkola zużywają więcej ciepła, niż potrzebują",
    "funding.budget-impact": "Miasto wyłoży 150 000 zł w latach 2026–2029.",
    "implementation.governance": "Pracami kieruje koordynator.",
    "implementation.reporting": "yearly",
    "implementation.updates": "O zmianach decyduje burmistrz.",
    "implementation.communication": "O postępach piszemy na stronie miasta.",
  },
  collections: {
    "local-governments": [
      { id: "nb", fields: { name: "Miasto Nowe Brzegi", teryt: "3062011", kind: "urban" } },
    ],
    participants: [
      { id: "um", fields: { name: "Urząd Miasta Nowe Brzegi", stakeholder: ["s1"] } },
      { id: "cieplo", fields: { name: "Ciepło Nowe Brzegi Sp. z o.o.", stakeholder: ["s2"] } },
    ],
    "key-data": [
      {
        id: "k1",
        fields: {
          name: "Ciepło w przedszkolach",
          value: 1000,
          unit: "MWh/rok",
          source: "faktury",
          origin: "city-data",
        },
      },
    ],
    causes: [
      { id: "p1", fields: { name: "Nikt nie pilnuje temperatury" } },
      { id: "p2", fields: { name: "Ściany nie są ocieplone" } },
    ],
    effects: [{ id: "e1", fields: { name: "Rachunki rosną" } }],
    goals: [
      { id: "c1", fields: { name: "Mniej ciepła w przedszkolach" } },
      { id: "c2", fields: { name: "Więcej wiedzy o ogrzewaniu" } },
    ],
    indicators: [
      {
        id: "w11",
        fields: {
          goal: ["c1"],
          name: "Zużycie ciepła w przedszkolach",
          type: "result",
          unit: "MWh/rok",
          baseline: 1000,
          "base-year": 2024,
          target: 800,
          "target-year": 2029,
          direction: "decrease",
          source: "liczniki ciepła",
          origin: "city-data",
        },
      },
      {
        id: "w21",
        fields: {
          goal: ["c2"],
          name: "Przeszkolone przedszkola",
          type: "result",
          unit: "szt.",
          baseline: 0,
          "base-year": 2024,
          target: 10,
          "target-year": 2029,
          direction: "increase",
          source: "listy obecności",
          origin: "city-data",
        },
      },
    ],
    actions: [
      {
        id: "d1",
        fields: {
          name: "Regulacja ogrzewania",
          scope: "Nowe nastawy w każdym przedszkolu.",
          goals: ["c1"],
          causes: ["p1"],
          kind: "organisational",
          owner: ["um"],
          start: "2026-01-01",
          end: "2026-12-31",
          cost: 10_000_000,
          risks: ["r1"],
        },
      },
      {
        id: "d2",
        fields: {
          name: "Ocieplenie pięciu przedszkoli",
          scope: "Ściany, dachy i okna.",
          goals: ["c1"],
          causes: ["p2"],
          kind: "investment",
          owner: ["cieplo"],
          partners: ["s3"],
          start: "2027-01-01",
          end: "2028-12-31",
          "depends-on": ["d1"],
          cost: 100_000_000,
        },
      },
      {
        id: "d3",
        fields: {
          name: "Szkolenia pracowników",
          scope: "Jedno szkolenie w każdym przedszkolu.",
          goals: ["c2"],
          causes: ["p1"],
          kind: "educational",
          owner: ["um"],
          start: "2026-01-01",
          end: "2029-12-31",
          cost: 5_000_000,
        },
      },
    ],
    "action-stages": [
      {
        id: "d2-s1",
        fields: {
          action: ["d2"],
          name: "dokumentacja",
          start: "2027-01-01",
          end: "2027-06-30",
        },
      },
    ],
    "funding-lines": [
      {
        id: "d1-f1",
        fields: { action: ["d1"], source: ["budzet"], amount: 10_000_000, status: "certain" },
      },
      {
        id: "d2-f1",
        fields: { action: ["d2"], source: ["dotacja"], amount: 60_000_000, status: "planned" },
      },
      {
        id: "d2-f2",
        fields: { action: ["d2"], source: ["bank"], amount: 40_000_000, status: "planned" },
      },
      {
        id: "d3-f1",
        fields: {
          action: ["d3"],
          source: ["budzet"],
          amount: 5_000_000,
          year: 2026,
          status: "certain",
        },
      },
    ],
    outputs: [
      {
        id: "d2-o1",
        fields: { action: ["d2"], name: "Ocieplone przedszkola", value: 5, unit: "szt." },
      },
      {
        id: "d3-o1",
        fields: {
          action: ["d3"],
          name: "Szkolenia",
          value: 10,
          unit: "szt.",
          indicator: ["w21"],
        },
      },
    ],
    contributions: [
      {
        id: "d1-w11",
        fields: {
          action: ["d1"],
          name: "Mniej ciepła",
          indicator: ["w11"],
          change: -50,
          unit: "MWh/rok",
        },
      },
      {
        id: "d2-w11",
        fields: {
          action: ["d2"],
          name: "Mniej ciepła",
          indicator: ["w11"],
          change: -150,
          unit: "MWh/rok",
        },
      },
    ],
    milestones: [
      {
        id: "m1",
        fields: {
          date: "2026-12-31",
          name: "Nastawy zmienione",
          actions: ["d1"],
          evidence: "protokół",
        },
      },
    ],
    stakeholders: [
      {
        id: "s1",
        fields: {
          name: "Urząd Miasta Nowe Brzegi",
          sector: "public",
          part: "prowadzi prace",
          influence: 5,
          interest: 5,
          engagement: ["meetings"],
        },
      },
      {
        id: "s2",
        fields: {
          name: "Ciepło Nowe Brzegi Sp. z o.o.",
          sector: "public",
          part: "dostarcza ciepło",
          influence: 4,
          interest: 3,
          cooperation: "rozmowy co miesiąc",
        },
      },
      {
        id: "s3",
        fields: {
          name: "Rodzice przedszkolaków",
          sector: "civic",
          part: "opinie",
          influence: 2,
          interest: 5,
        },
      },
    ],
    "funding-sources": [
      { id: "budzet", fields: { name: "Budżet miasta", form: "own" } },
      {
        id: "dotacja",
        fields: {
          name: "Dotacja krajowa",
          form: "grant",
          opens: "2026-01-01",
          closes: "2028-12-31",
          "max-share": 70,
        },
      },
      { id: "bank", fields: { name: "Pożyczka bankowa", form: "loan" } },
    ],
    risks: [
      {
        id: "r1",
        fields: {
          name: "Brak wykonawców",
          category: "market",
          probability: 3,
          impact: 5,
          "response-plan": "Podzielimy zamówienie na części.",
          owner: ["um"],
        },
      },
      {
        id: "r2",
        fields: { name: "Łagodna zima", category: "technical", probability: 2, impact: 2 },
      },
    ],
    barriers: [{ id: "b1", fields: { name: "Długie nabory wniosków", kind: "financial" } }],
    "small-tests": [
      {
        id: "t1",
        fields: { name: "Niższa temperatura w nocy", start: "2026-02-01", end: "2026-02-28" },
      },
    ],
    sources: [{ id: "z1", fields: { name: "Faktury za ciepło, 2024 r." } }],
    attachments: [
      { id: "a1", fields: { name: "Mapa przedszkoli", kind: "map", alt: "Dziesięć punktów." } },
    ],
    glossary: [{ id: "g1", fields: { name: "WPF", meaning: "wieloletnia prognoza finansowa" } }],
  },
};
