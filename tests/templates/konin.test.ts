import {
  formatAmount,
  formatShare,
  progressOf,
  summarise,
  totalProgress,
} from "@brudnopis/document";
import type { DocumentContent, FieldContent, SummaryPart, Template } from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import { figures } from "./konin-figures.ts";
import { loadTemplate, polishReading, readSample } from "./testing.ts";

const template = loadTemplate();
const konin = readSample("konin", template);
const reading = polishReading(konin, template);

test.each(figures)("%s holds %j", (address, figure) => {
  expect(reading.get(address) ?? `(nothing at ${address})`).toContain(figure);
});

/** Every body that the source text names, and the field that holds it. */
const names: readonly (readonly [address: string, name: string])[] = [
  ["identification.title", "Konin – ciepło z ziemi, energia pod kontrolą"],
  ["identification.participant", "Miasto Konin (miasto na prawach powiatu)"],
  ["local-governments/konin.voivodeship", "wielkopolskie"],
  ["identification.lead-unit", "Urząd Miejski w Koninie"],
  ["identification.stage", "po przeglądzie partnerskim"],
  ["identification.stage-note", "przed akceptacją Prezydenta Miasta Konina"],
  ["participants/um.name", "Urząd Miejski w Koninie"],
  ["participants/mpec.name", "MPEC-Konin Sp. z o.o."],
  ["participants/pwik.name", "PWiK Sp. z o.o. w Koninie"],
  ["participants/mzgok.name", "MZGOK Sp. z o.o. w Koninie"],
  ["participants/klaster.name", "Klaster Energii „Zielona Energia Konin”"],
  ["participants/szkoly.name", "Dyrektorzy szkół"],
  ["participants/spoldzielnie.name", "Spółdzielnie mieszkaniowe"],
  ["actions/d1.owner", "Urząd Miejski w Koninie"],
  ["actions/d4.owner", "MPEC-Konin Sp. z o.o."],
  ["actions/d5.owner", "PWiK Sp. z o.o. w Koninie"],
  ["actions/d6.scope", "Urząd Miejski w Koninie z MOPR"],
  ["risks/r3.owner", "MPEC-Konin Sp. z o.o."],
  ["risks/r4.owner", "PWiK Sp. z o.o. w Koninie"],
  ["stakeholders/s1.name", "Prezydent Miasta Konina"],
  ["stakeholders/s2.name", "Rada Miasta Konina"],
  ["stakeholders/s6.name", "ZE PAK SA"],
  ["stakeholders/s7.name", "Energa-Operator SA"],
  ["stakeholders/s8.name", "Samorząd Województwa Wielkopolskiego, NFOŚiGW, WFOŚiGW w Poznaniu"],
  ["stakeholders/s9.name", "Dyrektorzy szkół i przedszkoli"],
  ["stakeholders/s10.name", "Spółdzielnie i wspólnoty mieszkaniowe"],
  ["stakeholders/s11.name", "Gospodarstwa domowe z kotłami na paliwa stałe"],
  ["stakeholders/s12.name", "Akademia Nauk Stosowanych w Koninie"],
  ["sources/wspolnota.name", "„Ciepłownia geotermalna w Koninie już działa”"],
  ["sources/pwik.name", "„Zielona energia – Konin”"],
];

test.each(names)("%s names %j", (address, name) => {
  expect(reading.get(address) ?? `(nothing at ${address})`).toContain(name);
});

test("it says that its figures are made up", () => {
  expect(konin.illustrative).toBe(true);
  expect(reading.get("identification.reading-note")).toContain("Dokument syntetyczny");
  expect(reading.get("identification.reading-note")).toContain(
    "Wszystkie liczby, daty i kwoty bez oznaczenia też są ilustracyjne.",
  );
});

test.each([
  ["goals", "C1 C2 C3"],
  ["indicators", "W1.1 W1.2 W2.1 W3.1 W3.2 W3.3"],
  ["actions", "D1 D2 D3 D4 D5 D6"],
  ["milestones", "M1 M2 M3 M4 M5 M6 M7 M8"],
  ["risks", "R1 R2 R3 R4 R5"],
  ["barriers", "B1 B2 B3"],
])("the order of %s gives the codes %s", (collection, codes) => {
  expect(recordsOf(collection).map(({ code }) => code)).toEqual(codes.split(" "));
});

