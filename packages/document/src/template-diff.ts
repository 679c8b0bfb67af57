/** How two versions of a template differ, place by place: what a move from one to the other would change. */
import type { Field, LocalText, Template } from "@brudnopis/schema";
import { type TemplatePlace, templatePlaces } from "./orphans.ts";

export interface PlaceChange {
  /** `section.field`, or `collection.field` for all records of a collection. */
  readonly address: string;
  readonly label: LocalText;
  /** Title of its section or collection. */
  readonly within: LocalText;
}

/** What of a field is different. */
export type Difference =
  | "label"
  | "guidance"
  | "type"
  | "limit"
  | "options-added"
  | "options-removed"
  | "required"
  | "no-longer-required"
  | "refers-to";

export interface TemplateDiff {
  readonly added: readonly PlaceChange[];
  readonly removed: readonly PlaceChange[];
  readonly changed: readonly (PlaceChange & { readonly what: readonly Difference[] })[];
}

export function compareTemplates(from: Template, to: Template): TemplateDiff {
  const [before, after] = [templatePlaces(from), templatePlaces(to)];
  return {
    added: [...after].filter(([address]) => !before.has(address)).map(toPlace),
    removed: [...before].filter(([address]) => !after.has(address)).map(toPlace),
    changed: [...after].flatMap(([address, place]) => {
      const earlier = before.get(address);
      const what = earlier ? differences(earlier.field, place.field) : [];
      return what.length === 0 ? [] : [{ ...toPlace([address, place]), what }];
    }),
  };
}

function toPlace([address, { field, within }]: readonly [string, TemplatePlace]): PlaceChange {
  return { address, label: field.label, within };
}

function differences(before: Field, after: Field): Difference[] {
  if (before.type !== after.type) return ["type"];
  const [had, has] = [optionKeys(before), optionKeys(after)];
  const is: [Difference, boolean][] = [
    ["label", !isSameText(before.label, after.label)],
    ["guidance", !isSameText(before.guidance, after.guidance)],
    ["limit", limitOf(before) !== limitOf(after)],
    ["options-added", has.some((key) => !had.includes(key))],
    ["options-removed", had.some((key) => !has.includes(key))],
    ["required", after.required && !before.required],
    ["no-longer-required", before.required && !after.required],
    [
      "refers-to",
      before.type === "reference" && after.type === "reference" && before.to !== after.to,
    ],
  ];
  return is.filter(([, differs]) => differs).map(([what]) => what);
}

function isSameText(a: LocalText | undefined, b: LocalText | undefined): boolean {
  return a?.pl === b?.pl && a?.en === b?.en;
}

function limitOf(field: Field): number | undefined {
  return "maxLength" in field ? field.maxLength : undefined;
}

function optionKeys(field: Field): readonly string[] {
  return "options" in field ? field.options.map(({ key }) => key) : [];
}

/**
 * What stands against publishing a version after the one before it. Keys are for life: under one key, a field keeps its
 * kind, so that what was written stays readable; a place that is no longer needed may be left out.
 */
export function versionProblems(before: Template, after: Template): PlaceProblem[] {
  const { changed } = compareTemplates(before, after);
  const about: Partial<Record<Difference, string>> = {
    type: "has another type than before: give it a new key",
    "refers-to": "refers to other records than before: give it a new key",
    "options-removed": "has lost options that documents may hold: keep them, or give it a new key",
  };
  return changed.flatMap(({ address, what }) =>
    what.flatMap((difference) => {
      const message = about[difference];
      return message === undefined ? [] : [{ address, message: `"${address}" ${message}` }];
    }),
  );
}

export interface PlaceProblem {
  readonly address: string;
  readonly message: string;
}
