/** By which day remarks are asked for, typed as dates are everywhere else. */
import { formatDate, parseDate } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { today } from "./use-round-words.ts";

export type DueReading =
  | { readonly ok: true; readonly due: string | undefined }
  | { readonly ok: false; readonly problem: "format" | "past" };

/** A day that is over is no wish, unless it is the one that was there. */
export function readDue(typed: string, before?: string): DueReading {
  if (typed.trim() === "") return { ok: true, due: undefined };
  const parsed = parseDate(typed);
  if (!parsed.ok) return { ok: false, problem: "format" };
  const isOver = parsed.value < today() && parsed.value !== before;
  return isOver ? { ok: false, problem: "past" } : { ok: true, due: parsed.value };
}

export function typedDue(due: string | undefined, language: Language): string {
  return due === undefined ? "" : formatDate(due, language);
}

export interface DueFieldProps {
  readonly value: string;
  /** Said once somebody has tried to send the form. */
  readonly problem: "format" | "past" | undefined;
  readonly onChange: (typed: string) => void;
}

export function DueField({ value, problem, onChange }: DueFieldProps) {
  const { t } = useTranslation(["rounds", "translation"]);
  const said = { format: t("translation:value.hint.date"), past: t("send.duePast") };
  return (
    <FormField
      label={t("send.due")}
      hint={t("translation:value.hint.date")}
      problem={problem === undefined ? undefined : said[problem]}
      type="text"
      name="due"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
