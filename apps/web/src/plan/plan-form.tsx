import { formatDate, parseDate } from "@brudnopis/document";
import type { Language, PlanPerson, SectionPlan, SectionPlanChange } from "@brudnopis/schema";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useConnectedDocument } from "../document/document-context.ts";
import { showToast } from "../document/page-state.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { Notice } from "../ui/notice.tsx";
import { HelpersField, OwnerField } from "./people-fields.tsx";
import type { PlanDialogProps } from "./plan-dialog.tsx";
import { usePlan } from "./use-plan.ts";

export interface PlanFormProps extends PlanDialogProps {
  readonly people: readonly PlanPerson[];
}

interface Draft {
  readonly owner: string;
  readonly helpers: readonly string[];
  /** As it is typed. */
  readonly due: string;
}

export function PlanForm({ section, planned, state, people, onClose }: PlanFormProps) {
  const { t } = useTranslation(["plan", "translation"]);
  const { page, language } = useConnectedDocument();
  const { changeSection } = usePlan();
  const errorText = useSaveError();
  // What others change meanwhile is not taken away: only what this person touched is sent.
  const [before] = useState(() => toDraft(planned, language));
  const [draft, setDraft] = useState(before);
  const [hasTried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const dueInput = useRef<HTMLDivElement>(null);
  const due = parseDue(draft.due);
  const isReady = planned?.ready !== undefined;
  const title = section.title[language];

  const save = async (ready?: boolean) => {
    setTried(true);
    if (!due.ok) return dueInput.current?.querySelector("input")?.focus();
    setBusy(true);
    try {
      const change = toChange(before, draft, due.value);
      await changeSection(section.key, ready === undefined ? change : { ...change, ready });
    } catch (cause) {
      setError(cause);
      return setBusy(false);
    }
    const said = ready === undefined ? "saved" : ready ? "becameReady" : "becameUnready";
    showToast(page, t(`done.${said}`, { section: title }));
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void save();
  };

  return (
    <form className="form plan-form" onSubmit={submit} noValidate>
      <OwnerField
        people={people}
        value={draft.owner}
        onChange={(owner) => setDraft({ ...draft, owner })}
      />
      <HelpersField
        people={people.filter(({ id }) => id !== draft.owner)}
        value={draft.helpers}
        onChange={(helpers) => setDraft({ ...draft, helpers })}
      />
      <div ref={dueInput}>
        <FormField
          label={t("form.due")}
          hint={t("translation:value.hint.date")}
          problem={
            hasTried && !due.ok
              ? `${t(`translation:value.problem.${due.problem}`)} ${t("form.mendDue")}`
              : undefined
          }
          type="text"
          autoComplete="off"
          value={draft.due}
          onChange={(event) => setDraft({ ...draft, due: event.target.value })}
          onBlur={() => setTried(draft.due.trim() !== "")}
        />
      </div>
      <p className="form-hint">{t(`about.${state}`)}</p>
      {error !== undefined && <Notice kind="bad">{errorText(error)}</Notice>}
      <div className="actions">
        <button className="button primary" type="submit" disabled={isBusy}>
          {t("form.save")}
        </button>
        <button
          className="button"
          type="button"
          disabled={isBusy}
          onClick={() => void save(!isReady)}
        >
          {isReady ? t("form.unready") : t("form.ready")}
        </button>
        <button className="button quiet" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}

function toDraft(planned: SectionPlan | undefined, language: Language): Draft {
  return {
    owner: planned?.owner?.id ?? "",
    helpers: (planned?.helpers ?? []).map(({ id }) => id),
    due: planned?.due === undefined ? "" : formatDate(planned.due, language),
  };
}

function parseDue(typed: string) {
  return typed.trim() === "" ? ({ ok: true, value: null } as const) : parseDate(typed);
}

function toChange(before: Draft, draft: Draft, due: string | null): SectionPlanChange {
  const helpers = draft.helpers.filter((id) => id !== draft.owner);
  const isHelpingSame =
    helpers.length === before.helpers.length && helpers.every((id) => before.helpers.includes(id));
  return {
    ...(draft.owner === before.owner ? {} : { owner: draft.owner === "" ? null : draft.owner }),
    ...(isHelpingSame ? {} : { helpers }),
    ...(draft.due === before.due ? {} : { due }),
  };
}

function useSaveError(): (error: unknown) => string {
  const { t } = useTranslation("plan");
  const errorText = useErrorText();
  return (error) =>
    error instanceof ApiError && error.code === "invalid-input"
      ? t("notNameable")
      : errorText(error);
}
