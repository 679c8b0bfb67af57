/** An input for values that are typed as text and understood: numbers, amounts, dates, years. */
import type { TFunction } from "i18next";
import {
  formatAmount,
  formatDate,
  formatNumber,
  type ParsedField,
  rawLimit,
  understand,
  type Understood,
} from "@brudnopis/document";
import type { FieldContent, Language } from "@brudnopis/schema";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import type { ValueInputProps } from "./typed-field.tsx";

type Problem = Extract<Understood, { ok: false }>["problem"];

/** The value as it stands in the input. */
function shown(field: ParsedField, content: FieldContent | undefined, language: Language): string {
  switch (content?.type) {
    case "number":
      return formatNumber(content.value, language, field.type === "number" ? field.decimals : 0);
    case "money":
      return formatAmount(content.grosze, language);
    case "date":
      return formatDate(content.date, language);
    case "year":
      return String(content.year);
    case "unparsed":
      return content.raw;
    default:
      return "";
  }
}

export function ParsedInput(props: ValueInputProps<ParsedField>) {
  const { field, content, labelId, describedBy, typed, onChange } = props;
  const { language } = useDocument();
  const problemId = useId();
  const unit = shownUnit(props);
  const value = shown(field, content, language);
  const { draft, setDraft, commit } = useDraft(value, typed, (text) => {
    const understood = understand(field, text, unit, language);
    onChange(understood.ok ? understood.value : { raw: text.trim().slice(0, rawLimit) });
  });
  const problem = useProblem(field, content, unit);
  const { t } = useTranslation();

  return (
    <>
      <span className={`parsed parsed-${field.type}`}>
        <input
          className="input"
          type="text"
          inputMode={field.type === "date" ? "text" : "decimal"}
          autoComplete="off"
          value={draft ?? value}
          placeholder={t(`value.hint.${field.type}`)}
          aria-labelledby={labelId}
          aria-describedby={`${describedBy} ${problemId}`}
          aria-invalid={problem !== undefined}
          data-settled={draft === undefined}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            if (event.key === "Escape") setDraft(undefined);
          }}
        />
        <UnitPart {...props} field={field} unit={unit} />
      </span>
      <span className="form-problem" id={problemId} role="status">
        {problem !== undefined && (
          <>
            {problem} {content?.type === "unparsed" && t("value.kept", { raw: content.raw })}
          </>
        )}
      </span>
    </>
  );
}

/** What is typed stays in the input until the person leaves it; leaving the page counts as leaving the input. */
function useDraft(value: string, first: string | undefined, onCommit: (typed: string) => void) {
  const [draft, setDraft] = useState(first);
  const latest = useRef({ draft, value, onCommit });
  latest.current = { draft, value, onCommit };
  const commit = () => {
    const { draft: typed, value: last, onCommit: save } = latest.current;
    setDraft(undefined);
    latest.current.draft = undefined;
    if (typed !== undefined && typed !== last) save(typed);
  };
  useEffect(() => {
    addEventListener("pagehide", commit);
    return () => {
      removeEventListener("pagehide", commit);
      commit();
    };
    // The listener reads the latest state through the ref.
  }, []);
  return { draft, setDraft, commit };
}

/** Why a value that was kept as typed was not understood. */
export function useProblem(
  field: ParsedField,
  content: FieldContent | undefined,
  unit: string | undefined,
): string | undefined {
  const { t } = useTranslation();
  const { language } = useDocument();
  if (content?.type !== "unparsed") return undefined;
  const understood = understand(field, content.raw, unit, language);
  if (understood.ok) return undefined;
  return problemText(t, understood.problem, field);
}

function problemText(t: TFunction, problem: Problem, field: ParsedField): string {
  if (problem === "out-of-range") return t("value.outOfRange", rangeOf(field));
  if (problem === "too-precise" && field.type === "number")
    return t("value.tooPrecise", { count: field.decimals });
  return t(`value.problem.${problem}`);
}

function rangeOf(field: ParsedField): { min: string; max: string } {
  const { min, max } = field.type === "number" || field.type === "year" ? field : {};
  return { min: String(min ?? "–"), max: String(max ?? "–") };
}

/** Before a unit has been chosen the first of the choice stands. */
export function shownUnit({
  field,
  unit,
}: Pick<ValueInputProps<ParsedField>, "field" | "unit">): string | undefined {
  if (field.type === "money") return "zł";
  return (
    unit ??
    (field.type === "number" && field.unit?.from === "choice" ? field.unit.units[0] : undefined)
  );
}

function UnitPart({ field, content, unit, onChange, labelId }: ValueInputProps<ParsedField>) {
  const { t } = useTranslation();
  if (field.type !== "number" || field.unit?.from !== "choice") {
    return unit === undefined ? null : <span className="unit">{unit}</span>;
  }
  return (
    <select
      className="input unit-choice"
      aria-label={t("value.unit")}
      aria-describedby={labelId}
      value={unit}
      disabled={content?.type !== "number"}
      onChange={(event) => {
        if (content?.type === "number")
          onChange({ value: content.value, unit: event.target.value });
      }}
    >
      {field.unit.units.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}
