/** Choosing who reviews. */
import type { RoundList } from "@brudnopis/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { CheckList } from "../../fields/choice-input.tsx";

export type Candidate = Omit<RoundList["reviewers"][number], "isPeer" | "hue">;

export interface ReviewersFieldProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: readonly string[];
  /** Said where there is nobody to choose. */
  readonly whenNone: string;
  readonly problem: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}

export function ReviewersField(props: ReviewersFieldProps) {
  const { candidates, chosen, whenNone, problem, onChange } = props;
  const { t } = useTranslation("rounds");
  const id = useId();
  return (
    <div className="form-field">
      <span className="form-label" id={id}>
        {t("send.reviewers")}
      </span>
      {candidates.length === 0 ? (
        <span className="form-hint">{whenNone}</span>
      ) : (
        <CheckList
          items={candidates.map((person) => ({
            id: person.id,
            label: `${person.name}, ${person.organisation}`,
          }))}
          chosen={chosen}
          labelId={id}
          describedBy={problem === undefined ? "" : `${id}-problem`}
          onChange={onChange}
        />
      )}
      {problem !== undefined && (
        <span className="form-problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}
