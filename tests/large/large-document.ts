/**
 * A document as large as the issue on structured records names: 30 actions, 60 stakeholders, 10 goals, and what belongs to
 * them. Its figures add up, so that the checker has to look at everything and finds little.
 */
import { addRecord, paragraphs, setValue, textAt, writeRichText } from "@brudnopis/document";
import type { Collection, Field, Template } from "@brudnopis/schema";
import type { Doc } from "yjs";

/** Values by field key; a text is written as a text where the field is one. */
type Values = Readonly<Record<string, string | number | readonly string[] | { value: number }>>;

const counts = { goals: 10, stakeholders: 60, actions: 30, milestones: 20, risks: 30 } as const;

/** Writes it into a document that has only its title, as one transaction. */
export function fillLarge(doc: Doc, template: Template): void {
  const add = (key: string, id: string, values: Values) => {
    const collection = template.collections.find((candidate) => candidate.key === key);
    if (!collection) throw new Error(`The template has no ${key}`);
    addRecord(doc, collection, { id });
    for (const [field, value] of Object.entries(values))
      write(doc, template, collection, id, field, value);
  };
  doc.transact(() => {
    setValue(doc, template, "identification.period-start", "2026-01-01");
    setValue(doc, template, "identification.period-end", "2030-12-31");
    writeRichText(textAt(doc, "summary.text"), paragraphs(prose(8)));
    writeRichText(textAt(doc, "challenge.diagnosis"), paragraphs(prose(24)));
    add("participants", "um", { name: "Urząd Miejski", stakeholder: ["s0"] });
    for (let index = 0; index < counts.stakeholders; index += 1) {
      add("stakeholders", `s${index}`, {
        name: index === 0 ? "Urząd Miejski" : `Interesariusz numer ${index}`,
        sector: ["public", "private", "civic", "knowledge"][index % 4] ?? "public",
        part: "współpracuje przy działaniach",
        influence: { value: 1 + (index % 5) },
        interest: { value: 1 + (Math.floor(index / 5) % 5) },
        cooperation: "spotkania co kwartał",
        concerns: prose(2),
      });
    }
    for (let index = 0; index < counts.goals; index += 1) addGoal(add, index);
    add("funding-sources", "budget", { name: "Budżet miasta" });
    add("funding-sources", "funds", { name: "Fundusze Europejskie" });
    for (let index = 0; index < counts.actions; index += 1) addAction(add, index);
    for (let index = 0; index < counts.milestones; index += 1) {
      const { end } = periodOf(index);
      add("milestones", `m${index}`, {
        date: end,
        name: `Odbiór etapu ${index + 1}`,
        actions: [`d${index}`],
        evidence: "protokół odbioru",
      });
    }
    for (let index = 0; index < counts.risks; index += 1) {
      add("risks", `r${index}`, {
        name: `Opóźnienie dostaw w działaniu ${index + 1}`,
        category: "technical",
        probability: { value: 1 + (index % 5) },
        impact: { value: 1 + (index % 4) },
        response: "reduce",
        "response-plan": "zapas czasu i drugi dostawca",
        owner: ["um"],
      });
    }
  });
}

type Add = (collection: string, id: string, values: Values) => void;

function addGoal(add: Add, index: number): void {
  add("goals", `c${index}`, { name: `Zmniejszyć zużycie energii w obszarze ${index + 1}` });
  for (const part of [0, 1]) {
    add("indicators", `w${index}-${part}`, {
      goal: [`c${index}`],
      name: `Zużycie energii, pomiar ${part + 1}`,
      type: "result",
      unit: "MWh/rok",
      baseline: { value: 1000 },
      "base-year": 2024,
      target: { value: 700 },
      "target-year": 2030,
      direction: "decrease",
      source: "system zarządzania energią",
      origin: "city-data",
    });
  }
}

function addAction(add: Add, index: number): void {
  const { start, end } = periodOf(index);
  const goal = index % counts.goals;
  add("actions", `d${index}`, {
    name: `Modernizacja budynków, pakiet ${index + 1}`,
    scope: prose(3),
    goals: [`c${goal}`],
    kind: "investment",
    owner: ["um"],
    partners: [`s${1 + index}`],
    start,
    end,
    ...(index > 15 ? { "depends-on": [`d${index - 16}`] } : {}),
    cost: 120_000_000,
  });
  for (const [source, amount] of [
    ["budget", 20_000_000],
    ["funds", 100_000_000],
  ] as const) {
    add("funding-lines", `f${index}-${source}`, {
      action: [`d${index}`],
      source: [source],
      name: "wkład",
      amount,
      status: "planned",
    });
  }
  for (const part of [0, 1]) {
    add("contributions", `k${index}-${part}`, {
      action: [`d${index}`],
      name: "Mniejsze zużycie energii",
      indicator: [`w${goal}-${part}`],
      change: { value: -100 },
      unit: "MWh/rok",
    });
  }
  add("outputs", `o${index}`, {
    action: [`d${index}`],
    name: "Budynki po modernizacji",
    value: { value: 4 },
    unit: "szt.",
  });
}

function periodOf(index: number): { readonly start: string; readonly end: string } {
  const year = 2026 + (index % 5);
  return { start: `${year}-01-01`, end: `${year}-12-31` };
}

function write(
  doc: Doc,
  template: Template,
  collection: Collection,
  id: string,
  key: string,
  value: Values[string],
): void {
  const address = `${collection.key}/${id}.${key}`;
  const field = collection.fields.find((candidate) => candidate.key === key);
  if (!field) throw new Error(`The template has nothing at ${address}`);
  if (isText(field) && typeof value === "string") {
    writeRichText(textAt(doc, address), paragraphs(value));
  } else setValue(doc, template, address, value);
}

function isText({ type }: Field): boolean {
  return type === "line" || type === "rich";
}

/** Sentences of ordinary length. */
function prose(sentences: number): string {
  return Array.from(
    { length: sentences },
    (_, index) =>
      `W ramach zadania numer ${index + 1} miasto porządkuje dane o budynkach i uzgadnia prace z mieszkańcami.`,
  ).join(" ");
}
