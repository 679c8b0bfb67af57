import { checkDocument, type Finding, findingKey } from "@brudnopis/document";
import { withPack } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { loadPack, loadTemplate, readSample } from "./testing.ts";

const template = withPack(loadTemplate(), loadPack());
const check = (name: "konin" | "rybnik", language: "pl" | "en" = "pl"): Finding[] =>
  checkDocument(template, readSample(name, template), {
    language,
    today: "2026-03-01",
    openRemarks: [],
  });

const inPlainSpaces = (text: string) => text.replace(/\u00a0/g, " ");

/** What a person reads of a finding: how much it weighs, its rule, its place, its facts. */
const asLine = ({ severity, rule, place, facts }: Finding) =>
  inPlainSpaces(`${severity} ${rule} ${place}: ${Object.values(facts).join(" | ")}`);

/** Everything that is wrong with Konin's sample, and nothing else. Nothing in it blocks handing over. */
const koninFindings = [
  // The office owns four actions and three risks. The list of stakeholders has the mayor, the council and the companies,
  // and not the office itself.
  "should owner-not-stakeholder participants/um.stakeholder: Urząd Miejski w Koninie | D1, D2, D3, D6, R1, R2, R5",
  // The glossary explains eight abbreviations. These four are nowhere explained, and no body on the lists is called so.
  "hint undefined-acronym identification.reading-note: MFiPR",
  // No action names it. The cluster's own, D5, records 3 000 MWh a year and no indicator.
  "hint indicator-without-contribution indicators/w32: W3.2 Autokonsumpcja energii z OZE w klastrze",
  // Both wait for D1 by the records, and both start before it ends: D3 half a year before, D4 a year.
  "should dependency-order actions/d3.start: D3 Kompleksowa termomodernizacja 12 obiektów oświatowych | 01.01.2027 | " +
    "D1 Zespół i system zarządzania energią | 30.06.2027",
  "should dependency-order actions/d4.start: D4 Więcej odbiorców ciepła geotermalnego | 01.07.2026 | " +
    "D1 Zespół i system zarządzania energią | 30.06.2027",
  // The four causes of the tree are those of D1 to D5; advice for residents removes none of them.
  "hint action-without-cause actions/d6.causes: D6 Punkt doradczy dla mieszkańców",
  "hint undefined-acronym milestones/m5.name: PV",
  // The document never says what the city's 10 734 000 zł mean for its budget. The companies' own money is not counted.
  "should budget-impact funding.budget-impact: empty | 10 734 000 zł | 2026–2030",
  "hint undefined-acronym barriers/b1.name: JST",
  "hint undefined-acronym sources.funding-statement: FE",
];

test("of Konin's sample the check says what is truly so, and nothing else", () => {
  expect(check("konin").map(asLine)).toEqual(koninFindings);
});

test("in Rybnik's sample, which is half written, the check counts what is missing", () => {
  const counts = new Map<string, number>();
  for (const { rule } of check("rybnik")) counts.set(rule, (counts.get(rule) ?? 0) + 1);

  expect(Object.fromEntries(counts)).toEqual({
    "undefined-acronym": 1,
    "empty-section": 6,
    "leftover-guidance": 1,
    // One of the section on the challenge, six of W1.2, three of D2, five of D3, two of the pupils and their parents.
    "required-field": 17,
    "indicator-without-contribution": 2,
    "goal-without-result-indicator": 1,
    "action-without-cause": 1,
    "engagement-missing": 1,
    "budget-impact": 1,
  });
});

test("Rybnik's sample is blamed for what it says itself is still to be done", () => {
  expect(check("rybnik").map(asLine)).toEqual(
    expect.arrayContaining([
      "should leftover-guidance challenge.diagnosis: placeholder | Do uzupełnienia",
      "blocks goal-without-result-indicator goals/c2: C2 Sterować energią na podstawie bieżących danych",
      "should engagement-missing stakeholders/s3.engagement: Dostawca ciepła sieciowego | 4",
      "should budget-impact funding.budget-impact: empty | 740 000 zł | 2026–2027",
    ]),
  );
});

test.each(["konin", "rybnik"] as const)("%s has the same findings in both languages", (name) => {
  const [polish, english] = [check(name, "pl"), check(name, "en")];

  expect(english.map(findingKey)).toEqual(polish.map(findingKey));
  expect(english.map(({ severity }) => severity)).toEqual(polish.map(({ severity }) => severity));
});
