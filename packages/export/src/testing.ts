/** A small template with every kind of part, and a document that fills it. For tests alone. */
import {
  type DocumentContent,
  type FieldContent,
  type LocalText,
  type RecordContent,
  type RichNode,
  type RichText,
  Template,
} from "@brudnopis/schema";
import type { PrintOptions } from "./print-options.ts";

export const smallOptions: PrintOptions = {
  language: "pl",
  exportedAt: "2026-02-27",
  versionLabel: "0.9",
  organisations: ["Miasto Konin"],
  network: "Miasto efektywne energetycznie",
};

export function smallTemplate(): Template {
  return Template.parse({
    format: 1,
    id: "small",
    version: 1,
    title: both("Miejska Inicjatywa Działania", "Urban Action Initiative"),
    shortTitle: both("MID", "UAI"),
    titleField: "identity.title",
    period: { from: "identity.starts", to: "identity.ends" },
    sections: [
      {
        key: "identity",
        number: "0",
        title: both("Metryczka", "Identification"),
        parts: [
          { type: "line", key: "title", label: both("Tytuł", "Title"), required: true },
          { type: "date", key: "starts", label: both("Początek", "Start"), required: true },
          { type: "date", key: "ends", label: both("Koniec", "End"), required: true },
          {
            type: "enum",
            key: "adoption",
            label: both("Forma przyjęcia", "Adopted by"),
            options: [
              { key: "order", label: both("zarządzenie", "order") },
              { key: "resolution", label: both("uchwała", "resolution") },
            ],
          },
          { type: "line", key: "unit", label: both("Jednostka", "Unit"), required: true },
        ],
      },
      {
        key: "challenge",
        number: "2",
        title: both("Wyzwanie", "Challenge"),
        parts: [
          { type: "line", key: "question", label: both("Pytanie", "Question"), required: true },
          { type: "rich", key: "diagnosis", label: both("Diagnoza", "Diagnosis"), required: true },
          { type: "rich", key: "vision", label: both("Wizja", "Vision") },
        ],
      },
      {
        key: "tree",
        number: "2a",
        title: both("Drzewo problemów", "Problem tree"),
        required: false,
        parts: [{ type: "line", key: "problem", label: both("Problem", "Problem") }],
      },
      {
        key: "actions",
        number: "4",
        title: both("Działania", "Actions"),
        parts: [{ type: "collection", collection: "actions" }],
      },
      {
        key: "funding",
        number: "7",
        title: both("Finansowanie", "Funding"),
        parts: [
          {
            type: "summary",
            key: "sources",
            label: both("Źródła finansowania", "Funding sources"),
            collection: "lines",
            sum: "amount",
            groupBy: "source",
            mention: "action",
          },
        ],
      },
      {
        key: "monitoring",
        number: "9",
        title: both("Monitorowanie", "Monitoring"),
        parts: [
          { type: "rich", key: "rules", label: both("Zasady", "Rules"), required: true },
          { type: "boolean", key: "public", label: both("Raport publiczny", "Public report") },
        ],
      },
    ],
    collections: [
      collection("sources", "Źródła", { min: 0, columns: ["name"], fields: [name] }),
      collection("actions", "Działania", {
        code: { prefix: "D" },
        min: 1,
        columns: ["name", "starts", "cost", "effect"],
        fields: [
          name,
          { type: "date", key: "starts", label: both("Początek", "Start") },
          { type: "money", key: "cost", label: both("Koszt", "Cost"), required: true },
          {
            type: "number",
            key: "effect",
            label: both("Efekt", "Effect"),
            unit: { from: "choice", units: ["MWh/rok", "tCO₂/rok"] },
          },
          { type: "rich", key: "scope", label: both("Zakres", "Scope"), required: true },
          {
            type: "reference",
            key: "after",
            label: both("Zaczyna się po", "Starts after"),
            to: "actions",
            multiple: true,
          },
        ],
      }),
      collection("lines", "Finansowanie", {
        parent: "action",
        min: 1,
        columns: ["source", "amount"],
        fields: [
          name,
          { type: "reference", key: "action", label: both("Działanie", "Action"), to: "actions" },
          { type: "reference", key: "source", label: both("Źródło", "Source"), to: "sources" },
          { type: "money", key: "amount", label: both("Kwota", "Amount") },
        ],
      }),
    ],
  });
}

