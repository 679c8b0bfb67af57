/** Typed values as they are stored in a Y.Map, and what they mean for the field they are in. */
import type { Field, FieldContent, FieldOf } from "@brudnopis/schema";
import { isRecordId } from "./address.ts";

/** Kept as typed because it could not be read as what the field asks for. Nothing typed is ever dropped. */
export interface UnparsedValue {
  readonly raw: string;
}

export interface NumberValue {
  readonly value: number;
  readonly unit?: string;
}

/** What a typed field may hold. Which of these, its type says. */
export type StoredValue =
  | number
  | string
  | boolean
  | readonly string[]
  | NumberValue
  | UnparsedValue;

/** Characters of a typed value that was not understood. */
export const rawLimit = 300;

/**
 * Reads a stored value. Total: whatever a peer wrote comes back, at worst as `unparsed`.
 * Undefined means that the field is empty.
 */
export function readValue(field: Field, stored: unknown): FieldContent | undefined {
  if (stored === undefined || stored === null || stored === "") return undefined;
  if (Array.isArray(stored) && stored.length === 0) return undefined;
  if (isUnparsed(stored)) return { type: "unparsed", raw: stored.raw };
  return readTyped(field, stored) ?? { type: "unparsed", raw: asText(stored) };
}

export function isUnparsed(stored: unknown): stored is UnparsedValue {
  return (
    typeof stored === "object" &&
    stored !== null &&
    "raw" in stored &&
    typeof stored.raw === "string"
  );
}

function asText(stored: unknown): string {
  return (typeof stored === "string" ? stored : (JSON.stringify(stored) ?? "")).slice(0, rawLimit);
}

function readTyped(field: Field, stored: unknown): FieldContent | undefined {
  switch (field.type) {
    case "number":
      return readNumber(field, stored);
    case "money":
      return typeof stored === "number" && Number.isSafeInteger(stored)
        ? { type: "money", grosze: stored }
        : undefined;
    case "date":
      return isIsoDay(stored) ? { type: "date", date: stored } : undefined;
    case "year":
      return typeof stored === "number" && Number.isInteger(stored)
        ? { type: "year", year: stored }
        : undefined;
    case "enum":
    case "multi-enum":
      return readChoice(field, stored);
    case "reference":
      return readReference(stored);
    case "boolean":
      return typeof stored === "boolean" ? { type: "boolean", value: stored } : undefined;
    default:
      return undefined;
  }
}

function readNumber(field: FieldOf<"number">, stored: unknown): FieldContent | undefined {
  const { value, unit } =
    typeof stored === "number"
      ? { value: stored }
      : (stored as { value?: unknown; unit?: unknown });
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  const shown = field.unit?.from === "fixed" ? field.unit.unit : unit;
  return { type: "number", value, ...(typeof shown === "string" ? { unit: shown } : {}) };
}

function isIsoDay(stored: unknown): stored is string {
  if (typeof stored !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(stored)) return false;
  const date = new Date(`${stored}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(stored);
}

function readChoice(
  field: FieldOf<"enum"> | FieldOf<"multi-enum">,
  stored: unknown,
): FieldContent | undefined {
  const keys = typeof stored === "string" ? [stored] : stored;
  if (!isStrings(keys)) return undefined;
  const known = keys.every((key) => field.options.some((option) => option.key === key));
  return known ? { type: "choice", keys: [...keys] } : undefined;
}

function readReference(stored: unknown): FieldContent | undefined {
  const ids = typeof stored === "string" ? [stored] : stored;
  return isStrings(ids) && ids.length > 0 ? { type: "reference", ids: [...ids] } : undefined;
}

function isStrings(stored: unknown): stored is readonly string[] {
  return Array.isArray(stored) && stored.every((item) => typeof item === "string");
}

/**
 * Whether a field may hold this value; what it could not read is always allowed, so that it is kept. Our own edits ask
 * before they write, and the server before it takes an edit: what one of them allows, the other must not refuse.
 */
export function isStorable(field: Field, value: unknown): boolean {
  if (isUnparsed(value)) return value.raw.length <= rawLimit && Object.keys(value).length === 1;
  switch (field.type) {
    case "number":
      return isBoundedNumber(field, value);
    case "year":
      // What reads as a year is a number.
      return readTyped(field, value) !== undefined && isWithin(Number(value), field);
    case "multi-enum":
    case "enum":
      return readTyped(field, value) !== undefined && isShort(value, field.options.length);
    case "reference":
      return isReference(value);
    default:
      return readTyped(field, value) !== undefined;
  }
}

/** Characters of a unit that stands beside a number. */
const unitLimit = 100;

function isBoundedNumber(field: FieldOf<"number">, stored: unknown): boolean {
  if (typeof stored === "number") return Number.isFinite(stored) && isWithin(stored, field);
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return false;
  const { value, unit, ...more } = stored as Record<string, unknown>;
  const isUnit = unit === undefined || (typeof unit === "string" && unit.length <= unitLimit);
  const isAlone = isUnit && Object.keys(more).length === 0;
  return isAlone && typeof value === "number" && isBoundedNumber(field, value);
}

function isWithin(
  value: number,
  { min, max }: { min?: number | undefined; max?: number | undefined },
): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

function isShort(stored: unknown, most: number): boolean {
  return typeof stored === "string" || (Array.isArray(stored) && stored.length <= most);
}

/** References to records of which some may have been removed, so they can be more than a collection holds. */
const mostReferences = 1000;

function isReference(stored: unknown): boolean {
  const ids = typeof stored === "string" ? [stored] : stored;
  return isStrings(ids) && ids.length <= mostReferences && ids.every(isRecordId);
}
