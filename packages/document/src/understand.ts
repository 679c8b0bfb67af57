/** What people type into an input that is understood: numbers, amounts, dates, years. */
import type { FieldOf, Language } from "@brudnopis/schema";
import { parseDate } from "./dates.ts";
import { parseMoney, parseNumber, parseYear } from "./numbers.ts";
import type { StoredValue } from "./values.ts";

export type ParsedField = FieldOf<"number"> | FieldOf<"money"> | FieldOf<"date"> | FieldOf<"year">;

export type Understood =
  | { readonly ok: true; readonly value: StoredValue | undefined }
  | {
      readonly ok: false;
      readonly problem:
        | "not-a-number"
        | "ambiguous-dot"
        | "too-many-decimals"
        | "too-precise"
        | "too-large"
        | "not-a-date"
        | "no-such-day"
        | "not-a-year"
        | "out-of-range";
    };

/** What typed text means for a field. An empty input clears the value. */
export function understand(
  field: ParsedField,
  typed: string,
  unit: string | undefined,
  language: Language,
): Understood {
  if (typed.trim() === "") return { ok: true, value: undefined };
  switch (field.type) {
    case "money":
      return parseMoney(typed, language);
    case "date":
      return parseDate(typed);
    case "year": {
      const year = parseYear(typed);
      return year.ok && !isWithin(year.value, field)
        ? { ok: false, problem: "out-of-range" }
        : year;
    }
    case "number": {
      const number = parseNumber(typed, unit, language);
      if (!number.ok) return number;
      if (!isWithin(number.value, field)) return { ok: false, problem: "out-of-range" };
      const { value } = number;
      if (value !== Number(value.toFixed(field.decimals)))
        return { ok: false, problem: "too-precise" };
      // Only a unit that is chosen beside this number is kept with it.
      const isChosen = field.unit?.from === "choice" && unit !== undefined;
      return { ok: true, value: isChosen ? { value, unit } : { value } };
    }
  }
}

function isWithin(
  value: number,
  { min, max }: { min?: number | undefined; max?: number | undefined },
) {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}
