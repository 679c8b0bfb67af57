import { inboxSection, type RemarkKind, remarkKinds, type ThreadState } from "@brudnopis/schema";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import { SelectField } from "../../ui/form-field.tsx";
import { useReviewSource } from "../review-source.ts";
import { useReview } from "../review-state.ts";
import { useRounds } from "../rounds/use-rounds.ts";
import type { TableChoice } from "./table-choice.ts";

const states: readonly ThreadState[] = ["open", "addressed", "closed"];

export interface RemarkChoiceProps {
  readonly choice: TableChoice;
  readonly onChange: (choice: TableChoice) => void;
}

export function RemarkChoice({ choice, onChange }: RemarkChoiceProps) {
  const { t } = useTranslation("remarkTable");
  const { template, language } = useDocument();
  const sections = template.sections
    .filter(({ key }) => key !== inboxSection.key)
    .map(({ key, number, title }) => [key, `${number}. ${title[language]}`] as const);
  return (
    <div className="table-choice">
      <Choice
        label={t("round")}
        value={choice.round}
        options={useRoundOptions()}
        onChange={(round) => onChange({ ...choice, round })}
      >
        {t("allRounds")}
      </Choice>
      <Choice<RemarkKind>
        label={t("kind")}
        value={choice.kind}
        options={remarkKinds.map((kind) => [kind, t(`kinds.${kind}`)] as const)}
        onChange={(kind) => onChange({ ...choice, kind })}
      >
        {t("allKinds")}
      </Choice>
      <Choice<ThreadState>
        label={t("state")}
        value={choice.state}
        options={states.map((state) => [state, t(`states.${state}`)] as const)}
        onChange={(state) => onChange({ ...choice, state })}
      >
        {t("allStates")}
      </Choice>
      <Choice
        label={t("author")}
        value={choice.author}
        options={useAuthorOptions()}
        onChange={(author) => onChange({ ...choice, author })}
      >
        {t("allAuthors")}
      </Choice>
      <Choice
        label={t("section")}
        value={choice.section}
        options={sections}
        onChange={(section) => onChange({ ...choice, section })}
      >
        {t("allSections")}
      </Choice>
    </div>
  );
}

type Options<T extends string> = readonly (readonly [value: T, name: string])[];

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: Options<T>;
  readonly onChange: (value: T | undefined) => void;
  /** What choosing nothing means. */
  readonly children: ReactNode;
}

function Choice<T extends string>({ label, value, options, onChange, children }: ChoiceProps<T>) {
  return (
    <SelectField
      label={label}
      value={value ?? ""}
      onChange={({ target }) => onChange(options.find(([each]) => each === target.value)?.[0])}
    >
      <option value="">{children}</option>
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** Newest first. */
function useRoundOptions(): Options<string> {
  const { t } = useTranslation("remarkTable");
  const { documentId } = useReviewSource();
  const { data } = useRounds(documentId);
  return (data?.rounds ?? []).map(({ id, kind, number }) => [
    id,
    t(`roundName.${kind}`, { number }),
  ]);
}

/** Whoever has made a remark that can be in the table. */
function useAuthorOptions(): Options<string> {
  const { t } = useTranslation("remarkTable");
  const threads = useReview((state) => state.threads);
  const people = useReview(({ facts }) => facts?.people);
  return useMemo(() => {
    const told = [...threads.values()].filter(
      ({ isInternal, isRemoved }) => !isInternal && !isRemoved,
    );
    const ids = [...new Set(told.map(({ author }) => author))];
    return ids.map((id) => [id, people?.[id]?.name ?? t("someone")]);
  }, [threads, people, t]);
}