test.each([
  ["stakeholders", 12],
  ["funding-sources", 7],
  ["funding-lines", 14],
  ["participants", 7],
  ["sources", 4],
  ["attachments", 3],
])("there are as many %s as in the source text: %d", (collection, count) => {
  expect(recordsOf(collection)).toHaveLength(count);
});

test("nothing required is missing", () => {
  const { filled, required } = totalProgress(progressOf(template, konin));

  expect(filled).toBe(required);
});

describe("sums", () => {
  test("the funding lines of each action add up to its cost, and all to 91 000 000 zł", () => {
    const funded = recordsOf("actions").map(({ id }) =>
      sum(
        recordsOf("funding-lines")
          .filter(({ fields }) => referred(fields["action"]) === id)
          .map(({ fields }) => grosze(fields["amount"])),
      ),
    );
    const costs = recordsOf("actions").map(({ fields }) => grosze(fields["cost"]));

    expect(funded).toEqual(costs);
    expect(sum(costs)).toBe(9_100_000_000);
  });

  test("the table of funding sources is table 4 of the source text", () => {
    const { rows, totalGrosze } = summarise(fundingTable(template), konin);

    const table = rows.map(({ id, grosze: amount, mentions }) => [
      reading.get(`funding-sources/${id}.name`),
      formatAmount(amount, "pl").replaceAll("\u00a0", " "),
      formatShare(amount, totalGrosze, "pl"),
      mentions.map((action) => recordsOf("actions").find((record) => record.id === action)?.code),
    ]);

    expect(table).toEqual([
      [
        "Fundusze Europejskie dla Wielkopolski 2021–2027, w tym FST",
        "30 840 000",
        "33,9%",
        ["D1", "D3"],
      ],
      ["NFOŚiGW – dotacja i pożyczka", "17 650 000", "19,4%", ["D4", "D5"]],
      ["ESCO w formule EPC", "12 150 000", "13,4%", ["D3"]],
      ["Środki własne spółek i członków klastra", "11 175 000", "12,3%", ["D4", "D5"]],
      ["Budżet miasta", "10 734 000", "11,8%", ["D1", "D2", "D3", "D6"]],
      ["FEnIKS 2021–2027", "6 475 000", "7,1%", ["D4"]],
      ["WFOŚiGW w Poznaniu", "1 976 000", "2,2%", ["D2", "D6"]],
    ]);
    expect(formatAmount(totalGrosze, "pl").replaceAll("\u00a0", " ")).toBe("91 000 000");
    expect(formatShare(totalGrosze, totalGrosze, "pl")).toBe("100,0%");
  });

  test("every funding line is only planned", () => {
    const lines = recordsOf("funding-lines").map(({ id }) =>
      reading.get(`funding-lines/${id}.status`),
    );

    expect(new Set(lines)).toEqual(new Set(["planowane"]));
  });

  test.each([
    ["w11", -5960],
    ["w12", -1400],
    ["w31", 44_000],
    ["w33", 420],
  ])("the actions change %s by %d, from its baseline to its target", (id, change) => {
    const contributions = recordsOf("contributions")
      .filter(({ fields }) => referred(fields["indicator"]) === id)
      .map(({ fields }) => number(fields["change"]));
    const indicator = recordsOf("indicators").find((record) => record.id === id);

    expect(sum(contributions)).toBe(change);
    expect(number(indicator?.fields["target"]) - number(indicator?.fields["baseline"])).toBe(
      change,
    );
  });
});

function recordsOf(collection: string): NonNullable<DocumentContent["collections"][string]> {
  return konin.collections[collection] ?? [];
}

function fundingTable({ sections }: Template): SummaryPart {
  const part = sections
    .flatMap(({ parts }) => parts)
    .find((candidate): candidate is SummaryPart => candidate.type === "summary");
  if (!part) throw new Error("The template has no summary");
  return part;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}

function grosze(content: FieldContent | undefined): number {
  return content?.type === "money" ? content.grosze : Number.NaN;
}

function number(content: FieldContent | undefined): number {
  return content?.type === "number" ? content.value : Number.NaN;
}

function referred(content: FieldContent | undefined): string | undefined {
  return content?.type === "reference" ? content.ids[0] : undefined;
}
