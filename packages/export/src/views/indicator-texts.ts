/** What the indicator paths say in sentences, and their tables. */
import {
  type ContributionApart,
  formatNumber,
  type IndicatorPath,
  type IndicatorPaths,
  withUnit,
} from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { indicatorWords } from "./indicator-words.ts";
import { counted, joined, signed } from "./plot-kit.ts";
import { code, figure, name, type PlotTable, text } from "./plot-table.ts";

export function hasIndicators({ paths, withoutPath, apart }: IndicatorPaths): boolean {
  return paths.length + withoutPath.length + apart.length > 0;
}

/** What the picture shows, and in which indicators the contributions do not add up. */
export function indicatorSummary(model: IndicatorPaths, language: Language): string[] {
  const words = indicatorWords[language];
  const { paths, apart, withoutPath } = model;
  const outside = [
    ...(apart.length > 0 ? [counted(apart.length, words.effects, language)] : []),
    ...(withoutPath.length > 0 ? [counted(withoutPath.length, words.unplaced, language)] : []),
  ];
  return [
    ...(paths.length > 0 ? resultSentences(model, language) : []),
    ...(outside.length > 0 ? [words.outside(joined(outside, language))] : []),
  ];
}

function resultSentences({ paths }: IndicatorPaths, language: Language): string[] {
  const words = indicatorWords[language];
  const codes = (result: IndicatorPath["result"]) =>
    joined(
      paths.filter((path) => path.result === result).map((path) => path.code || path.name),
      language,
    );
  const [reached, short, beyond, nothing] = [
    codes("reached"),
    codes("short"),
    codes("beyond"),
    codes("no-contributions"),
  ];
  const picture = words.picture(counted(paths.length, words.indicators, language));
  if (!short && !beyond && !nothing) return [picture, words.allReached];
  return [
    picture,
    ...(short ? [words.short(short)] : []),
    ...(beyond ? [words.tooMuch(beyond)] : []),
    ...(nothing ? [words.nothing(nothing)] : []),
    ...(reached ? [words.reached(reached)] : []),
  ];
}

/** „W1.1 Zużycie energii: z 29 800 (2024) na 23 840 MWh/rok (2030); D2 −470 (2026), D1 −1 190 (2027): zgadza się.” */
export function pathSentence(path: IndicatorPath, language: Language): string {
  const words = indicatorWords[language];
  const { baseline, baseYear, target, targetYear, unit } = path;
  const title = [path.code, path.name].filter(Boolean).join(" ") || words.untitled;
  const from = dated(formatNumber(baseline, language, 3), baseYear);
  const to = dated(withUnit(formatNumber(target, language, 3), unit), targetYear);
  const steps = stepsText(path, language);
  const verdict = resultText(path, language);
  return `${words.from(title, from, to)}; ${steps === "" ? verdict : `${steps}: ${verdict}`}.`;
}

function dated(value: string, year: number | undefined): string {
  return year === undefined ? value : `${value} (${year})`;
}

function stepsText({ steps }: IndicatorPath, language: Language): string {
  const words = indicatorWords[language];
  return steps
    .map(({ code: own, change, year }) => {
      const value = `${own || words.noAction}\u00a0${signed(change, language)}`;
      return `${value} (${year ?? words.noDate})`;
    })
    .join(", ");
}

export function resultText(path: IndicatorPath, language: Language): string {
  const { results } = indicatorWords[language];
  const difference = withUnit(formatNumber(Math.abs(path.difference), language, 3), path.unit);
  switch (path.result) {
    case "reached":
    case "no-contributions":
      return results[path.result];
    case "short":
    case "beyond":
      return results[path.result](difference);
  }
}

export function pathTable(
  { paths }: IndicatorPaths,
  caption: string,
  language: Language,
): PlotTable {
  const words = indicatorWords[language];
  return {
    caption,
    columns: [
      code(words.code),
      name(words.indicator),
      text(words.fromTo),
      figure(words.needed),
      text(words.contributions),
      text(words.result),
    ],
    rows: paths.map((path) => ({
      key: path.id,
      place: `indicators/${path.id}.name`,
      cells: [
        path.code,
        path.name || words.untitled,
        `${dated(formatNumber(path.baseline, language, 3), path.baseYear)} → ${dated(withUnit(formatNumber(path.target, language, 3), path.unit), path.targetYear)}`,
        signed(path.needed, language),
        contributionsCell(path, language),
        resultText(path, language),
      ],
    })),
    totals: [],
    note: words.tolerance,
  };
}

function contributionsCell(path: IndicatorPath, language: Language): string {
  const steps = stepsText(path, language);
  return path.steps.length > 1 ? `${steps}; Σ\u00a0${signed(path.sum, language)}` : steps;
}

/** Contributions that are no step of any path. */
export function apartTable({ apart }: IndicatorPaths, language: Language): PlotTable {
  const words = indicatorWords[language];
  return {
    caption: words.apartCaption,
    columns: [text(words.action), name(words.effect), figure(words.change), text(words.reason)],
    rows: apart.map((each) => ({
      key: each.id,
      place: `contributions/${each.id}.name`,
      cells: [
        [each.code, each.actionName].filter(Boolean).join(" ") || words.noAction,
        each.name || words.untitled,
        each.change === undefined ? "" : withUnit(signed(each.change, language), each.unit),
        reasonText(each, language),
      ],
    })),
    totals: [],
  };
}

function reasonText({ reason, indicator }: ContributionApart, language: Language): string {
  const { reasons } = indicatorWords[language];
  switch (reason) {
    case "no-indicator":
    case "no-number":
      return reasons[reason];
    case "other-unit":
    case "no-path":
      return reasons[reason](indicator ?? "");
  }
}

export function withoutPathTable({ withoutPath }: IndicatorPaths, language: Language): PlotTable {
  const words = indicatorWords[language];
  const lacking = { baseline: words.baseline, target: words.targetValue };
  return {
    caption: words.withoutPathCaption,
    columns: [code(words.code), name(words.indicator), text(words.lacks)],
    rows: withoutPath.map(({ id, code: own, name: title, lacks }) => ({
      key: id,
      place: `indicators/${id}.${lacks[0] ?? "name"}`,
      cells: [own, title || words.untitled, lacks.map((key) => lacking[key]).join(", ")],
    })),
    totals: [],
  };
}
