import {
  formatAmount,
  formatShare,
  progressOf,
  summarise,
  totalProgress,
} from "@brudnopis/document";
import type { DocumentContent, FieldContent, SummaryPart, Template } from "@brudnopis/schema";
import { describe, expect, test } from "vitest";
import { loadTemplate, polishReading, readSample } from "./testing.ts";

const template = loadTemplate();
const konin = readSample("konin", template);
const reading = polishReading(konin, template);

/** Every figure, date and amount of the source text, and the field that holds it. */
const figures: readonly (readonly [address: string, figure: string])[] = [
  // 1 Metryczka
  ["local-governments/konin.teryt", "3062011"],
  ["identification.edition", "PIM3 (2024–2026)"],
  ["identification.area", "64 budynki miejskie [I]"],
  ["identification.period-start", "01.04.2026"],
  ["identification.period-end", "31.12.2030"],
  ["identification.version", "0.9"],
  ["identification.version-date", "27.02.2026"],
  ["identification.stage-note", "[I]"],
  // 2 Streszczenie
  ["summary.text", "Do końca 2030 r."],
  ["summary.text", "o 20%"],
  ["summary.text", "44 000 MWh ciepła geotermalnego rocznie"],
  ["summary.text", "6 działań o łącznym koszcie 91 000 000 zł [I]"],
  ["summary.text", "10 734 000 zł pochodzi z budżetu miasta"],
  // 3 Wyzwanie
  ["challenge.question", "Jak do 2030 r."],
  ["challenge.question", "o 20% mniej energii"],
  ["challenge.why-now", "GT-1 (ok. 2 600 m, ponad 90°C)"],
  ["challenge.why-now", "otwór chłonny GT-3 [P]"],
  ["challenge.why-now", "moc 8,1 MWt"],
  ["challenge.why-now", "produkcję 44 149,7 MWh rocznie [P]"],
  ["challenge.why-now", "kosztował 67,15 mln zł"],
  ["challenge.why-now", "z tego 51,5 mln zł to dotacja i pożyczka NFOŚiGW [P]"],
  ["challenge.why-now", "zawarta w 2019 r. na 13 lat [P]"],
  ["challenge.diagnosis", "39 z 64 budynków nie przeszło termomodernizacji [I]"],
  ["challenge.diagnosis", "ok. 19,4 mln zł rocznie [I]"],
  ["causes/p2.name", "39 z 64 budynków"],
  ["effects/e1.name", "19,4 mln zł rocznie [I]"],
  ["key-data/moc.value", "8,1 MWt"],
  ["key-data/produkcja.value", "44 149,7 MWh/rok"],
  ["key-data/glebokosc.value", "2 600 m"],
  ["key-data/temperatura.value", "90 °C"],
  ["key-data/koszt-etapu.value", "67,15 mln zł"],
  ["key-data/dotacja.value", "51,5 mln zł"],
  ["key-data/umowa.value", "13 lat"],
  ["key-data/umowa.year", "2019"],
  ["key-data/budynki.value", "64 szt."],
  ["key-data/bez-termo.value", "39 szt."],
  ["key-data/wydatki.value", "19,4 mln zł/rok"],
  ["linked-documents/strategia.name", "(2020–2030)"],
  ["linked-documents/kpm.name", "KPM 2030"],
  // 4 Cele i wskaźniki
  ["goals.notes", "Rok bazowy: 2024"],
  ["indicators/w11.baseline", "29 800 MWh/rok"],
  ["indicators/w11.base-year", "2024"],
  ["indicators/w11.target", "23 840 MWh/rok"],
  ["indicators/w11.target-year", "2030"],
  ["indicators/w12.baseline", "6 300 tCO₂/rok"],
  ["indicators/w12.base-year", "2024"],
  ["indicators/w12.target", "4 900 tCO₂/rok"],
  ["indicators/w12.target-year", "2030"],
  ["indicators/w21.baseline", "10 szt."],
  ["indicators/w21.base-year", "2024"],
  ["indicators/w21.target", "64 szt."],
  ["indicators/w21.target-year", "2027"],
  ["indicators/w31.baseline", "0 MWh/rok"],
  ["indicators/w31.base-year", "2024"],
  ["indicators/w31.target", "44 000 MWh/rok"],
  ["indicators/w31.target-year", "2029"],
  ["indicators/w32.baseline", "35%"],
  ["indicators/w32.base-year", "2024"],
  ["indicators/w32.target", "60%"],
  ["indicators/w32.target-year", "2029"],
  ["indicators/w33.baseline", "0 szt."],
  ["indicators/w33.base-year", "2024"],
  ["indicators/w33.target", "420 szt."],
  ["indicators/w33.target-year", "2030"],
  // 5 Działania
  ["actions/d1.start", "01.04.2026"],
  ["actions/d1.end", "30.06.2027"],
  ["actions/d1.cost", "2 400 000 zł"],
  ["funding-lines/d1-f1.amount", "1 680 000 zł"],
  ["funding-lines/d1-f2.amount", "720 000 zł"],
  ["outputs/d1-budynki.value", "64 szt."],
  ["contributions/d1-energia.change", "−1 190 MWh/rok"],
  ["contributions/d1-emisja.change", "−280 tCO₂/rok"],
  ["actions/d2.name", "64 budynków"],
  ["actions/d2.scope", "64 budynków"],
  ["actions/d2.start", "01.05.2026"],
  ["actions/d2.end", "31.12.2026"],
  ["actions/d2.cost", "960 000 zł"],
  ["funding-lines/d2-f1.amount", "480 000 zł"],
  ["funding-lines/d2-f2.amount", "480 000 zł"],
  ["outputs/d2-audyty.value", "64 szt."],
  ["contributions/d2-energia.change", "−470 MWh/rok"],
  ["contributions/d2-emisja.change", "−110 tCO₂/rok"],
  ["actions/d3.name", "12 obiektów oświatowych"],
  ["actions/d3.start", "01.01.2027"],
  ["actions/d3.end", "31.12.2029"],
  ["actions/d3.cost", "48 600 000 zł"],
  ["funding-lines/d3-f1.amount", "29 160 000 zł"],
  ["funding-lines/d3-f2.amount", "12 150 000 zł"],
  ["funding-lines/d3-f3.amount", "7 290 000 zł"],
  ["outputs/d3-budynki.value", "12 szt."],
  ["contributions/d3-energia.change", "−4 300 MWh/rok"],
  ["contributions/d3-emisja.change", "−1 010 tCO₂/rok"],
  ["actions/d4.scope", "38 węzłów"],
  ["actions/d4.start", "01.07.2026"],
  ["actions/d4.end", "30.06.2029"],
  ["actions/d4.cost", "18 500 000 zł"],
  ["funding-lines/d4-f1.amount", "9 250 000 zł"],
  ["funding-lines/d4-f2.amount", "6 475 000 zł"],
  ["funding-lines/d4-f3.amount", "2 775 000 zł"],
  ["outputs/d4-wezly.value", "38 szt."],
  ["contributions/d4-cieplo.change", "44 000 MWh/rok"],
  ["actions/d5.scope", "3,2 MWp fotowoltaiki"],
  ["actions/d5.scope", "magazyn 2 MWh"],
  ["actions/d5.start", "01.01.2027"],
  ["actions/d5.end", "31.12.2028"],
  ["actions/d5.cost", "16 800 000 zł"],
  ["funding-lines/d5-f1.amount", "8 400 000 zł"],
  ["funding-lines/d5-f2.amount", "8 400 000 zł"],
  ["outputs/d5-moc.value", "3,2 MWp"],
  ["outputs/d5-magazyn.value", "2 MWh"],
  ["contributions/d5-energia.change", "3 000 MWh/rok"],
  ["actions/d6.start", "01.04.2026"],
  ["actions/d6.end", "31.12.2030"],
  ["actions/d6.cost", "3 740 000 zł"],
  ["funding-lines/d6-f1.amount", "2 244 000 zł"],
  ["funding-lines/d6-f2.amount", "1 496 000 zł"],
  ["outputs/d6-porady.value", "2 500 szt."],
  ["contributions/d6-kotly.change", "420 szt."],
  ["contributions/d6-pyl.change", "−21 Mg PM10/rok"],
  // 6 Kamienie milowe
  ["milestones/m1.date", "30.06.2026"],
  ["milestones/m2.date", "31.12.2026"],
  ["milestones/m2.name", "64 audyty"],
  ["milestones/m3.date", "30.06.2027"],
  ["milestones/m4.date", "30.09.2027"],
  ["milestones/m5.date", "31.12.2028"],
  ["milestones/m6.date", "30.06.2029"],
  ["milestones/m6.name", "38 węzłów"],
  ["milestones/m7.date", "31.12.2029"],
  ["milestones/m7.name", "12 obiektów"],
  ["milestones/m8.date", "31.12.2030"],
  // 7 Montaż finansowy; its amounts and shares are worked out, see below
  ["funding-sources/few.name", "2021–2027"],
  ["funding-sources/feniks.name", "2021–2027"],
  // 8 Interesariusze
  ["stakeholders.notes", "Skala 1–5"],
  ["stakeholders.notes", "od 4"],
  ["stakeholders/s1.influence", "5"],
  ["stakeholders/s1.interest", "5"],
  ["stakeholders/s2.influence", "5"],
  ["stakeholders/s2.interest", "3"],
  ["stakeholders/s3.influence", "5"],
  ["stakeholders/s3.interest", "5"],
  ["stakeholders/s4.influence", "4"],
  ["stakeholders/s4.interest", "5"],
  ["stakeholders/s5.influence", "4"],
  ["stakeholders/s5.interest", "4"],
  ["stakeholders/s6.influence", "4"],
  ["stakeholders/s6.interest", "3"],
  ["stakeholders/s7.influence", "4"],
  ["stakeholders/s7.interest", "2"],
  ["stakeholders/s8.influence", "5"],
  ["stakeholders/s8.interest", "2"],
  ["stakeholders/s9.influence", "3"],
  ["stakeholders/s9.interest", "4"],
  ["stakeholders/s10.influence", "3"],
  ["stakeholders/s10.interest", "5"],
  ["stakeholders/s11.influence", "2"],
  ["stakeholders/s11.interest", "4"],
  ["stakeholders/s12.influence", "2"],
  ["stakeholders/s12.interest", "3"],
  // 9 Ryzyka
  ["risks.notes", "skala 1–5"],
  ["risks.notes", "od 12 punktów"],
  ["risks/r1.probability", "3"],
  ["risks/r1.impact", "5"],
  ["risks/r1.level", "15"],
  ["risks/r1.response-plan", "3 pakiety"],
  ["risks/r2.probability", "4"],
  ["risks/r2.impact", "4"],
  ["risks/r2.level", "16"],
  ["risks/r2.response-plan", "rezerwa 10%"],
  ["risks/r3.probability", "3"],
  ["risks/r3.impact", "4"],
  ["risks/r3.level", "12"],
  ["risks/r4.probability", "4"],
  ["risks/r4.impact", "3"],
  ["risks/r4.level", "12"],
  ["risks/r5.probability", "3"],
  ["risks/r5.impact", "3"],
  ["risks/r5.level", "9"],
  // 10 Wdrażanie
  ["implementation.communication", "do 31 marca"],
  ["implementation.updates", "o ponad 10%"],
  ["implementation.updates", "o ponad 6 miesięcy"],
  // 11 Źródła i załączniki
  ["sources/mpec.scope", "z 2020 r."],
  ["sources/nowa-energia.date", "10.09.2019"],
  ["sources/nowa-energia.name", "10.09.2019 r."],
  ["attachments/z1.name", "Załącznik 1"],
  ["attachments/z2.name", "Załącznik 2"],
  ["attachments/z3.name", "Załącznik 3"],
];

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
