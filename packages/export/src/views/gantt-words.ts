/** What the schedule of actions says in words: the same on paper and on the screen. */
import {
  type EnteredDate,
  formatDate,
  formatLongDate,
  formatQuarter,
  type Gantt,
  type GanttSpan,
} from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { counted, joined } from "./plot-kit.ts";

/** „Oś czasu pokazuje 6 działań od 1 kwietnia 2026 r. …”: what the chart shows, and what in it does not fit together. */
export function ganttSentences(gantt: Gantt, language: Language): string {
  return [scope(gantt, language), clashSummary(gantt, language), leftOut(gantt, language)]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function scope({ period, actions, milestones }: Gantt, language: Language): string {
  const diamonds = counted(milestones.length, milestoneForms[language], language);
  if (!period) {
    return language === "pl"
      ? `Oś czasu pokazuje ${diamonds}.`
      : `The time axis shows ${diamonds}.`;
  }
  const bars = counted(actions.length, actionForms[language], language);
  const [from, to] = [period.start, period.end].map((day) => formatLongDate(day, language));
  if (language === "pl") return `Oś czasu pokazuje ${bars} od ${from} do ${to} i ${diamonds}.`;
  return `The time axis shows ${bars} from ${from} to ${to}, and ${diamonds}.`;
}

/** „D3 zaczyna się przed końcem D1 i D2.” Empty when every action waits for those that it depends on. */
export function ganttClashes({ actions }: Gantt, language: Language): string {
  return actions
    .flatMap(({ code, dependencies }) => {
      const early = dependencies.filter(({ state }) => state === "violated");
      return early.length === 0
        ? []
        : [
            clash(
              code,
              early.map((each) => each.code),
              language,
            ),
          ];
    })
    .join(" ");
}

/** More of them are only named; the table's note says each. */
const mostClashes = 3;

function clashSummary(gantt: Gantt, language: Language): string {
  const codes = gantt.actions
    .filter(({ dependencies }) => dependencies.some(({ state }) => state === "violated"))
    .map(({ code }) => code);
  if (codes.length <= mostClashes) return ganttClashes(gantt, language);
  return language === "pl"
    ? `Przed końcem działań, od których zależą, zaczynają się: ${joined(codes, language)}.`
    : `These start before the end of actions that they depend on: ${joined(codes, language)}.`;
}

function clash(code: string, before: readonly string[], language: Language): string {
  const others = joined(before, language);
  return language === "pl"
    ? `${code} zaczyna się przed końcem ${others}.`
    : `${code} starts before the end of ${others}.`;
}

function leftOut({ unscheduled }: Gantt, language: Language): string {
  if (unscheduled.length === 0) return "";
  const codes = joined(
    unscheduled.map(({ code }) => code),
    language,
  );
  return language === "pl"
    ? `Bez miejsca na osi, bo brakuje poprawnych dat: ${codes}.`
    : `Without a place on it, because dates are missing or wrong: ${codes}.`;
}

const actionForms = {
  pl: { one: "działanie", few: "działania", many: "działań" },
  en: { one: "action", few: "actions", many: "actions" },
} as const;

const milestoneForms = {
  pl: { one: "kamień milowy", few: "kamienie milowe", many: "kamieni milowych" },
  en: { one: "milestone", few: "milestones", many: "milestones" },
} as const;

export interface GanttWords {
  readonly action: string;
  readonly owner: string;
  readonly start: string;
  readonly end: string;
  readonly quarters: string;
  readonly dependsOn: string;
  readonly milestones: string;
  readonly stage: string;
  readonly milestone: string;
  readonly dependency: string;
  readonly clash: string;
  readonly wholePlan: string;
  readonly dayOf: string;
}

export const ganttWords: Readonly<Record<Language, GanttWords>> = {
  pl: {
    action: "Działanie",
    owner: "Właściciel",
    start: "Początek",
    end: "Koniec",
    quarters: "Kwartały",
    dependsOn: "Zależy od",
    milestones: "Kamienie milowe",
    stage: "Etap",
    milestone: "Kamień milowy",
    dependency: "Zależność",
    clash: "Początek przed końcem poprzednika",
    wholePlan: "Cały plan",
    dayOf: "Stan na",
  },
  en: {
    action: "Action",
    owner: "Owner",
    start: "Start",
    end: "End",
    quarters: "Quarters",
    dependsOn: "Depends on",
    milestones: "Milestones",
    stage: "Stage",
    milestone: "Milestone",
    dependency: "Dependency",
    clash: "Start before the end of what it depends on",
    wholePlan: "The whole plan",
    dayOf: "As of",
  },
};

/** „II kw. 2026 – II kw. 2027”. */
export function quarterRange({ start, end }: GanttSpan, language: Language): string {
  const [from, to] = [formatQuarter(start, language), formatQuarter(end, language)];
  return from === to ? from : `${from}\u00a0– ${to}`;
}

/** As it was typed when it is no date. */
export function enteredText(entered: EnteredDate | undefined, language: Language): string {
  if (!entered) return "";
  return "raw" in entered ? entered.raw : formatDate(entered.date, language);
}
