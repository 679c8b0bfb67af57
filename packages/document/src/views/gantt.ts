/**
 * The schedule of actions: what a Gantt chart shows, in days, before anybody draws it.
 *
 *   G1  No action is left out: what has no place on the axis is in `unscheduled`, with the reason.
 *   G2  Every milestone with a date is drawn once: in the row of its action, or among those of the whole plan.
 */
import type { DocumentContent, RecordContent, Template } from "@brudnopis/schema";
import { yearOf } from "../calendar.ts";
import { recordName } from "../format-field.ts";
import { referredIds } from "../summary.ts";
import { type GanttAxis, ganttAxis } from "./gantt-axis.ts";
import { dateIn, lineIn } from "./plain-values.ts";
import { isPlausibleYear } from "./spread.ts";

/** Two ISO 8601 days, both belonging to it. */
export interface GanttSpan {
  readonly start: string;
  readonly end: string;
}

export interface GanttStage {
  readonly id: string;
  readonly name: string;
  /** Absent while its dates are missing or wrong. */
  readonly span?: GanttSpan;
}

export interface GanttDependency {
  readonly id: string;
  readonly code: string;
  /** `violated`: this action starts before that one ends. `unknown`: one of the two has no place in time. */
  readonly state: "kept" | "violated" | "unknown";
}

export interface GanttMilestone {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly date: string;
  /** Ids of the actions that it belongs to. */
  readonly actions: readonly string[];
}

interface ActionEntry {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly owner: string;
  readonly stages: readonly GanttStage[];
  readonly dependencies: readonly GanttDependency[];
  /** All of this action's, those that it shares with others too. */
  readonly milestones: readonly GanttMilestone[];
}

export interface GanttAction extends ActionEntry, GanttSpan {}

/** Why an action has no bar. */
export type ScheduleProblem =
  | "no-dates"
  | "no-start"
  | "no-end"
  | "not-a-date"
  | "implausible-year"
  | "end-before-start";

export interface UnscheduledAction extends ActionEntry {
  readonly problem: ScheduleProblem;
  /** As it stands in the document, also when it is no date. */
  readonly start: EnteredDate | undefined;
  readonly end: EnteredDate | undefined;
}

export type EnteredDate = { readonly date: string } | { readonly raw: string };

export interface Gantt {
  /** Whole years around everything that has a place; undefined while nothing has. */
  readonly axis: GanttAxis | undefined;
  /** In the order of the document. */
  readonly actions: readonly GanttAction[];
  readonly unscheduled: readonly UnscheduledAction[];
  /** From the first to the last day of the actions on the axis. */
  readonly period: GanttSpan | undefined;
  /** Every milestone with a date, in the order of the document. */
  readonly milestones: readonly GanttMilestone[];
  /** Those that no single row can show: of several actions, of none, of one that is not on the axis. */
  readonly planMilestones: readonly GanttMilestone[];
  /** Milestones without a date that can be shown. */
  readonly undated: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
  }[];
  /** ISO 8601; undefined when it is not known or not on the axis. */
  readonly today: string | undefined;
}

export type GanttSource = Pick<DocumentContent, "fields" | "collections">;

export function ganttOf(
  { fields, collections }: GanttSource,
  template: Template,
  today: string | undefined,
): Gantt {
  const records = collections["actions"] ?? [];
  const milestones = toMilestones(collections["milestones"] ?? [], records);
  const entries = records.map((record) => toEntry(record, milestones.dated, collections, template));
  const actions = entries.filter((entry): entry is GanttAction => !("problem" in entry));
  const drawn = new Set(actions.map(({ id }) => id));
  const period = spanAround(actions);
  const planned = planPeriod(fields, template);
  const axis = ganttAxis([
    ...actions.flatMap(({ start, end, stages }) => [start, end, ...stages.flatMap(daysOf)]),
    ...milestones.dated.map(({ date }) => date),
    ...(period && planned ? [planned.start, planned.end] : []),
  ]);
  return {
    axis,
    actions,
    unscheduled: entries.filter((entry): entry is UnscheduledAction => "problem" in entry),
    period,
    milestones: milestones.dated,
    planMilestones: milestones.dated.filter((milestone) => rowOf(milestone, drawn) === undefined),
    undated: milestones.undated,
    today:
      today !== undefined && axis && today >= axis.start && today <= axis.end ? today : undefined,
  };
}

/** The milestones that are drawn in an action's own row. */
export function ownMilestones({ milestones }: GanttAction): readonly GanttMilestone[] {
  return milestones.filter(({ actions }) => actions.length === 1);
}

/** The state of a dependency, also between dates that nobody has written yet. */
export function dependencyState(
  successor: GanttSpan | undefined,
  predecessor: GanttSpan | undefined,
): GanttDependency["state"] {
  if (!successor || !predecessor) return "unknown";
  return successor.start < predecessor.end ? "violated" : "kept";
}

function rowOf({ actions }: GanttMilestone, drawn: ReadonlySet<string>): string | undefined {
  const [only, ...others] = actions;
  return only !== undefined && others.length === 0 && drawn.has(only) ? only : undefined;
}