const name = { type: "line", key: "name", label: both("Nazwa", "Name"), required: true };

function collection(key: string, title: string, rest: object): object {
  return {
    key,
    title: both(title, title),
    counted: {
      pl: { one: "wpis", few: "wpisy", many: "wpisów", other: "wpisu" },
      en: { one: "entry", other: "entries" },
    },
    add: both("Dodaj", "Add"),
    name: "name",
    ...rest,
  };
}

function both(pl: string, en: string): LocalText {
  return { pl, en };
}

export function smallContent(changes: Partial<DocumentContent> = {}): DocumentContent {
  return {
    format: 1,
    template: { id: "small", version: 1 },
    networkKind: "planning",
    language: "pl",
    illustrative: true,
    title: "Konin – ciepło z ziemi, energia pod kontrolą",
    fields: {
      "identity.title": line("Konin – ciepło z ziemi, energia pod kontrolą"),
      "identity.starts": { type: "date", date: "2026-04-01" },
      "identity.ends": { type: "date", date: "2030-12-31" },
      "challenge.question": line("Jak do 2030 r. zużywać o 20% mniej energii?"),
      "challenge.diagnosis": rich(
        paragraph("Ciepłownia geotermalna już działa i ma moc 8,1 MWt."),
        heading(4, "Przyczyny"),
        { type: "bulletList", content: [item("faktury są w jednostkach"), item("brak danych")] },
        drawnTable(),
      ),
      "monitoring.public": { type: "boolean", value: true },
    },
    collections: {
      sources: [
        record("s1", undefined, { name: line("Budżet miasta") }),
        record("s2", undefined, { name: line("NFOŚiGW") }),
        record("s3", undefined, { name: line("WFOŚiGW w Poznaniu") }),
      ],
      actions: [
        record("a1", "D1", {
          name: line("Audyty 64 budynków"),
          starts: { type: "date", date: "2026-05-01" },
          cost: money(960_000),
          effect: { type: "number", value: -470, unit: "MWh/rok" },
          scope: rich(paragraph("Audyty i paszporty renowacji.")),
        }),
        record("a2", "D2", {
          name: line("Termomodernizacja 12 obiektów"),
          cost: money(48_600_000),
          effect: { type: "number", value: -4300, unit: "MWh/rok" },
          after: { type: "reference", ids: ["a1", "removed"] },
        }),
      ],
      lines: [
        fundingLine("l1", "s1", 480_000),
        fundingLine("l2", "s2", 480_000),
        fundingLine("l3", "s3", 480_000),
      ],
    },
    ...changes,
  };
}

function fundingLine(id: string, source: string, zloty: number): RecordContent {
  return record(id, undefined, {
    action: { type: "reference", ids: ["a1"] },
    source: { type: "reference", ids: [source] },
    amount: money(zloty),
  });
}

function record(
  id: string,
  code: string | undefined,
  fields: RecordContent["fields"],
): RecordContent {
  return { id, ...(code === undefined ? {} : { code }), fields };
}

export function line(text: string): FieldContent {
  return { type: "line", text };
}

export function rich(...content: RichNode[]): FieldContent {
  const doc: RichText = { type: "doc", content };
  return { type: "rich", doc };
}

export function paragraph(text: string): RichNode {
  return { type: "paragraph", content: [{ type: "text", text }] };
}

export function heading(level: number, text: string): RichNode {
  return { type: "heading", attrs: { level }, content: [{ type: "text", text }] };
}

export function item(text: string): RichNode {
  return { type: "listItem", content: [paragraph(text)] };
}

export function cell(
  type: "tableCell" | "tableHeader",
  text: string,
  attrs?: RichNode["attrs"],
): RichNode {
  return { type, ...(attrs ? { attrs } : {}), content: [paragraph(text)] };
}

function drawnTable(): RichNode {
  return {
    type: "table",
    content: [
      { type: "tableRow", content: [cell("tableHeader", "Źródło"), cell("tableHeader", "Moc")] },
      { type: "tableRow", content: [cell("tableCell", "GT-1"), cell("tableCell", "8,1")] },
    ],
  };
}

function money(zloty: number): FieldContent {
  return { type: "money", grosze: zloty * 100 };
}
