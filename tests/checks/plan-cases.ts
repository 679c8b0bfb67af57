/** Rules about time, money, goals, people and causes. */
import type { Case } from "./case.ts";

export const planCases: readonly Case[] = [
  {
    rule: "date-order",
    fault: "an action that ends before it starts",
    spoil: ({ set }) => set("actions/d3.end", "2025-12-31"),
    place: "actions/d3.end",
    facts: {
      name: "D3 Szkolenia pracowników",
      startField: "Początek",
      start: "01.01.2026",
      endField: "Koniec",
      end: "31.12.2025",
    },
    fine: "a small test of one day",
    keep: ({ set }) => set("small-tests/t1.end", "2026-02-01"),
  },
  {
    rule: "date-order",
    fault:
      "a period of the document that ends before it begins, and nothing is measured against it",
    spoil: ({ set }) => set("identification.period-end", "2025-12-31"),
    place: "identification.period-end",
    facts: {
      name: "Metryczka",
      startField: "Początek realizacji",
      start: "01.01.2026",
      endField: "Koniec realizacji",
      end: "31.12.2025",
    },
    fine: "a longer period",
    keep: ({ set }) => set("identification.period-end", "2030-12-31"),
  },
  {
    rule: "date-order",
    fault: "a source that closes before it opens",
    spoil: ({ set }) => set("funding-sources/dotacja.closes", "2025-06-30"),
    place: "funding-sources/dotacja.closes",
    facts: {
      name: "Dotacja krajowa",
      startField: "Nabór lub wydatki od",
      start: "01.01.2026",
      endField: "Nabór lub wydatki do",
      end: "30.06.2025",
    },
    fine: "a source of which it is not known when it opens",
    keep: ({ clear }) => clear("funding-sources/dotacja.opens"),
  },
  {
    rule: "outside-period",
    fault: "an action that ends after the document does",
    spoil: ({ set }) => set("actions/d2.end", "2030-01-01"),
    place: "actions/d2",
    facts: {
      name: "D2 Ocieplenie pięciu przedszkoli",
      when: "01.01.2027 – 01.01.2030",
      period: "01.01.2026 – 31.12.2029",
    },
    fine: "an action that ends with the document",
    keep: ({ set }) => set("actions/d2.end", "2029-12-31"),
  },
  {
    rule: "stage-outside-action",
    fault: "a stage that begins before its action",
    spoil: ({ set }) => set("action-stages/d2-s1.start", "2026-12-31"),
    place: "action-stages/d2-s1",
    facts: {
      stage: "dokumentacja",
      when: "31.12.2026 – 30.06.2027",
      action: "D2",
      span: "01.01.2027 – 31.12.2028",
    },
    fine: "a stage as long as its action",
    keep: ({ set }) => set("action-stages/d2-s1.end", "2028-12-31"),
  },
  {
    rule: "milestone-outside-action",
    fault: "a milestone on the day after its action",
    spoil: ({ set }) => set("milestones/m1.date", "2027-01-01"),
    place: "milestones/m1",
    facts: {
      milestone: "M1 Nastawy zmienione",
      date: "01.01.2027",
      actions: "D1",
      span: "01.01.2026 – 31.12.2026",
    },
    fine: "a milestone of two actions, in the later of them",
    keep: ({ set }) => {
      set("milestones/m1.date", "2027-01-01");
      set("milestones/m1.actions", ["d1", "d2"]);
    },
  },
  {
    rule: "dependency-order",
    fault: "an action that starts before the one it waits for ends",
    spoil: ({ set }) => set("actions/d1.end", "2027-03-31"),
    place: "actions/d2.start",
    facts: {
      action: "D2 Ocieplenie pięciu przedszkoli",
      start: "01.01.2027",
      predecessor: "D1 Regulacja ogrzewania",
      end: "31.03.2027",
    },
    fine: "an action that starts on the day on which the one it waits for ends",
    keep: ({ set }) => set("actions/d1.end", "2027-01-01"),
  },
  {
    rule: "dependency-order",
    fault: "of two that end too late, the last is named",
    spoil: ({ set }) => {
      set("actions/d1.end", "2027-03-31");
      set("actions/d2.depends-on", ["d1", "d3"]);
    },
    place: "actions/d2.start",
    facts: {
      action: "D2 Ocieplenie pięciu przedszkoli",
      start: "01.01.2027",
      predecessor: "D3 Szkolenia pracowników",
      end: "31.12.2029",
    },
    fine: "an action that waits for nothing",
    keep: ({ clear }) => clear("actions/d2.depends-on"),
  },
  {
    rule: "dependency-cycle",
    fault: "two actions that wait for each other, whatever their dates",
    spoil: ({ set }) => set("actions/d1.depends-on", ["d2"]),
    place: "actions/d1.depends-on",
    facts: { cycle: "D1 → D2 → D1" },
    fine: "two actions that wait for the same one",
    keep: ({ set }) => {
      set("actions/d3.start", "2027-01-01");
      set("actions/d3.depends-on", ["d1"]);
    },
  },
  {
    rule: "funding-sum",
    fault: "lines that make less than the cost",
    spoil: ({ set }) => set("actions/d3.cost", 6_000_000),
    place: "actions/d3.cost",
    facts: {
      action: "D3 Szkolenia pracowników",
      cost: "60 000 zł",
      sum: "50 000 zł",
      difference: "10 000 zł",
    },
    fix: { kind: "set-value", address: "actions/d3.cost", value: 5_000_000 },
    fine: "a cost and lines that grew together",
    keep: ({ set }) => {
      set("actions/d3.cost", 6_000_000);
      set("funding-lines/d3-f1.amount", 6_000_000);
    },
  },
  {
    rule: "funding-missing",
    fault: "a cost that nobody pays",
    spoil: ({ remove }) => remove("funding-lines", "d3-f1"),
    place: "actions/d3.cost",
    facts: { action: "D3 Szkolenia pracowników", cost: "50 000 zł" },
    fine: "an action that costs nothing",
    keep: ({ remove, set }) => {
      remove("funding-lines", "d3-f1");
      set("actions/d3.cost", 0);
    },
  },
  {
    rule: "funding-over-share",
    fault: "a source that pays more than it may, in two lines",
    spoil: ({ add, set }) => {
      set("funding-lines/d2-f2.amount", 29_000_000);
      add("funding-lines", "d2-f3", {
        action: ["d2"],
        source: ["dotacja"],
        amount: 11_000_000,
        status: "planned",
      });
    },
    place: "funding-lines/d2-f1.amount",
    facts: {
      action: "D2 Ocieplenie pięciu przedszkoli",
      source: "Dotacja krajowa",
      share: "71,0%",
      limit: "70%",
    },
    fine: "a source that pays as much as it may",
    keep: ({ set }) => {
      set("funding-lines/d2-f1.amount", 70_000_000);
      set("funding-lines/d2-f2.amount", 30_000_000);
    },
  },
  {
    rule: "source-closed",
    fault: "a source that closes before the action starts",
    spoil: ({ set }) => set("funding-sources/dotacja.closes", "2026-12-31"),
    place: "funding-lines/d2-f1.source",
    facts: {
      variant: "closed",
      source: "Dotacja krajowa",
      action: "D2",
      date: "31.12.2026",
      actionDate: "01.01.2027",
    },
    fine: "a source that closes on the day on which the action starts",
    keep: ({ set }) => set("funding-sources/dotacja.closes", "2027-01-01"),
  },
  {
    rule: "source-closed",
    fault: "a source that opens after the action has ended",
    spoil: ({ set }) => {
      set("funding-sources/dotacja.opens", "2029-01-01");
      set("funding-sources/dotacja.closes", "2029-12-31");
    },
    place: "funding-lines/d2-f1.source",
    facts: {
      variant: "not-open",
      source: "Dotacja krajowa",
      action: "D2",
      date: "01.01.2029",
      actionDate: "31.12.2028",
    },
    fine: "a source of which no days are known",
    keep: ({ clear }) => clear("funding-sources/dotacja.opens", "funding-sources/dotacja.closes"),
  },
  {
    rule: "budget-impact",
    fault: "own money, and nothing said about the budget",
    spoil: ({ clear }) => clear("funding.budget-impact"),
    place: "funding.budget-impact",
    facts: { variant: "empty", amount: "150 000 zł", years: "2026" },
    fine: "no own money, and nothing said about the budget",
    keep: ({ clear, set }) => {
      clear("funding.budget-impact");
      set("funding-sources/budzet.name", "Środki własne spółek miejskich");
    },
  },
  {
    rule: "budget-impact",
    fault: "own money in years that are not mentioned",
    spoil: ({ clear, set }) => {
      clear("funding-lines/d3-f1.year");
      set("funding.budget-impact", "Miasto płaci w latach 2026 i 2028.");
    },
    place: "funding.budget-impact",
    facts: { variant: "years", amount: "150 000 zł", years: "2027, 2029" },
    fine: "own money in years of which the first and the last are mentioned",
    keep: ({ clear, set }) => {
      clear("funding-lines/d3-f1.year");
      set("funding.budget-impact", "Miasto płaci od 2026 do 2029 r.");
    },
  },
  {
    rule: "goal-without-action",
    fault: "a goal that no action serves",
    spoil: ({ set }) => set("actions/d3.goals", ["c1"]),
    place: "goals/c2",
    facts: { goal: "C2 Więcej wiedzy o ogrzewaniu" },
    fine: "a goal that two actions serve",
    keep: ({ set }) => set("actions/d3.goals", ["c1", "c2"]),
  },
  {
    rule: "action-without-goal",
    fault: "an action that serves no goal",
    spoil: ({ clear }) => clear("actions/d1.goals"),
    place: "actions/d1.goals",
    facts: { action: "D1 Regulacja ogrzewania" },
    fine: "an action that serves another goal",
    keep: ({ set }) => set("actions/d1.goals", ["c2"]),
  },
  {
    rule: "goal-without-result-indicator",
    fault: "a goal that is measured by products only",
    spoil: ({ set }) => set("indicators/w21.type", "output"),
    place: "goals/c2",
    facts: { goal: "C2 Więcej wiedzy o ogrzewaniu" },
    fine: "a goal that is measured by results and by products",
    keep: ({ add }) =>
      add("indicators", "w22", {
        goal: ["c2"],
        name: "Wydane podręczniki",
        type: "output",
        unit: "szt.",
        baseline: 0,
        "base-year": 2024,
        target: 10,
        "target-year": 2029,
        source: "wykaz",
        origin: "city-data",
      }),
  },
  {
    rule: "indicator-years",
    fault: "a target in the base year",
    spoil: ({ set }) => set("indicators/w11.target-year", 2024),
    place: "indicators/w11.target-year",
    facts: {
      indicator: "W1.1 Zużycie ciepła w przedszkolach",
      baseYear: "2024",
      targetYear: "2024",
    },
    fine: "a target in the next year",
    keep: ({ set }) => set("indicators/w11.target-year", 2025),
  },
  {
    rule: "indicator-direction",
    fault: "a use of heat that is to decrease and becomes more",
    spoil: ({ set }) => set("indicators/w11.target", 1200),
    place: "indicators/w11.target",
    facts: {
      variant: "decrease",
      indicator: "W1.1 Zużycie ciepła w przedszkolach",
      baseline: "1 000 MWh/rok",
      target: "1 200 MWh/rok",
    },
    fine: "an indicator of which no direction is said",
    keep: ({ clear }) => clear("indicators/w11.direction"),
  },
  {
    rule: "contribution-sum",
    fault: "actions that do not add up to what is wanted",
    spoil: ({ set }) => set("contributions/d2-w11.change", -140),
    place: "indicators/w11.target",
    facts: {
      indicator: "W1.1 Zużycie ciepła w przedszkolach",
      sum: "−190 MWh/rok",
      expected: "−200 MWh/rok",
      difference: "10 MWh/rok",
      tolerance: "1%",
    },
    fine: "actions that are one per cent off",
    keep: ({ set }) => set("contributions/d2-w11.change", -148),
  },
  {
    rule: "indicator-without-contribution",
    fault: "a result that no action moves",
    spoil: ({ clear }) => clear("outputs/d3-o1.indicator"),
    place: "indicators/w21",
    facts: { indicator: "W2.1 Przeszkolone przedszkola" },
    fine: "a result that an action moves by a contribution",
    keep: ({ clear, add }) => {
      clear("outputs/d3-o1.indicator");
      add("contributions", "x", {
        action: ["d3"],
        name: "Przeszkolone",
        indicator: ["w21"],
        change: 10,
        unit: "szt.",
      });
    },
  },
  {
    rule: "unit-mismatch",
    fault: "a contribution in another unit, which is not added up",
    spoil: ({ set }) => {
      set("contributions/d2-w11.unit", "GJ/rok");
      set("contributions/d2-w11.change", -540);
    },
    place: "contributions/d2-w11.unit",
    facts: {
      name: "Mniej ciepła",
      unit: "GJ/rok",
      indicator: "W1.1 Zużycie ciepła w przedszkolach",
      expected: "MWh/rok",
    },
    fix: {
      kind: "replace-text",
      address: "contributions/d2-w11.unit",
      from: "GJ/rok",
      to: "MWh/rok",
    },
    fine: "the same unit, spelled without superscripts",
    keep: ({ set }) => {
      set("indicators/w21.unit", "m²");
      set("outputs/d3-o1.unit", "m2");
    },
  },
  {
    rule: "owner-not-stakeholder",
    fault: "an owner who is not on the list of stakeholders",
    spoil: ({ add, set }) => {
      add("participants", "szkola", { name: "Szkoła Pożarnicza" });
      set("actions/d3.owner", ["szkola"]);
      set("risks/r1.owner", ["szkola"]);
    },
    place: "participants/szkola.stakeholder",
    facts: { owner: "Szkoła Pożarnicza", owns: "D3, R1" },
    fix: {
      kind: "add-record",
      collection: "stakeholders",
      values: {},
      texts: { name: "Szkoła Pożarnicza" },
    },
    fine: "an owner whom the list knows by another name, and a participant who owns nothing",
    keep: ({ add, set }) => {
      add("participants", "szkola", { name: "Szkoła Pożarnicza" });
      add("participants", "rada", { name: "Rada Rodziców" });
      set("stakeholders/s3.aliases", "Opiekunowie; Rada Rodziców");
      set("participants/rada.name", "RADA RODZICÓW");
      set("actions/d3.owner", ["rada"]);
    },
  },
  {
    rule: "owner-not-stakeholder",
    fault: "an owner whose name goes on in the list of stakeholders is linked",
    spoil: ({ clear, set }) => {
      clear("participants/cieplo.stakeholder");
      set("participants/cieplo.name", "Ciepło Nowe Brzegi");
    },
    place: "participants/cieplo.stakeholder",
    facts: { owner: "Ciepło Nowe Brzegi", owns: "D2" },
    fix: { kind: "set-value", address: "participants/cieplo.stakeholder", value: ["s2"] },
    fine: "an owner of the same name without a link, and one of another name with a link",
    keep: ({ clear, set }) => {
      clear("participants/cieplo.stakeholder");
      set("participants/um.name", "Magistrat");
    },
  },
  {
    rule: "engagement-missing",
    fault: "high influence, and no word of how to work together",
    spoil: ({ set }) => set("stakeholders/s3.influence", 4),
    place: "stakeholders/s3.engagement",
    facts: { stakeholder: "Rodzice przedszkolaków", influence: "4" },
    fine: "high influence, and a level of participation",
    keep: ({ set }) => {
      set("stakeholders/s3.influence", 4);
      set("stakeholders/s3.participation", "consulting");
    },
  },
  {
    rule: "risk-without-response",
    fault: "a high risk without an owner",
    spoil: ({ clear }) => clear("risks/r1.owner"),
    place: "risks/r1.owner",
    facts: { variant: "owner", risk: "R1 Brak wykonawców", level: "15" },
    fine: "a risk just below the bar without an owner",
    keep: ({ clear, set }) => {
      clear("risks/r1.owner", "risks/r1.response-plan");
      set("risks/r1.impact", 3);
    },
  },
  {
    rule: "risk-without-response",
    fault: "a risk at the bar without a plan and an owner",
    spoil: ({ clear, set }) => {
      clear("risks/r1.owner", "risks/r1.response-plan");
      set("risks/r1.impact", 4);
    },
    place: "risks/r1.response-plan",
    facts: { variant: "both", risk: "R1 Brak wykonawców", level: "12" },
    fine: "a risk at the bar with both",
    keep: ({ set }) => set("risks/r1.impact", 4),
  },
  {
    rule: "cause-without-action",
    fault: "a cause that no action removes",
    spoil: ({ set }) => set("actions/d2.causes", ["p1"]),
    place: "causes/p2",
    facts: { cause: "Ściany nie są ocieplone" },
    fine: "a cause of which an action removes what it comes from",
    keep: ({ add }) => add("causes", "p3", { name: "Dziury w ścianach", under: ["p2"] }),
  },
  {
    rule: "action-without-cause",
    fault: "an action that removes no cause",
    spoil: ({ clear }) => clear("actions/d3.causes"),
    place: "actions/d3.causes",
    facts: { action: "D3 Szkolenia pracowników" },
    fine: "no tree of problems at all",
    keep: ({ clear, remove }) => {
      clear("problem-tree.central-problem");
      for (const cause of ["p1", "p2"]) remove("causes", cause);
      remove("effects", "e1");
      clear("actions/d1.causes", "actions/d2.causes", "actions/d3.causes");
    },
  },
  {
    rule: "few-causes",
    fault: "a tree of problems with one cause",
    spoil: ({ remove, set }) => {
      set("actions/d2.causes", ["p1"]);
      remove("causes", "p2");
    },
    place: "causes",
    facts: { count: 1 },
    fine: "a tree of problems with three causes",
    keep: ({ add, set }) => {
      add("causes", "p3", { name: "Stare okna" });
      set("actions/d2.causes", ["p2", "p3"]);
    },
  },
];
