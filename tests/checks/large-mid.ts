/** A document as large as they get: 30 actions, 60 stakeholders, 10 goals, and texts of a page each. */
import { createFromSeed, readDocument } from "@brudnopis/document";
import { type DocumentContent, Seed } from "@brudnopis/schema";
import { template } from "./clean-mid.ts";

const prose =
  "Miasto ogrzewa przedszkola ciepłem z sieci, a odczyty robi czternaście jednostek, każda w innym arkuszu. " +
  "Nikt nie widzi całości, więc awaria wychodzi na jaw dopiero na fakturze [P]. Koszt wyniósł 19,4 mln zł w 2024 r. " +
  "Prace prowadzi Urząd Miasta Nowe Brzegi wraz z partnerami, m.in. ze spółdzielniami i wspólnotami. ";

const upTo = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const day = (year: number, month: number) => `${year}-${String(month).padStart(2, "0")}-01`;

export function largeContent(): DocumentContent {
  return readDocument(createFromSeed(template, Seed.parse(seed())), template);
}

function seed() {
  return {
    format: 1,
    template: { id: "mid", version: 2 },
    pack: "energy",
    fields: {
      "identification.title": "Wielki plan",
      "identification.period-start": "2026-01-01",
      "identification.period-end": "2032-12-31",
      "challenge.diagnosis": prose.repeat(10),
      "challenge.why-now": prose.repeat(5),
      "summary.text": prose.repeat(3),
    },
    collections: {
      goals: upTo(10, (index) => ({
        id: `c${index}`,
        fields: { name: `Cel numer ${index}`, rationale: prose.repeat(2) },
      })),
      indicators: upTo(30, (index) => ({
        id: `w${index}`,
        fields: {
          goal: [`c${index % 10}`],
          name: `Wskaźnik numer ${index}`,
          type: "result",
          unit: "MWh/rok",
          baseline: 1000,
          "base-year": 2024,
          target: 900,
          "target-year": 2030,
          direction: "decrease",
          source: "liczniki",
          origin: "city-data",
        },
      })),
      participants: upTo(20, (index) => ({
        id: `u${index}`,
        fields: { name: `Jednostka ${index}` },
      })),
      stakeholders: upTo(60, (index) => ({
        id: `s${index}`,
        fields: {
          name: `Interesariusz numer ${index}`,
          aliases: `Inna nazwa ${index}; Dawna nazwa ${index}`,
          sector: "public",
          part: "opinie i dane",
          concerns: prose.repeat(2),
          resources: prose.repeat(2),
          influence: (index % 5) + 1,
          interest: 3,
        },
      })),
      causes: upTo(10, (index) => ({ id: `p${index}`, fields: { name: `Przyczyna ${index}` } })),
      actions: upTo(30, (index) => ({
        id: `d${index}`,
        fields: {
          name: `Działanie numer ${index}`,
          scope: prose.repeat(5),
          legal: prose.repeat(3),
          goals: [`c${index % 10}`],
          causes: [`p${index % 10}`],
          kind: "investment",
          owner: [`u${index % 20}`],
          partners: [`s${index}`, `s${index + 30}`],
          start: day(2026 + (index % 4), 1),
          end: day(2028 + (index % 4), 6),
          ...(index > 0 ? { "depends-on": [`d${index - 1}`] } : {}),
          cost: 30_000_000,
        },
      })),
      "action-stages": upTo(90, (index) => ({
        id: `e${index}`,
        fields: {
          action: [`d${index % 30}`],
          name: `Etap ${index}`,
          start: day(2028, 1),
          end: day(2028, 3),
        },
      })),
      "funding-sources": upTo(10, (index) => ({
        id: `z${index}`,
        fields: { name: `Fundusz ${index}`, form: "grant", "max-share": 50, closes: day(2029, 1) },
      })),
      "funding-lines": upTo(90, (index) => ({
        id: `l${index}`,
        fields: {
          action: [`d${index % 30}`],
          source: [`z${index % 10}`],
          amount: 10_000_000,
          status: "planned",
        },
      })),
      contributions: upTo(60, (index) => ({
        id: `k${index}`,
        fields: {
          action: [`d${index % 30}`],
          name: "Mniej ciepła",
          indicator: [`w${index % 30}`],
          change: -50,
          unit: "MWh/rok",
        },
      })),
      milestones: upTo(20, (index) => ({
        id: `m${index}`,
        fields: {
          name: `Krok ${index}`,
          date: day(2028, 2),
          actions: [`d${index}`],
          evidence: "tak",
        },
      })),
      risks: upTo(20, (index) => ({
        id: `r${index}`,
        fields: {
          name: `Ryzyko ${index}`,
          category: "market",
          probability: 4,
          impact: 4,
          "response-plan": prose.repeat(2),
          owner: [`u${index}`],
        },
      })),
    },
  };
}
