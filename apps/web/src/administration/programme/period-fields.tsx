import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import type { AdminForm, Problems } from "../use-form.ts";

export interface Period {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export function periodProblems(
  { startsOn, endsOn }: Period,
  t: TFunction<"administration">,
): Problems {
  const isBackwards = startsOn !== null && endsOn !== null && endsOn < startsOn;
  return isBackwards ? { endsOn: t("problem.endsBeforeStart") } : {};
}

export interface PeriodFieldsProps {
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
  readonly problemAt: AdminForm["problemAt"];
}

/** From when to when something lasts; neither has to be known. */
export function PeriodFields({ startsOn, endsOn, problemAt }: PeriodFieldsProps) {
  const { t } = useTranslation("administration");
  return (
    <div className="field-pair">
      <FormField
        label={t("startsOn")}
        problem={problemAt("startsOn")}
        name="startsOn"
        type="date"
        defaultValue={startsOn}
      />
      <FormField
        label={t("endsOn")}
        problem={problemAt("endsOn")}
        name="endsOn"
        type="date"
        defaultValue={endsOn}
      />
    </div>
  );
}