type Collections = DocumentContent["collections"];

function toEntry(
  record: RecordContent,
  milestones: readonly GanttMilestone[],
  collections: Collections,
  template: Template,
): GanttAction | UnscheduledAction {
  const { id, code = "" } = record;
  const entry: ActionEntry = {
    id,
    code,
    name: lineIn(record, "name"),
    owner: ownerOf(record, collections, template),
    stages: (collections["action-stages"] ?? [])
      .filter((stage) => referredIds(stage, "action").includes(id))
      .map(toStage),
    dependencies: dependenciesOf(record, collections["actions"] ?? []),
    milestones: milestones.filter(({ actions }) => actions.includes(id)),
  };
  const schedule = scheduleOf(record);
  return schedule.ok
    ? { ...entry, ...schedule.span }
    : {
        ...entry,
        problem: schedule.problem,
        start: enteredDate(record, "start"),
        end: enteredDate(record, "end"),
      };
}

function toStage(record: RecordContent): GanttStage {
  const schedule = scheduleOf(record);
  const stage = { id: record.id, name: lineIn(record, "name") };
  return schedule.ok ? { ...stage, span: schedule.span } : stage;
}

function dependenciesOf(
  record: RecordContent,
  records: readonly RecordContent[],
): GanttDependency[] {
  return referredIds(record, "depends-on").flatMap((id) => {
    const predecessor = records.find((candidate) => candidate.id === id);
    if (!predecessor || id === record.id) return [];
    const state = dependencyState(spanOf(record), spanOf(predecessor));
    return [{ id, code: predecessor.code ?? "", state }];
  });
}

type Schedule =
  | { readonly ok: true; readonly span: GanttSpan }
  | { readonly ok: false; readonly problem: ScheduleProblem };

function scheduleOf(record: RecordContent): Schedule {
  const [from, to] = [enteredDate(record, "start"), enteredDate(record, "end")];
  if ((from && "raw" in from) || (to && "raw" in to)) return { ok: false, problem: "not-a-date" };
  if (!from && !to) return { ok: false, problem: "no-dates" };
  if (!from) return { ok: false, problem: "no-start" };
  if (!to) return { ok: false, problem: "no-end" };
  const [start, end] = [from.date, to.date];
  if (!isPlausible(start) || !isPlausible(end)) return { ok: false, problem: "implausible-year" };
  return end < start
    ? { ok: false, problem: "end-before-start" }
    : { ok: true, span: { start, end } };
}

function spanOf(record: RecordContent): GanttSpan | undefined {
  const schedule = scheduleOf(record);
  return schedule.ok ? schedule.span : undefined;
}

function enteredDate({ fields }: RecordContent, key: string): EnteredDate | undefined {
  const value = fields[key];
  if (value?.type === "date") return { date: value.date };
  return value?.type === "unparsed" ? { raw: value.raw } : undefined;
}

/** An axis that reached to the year 9999 would show nothing else. */
function isPlausible(date: string): boolean {
  return isPlausibleYear(yearOf(date));
}

function ownerOf(record: RecordContent, collections: Collections, template: Template): string {
  const field = template.collections
    .find(({ key }) => key === "actions")
    ?.fields.find(({ key }) => key === "owner");
  const id = referredIds(record, "owner")[0];
  if (field?.type !== "reference" || id === undefined) return "";
  const owner = collections[field.to]?.find((candidate) => candidate.id === id);
  return owner ? recordName(owner, field.to, template) : "";
}

function toMilestones(
  records: readonly RecordContent[],
  actions: readonly RecordContent[],
): { readonly dated: GanttMilestone[]; readonly undated: Gantt["undated"] } {
  const placed = records.map((record) => ({
    id: record.id,
    code: record.code ?? "",
    name: lineIn(record, "name"),
    date: dateIn(record, "date"),
    actions: actions
      .map(({ id }) => id)
      .filter((id) => referredIds(record, "actions").includes(id)),
  }));
  return {
    dated: placed.flatMap(({ date, ...rest }) =>
      date !== undefined && isPlausible(date) ? [{ ...rest, date }] : [],
    ),
    undated: placed
      .filter(({ date }) => date === undefined || !isPlausible(date))
      .map(({ id, code, name }) => ({ id, code, name })),
  };
}

function daysOf({ span }: GanttStage): string[] {
  return span ? [span.start, span.end] : [];
}

function spanAround(spans: readonly GanttSpan[]): GanttSpan | undefined {
  const start = spans.map((span) => span.start).toSorted()[0];
  const end = spans
    .map((span) => span.end)
    .toSorted()
    .at(-1);
  return start !== undefined && end !== undefined ? { start, end } : undefined;
}

/** Between which days the document says that the plan runs. */
function planPeriod(
  fields: DocumentContent["fields"],
  { period }: Template,
): GanttSpan | undefined {
  const dateAt = (address: string | undefined) => {
    const value = address === undefined ? undefined : fields[address];
    return value?.type === "date" && isPlausible(value.date) ? value.date : undefined;
  };
  const [start, end] = [dateAt(period?.from), dateAt(period?.to)];
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}
