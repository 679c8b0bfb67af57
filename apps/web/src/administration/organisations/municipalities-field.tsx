import type { Municipality } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { text, trimmed } from "../form-reading.ts";
import type { AdminForm, Problems } from "../use-form.ts";
import { cleanTeryt, terytProblem } from "./teryt.ts";

export interface MunicipalitiesFieldProps {
  readonly municipalities: readonly Municipality[];
  readonly problemAt: AdminForm["problemAt"];
}

interface Line extends Partial<Municipality> {
  readonly key: number;
}

/** The municipalities that an organisation covers, by their codes: a city one, an association many, a company none. */
export function MunicipalitiesField({ municipalities, problemAt }: MunicipalitiesFieldProps) {
  const { t } = useTranslation("administration");
  const [lines, setLines] = useState<readonly Line[]>(() =>
    municipalities.map((municipality, key) => ({ key, ...municipality })),
  );
  const list = useRef<HTMLFieldSetElement>(null);
  const focusLast = (selector: string) =>
    requestAnimationFrame(() =>
      Array.from(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])
        .at(-1)
        ?.focus(),
    );
  const add = () => {
    setLines([...lines, { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1 }]);
    focusLast("input[name$='.teryt']");
  };
  const remove = (key: number) => {
    setLines(lines.filter((line) => line.key !== key));
    focusLast(".add-line");
  };
  return (
    <fieldset className="form-field municipalities" ref={list}>
      <legend>{t("organisation.municipalities")}</legend>
      <p className="form-hint">
        {t("organisation.municipalitiesHint")}{" "}
        <a href="https://eteryt.stat.gov.pl" target="_blank" rel="noreferrer">
          {t("organisation.terytWhere")}
        </a>
      </p>
      {lines.map((line, index) => (
        <div className="municipality" key={line.key}>
          <FormField
            label={t("organisation.teryt")}
            problem={problemAt(`municipalities.${index}.teryt`)}
            name={`municipalities.${index}.teryt`}
            inputMode="numeric"
            maxLength={12}
            autoComplete="off"
            defaultValue={line.teryt}
          />
          <FormField
            label={t("organisation.municipality")}
            problem={problemAt(`municipalities.${index}.name`)}
            name={`municipalities.${index}.name`}
            maxLength={200}
            autoComplete="off"
            defaultValue={line.name}
          />
          <button
            className="icon-button"
            type="button"
            aria-label={t("organisation.removeMunicipality", {
              number: index + 1,
              name: line.name ?? "",
            })}
            onClick={() => remove(line.key)}
          >
            <X size={18} aria-hidden />
          </button>
        </div>
      ))}
      <button className="button small add-line" type="button" onClick={add}>
        <Plus size={16} aria-hidden />
        {t("organisation.addMunicipality")}
      </button>
    </fieldset>
  );
}

interface ReadMunicipalities {
  readonly municipalities: readonly Municipality[];
  readonly problems: Problems;
}

/** What the lines say; one that was left empty is not there. */
export function readMunicipalities(
  form: FormData,
  t: TFunction<"administration">,
): ReadMunicipalities {
  const municipalities: Municipality[] = [];
  const problems: Record<string, string> = {};
  for (let index = 0; form.has(`municipalities.${index}.teryt`); index += 1) {
    const teryt = cleanTeryt(text(form, `municipalities.${index}.teryt`));
    const name = trimmed(form, `municipalities.${index}.name`);
    if (teryt === "" && name === "") continue;
    const problem = terytProblem(teryt);
    if (problem) {
      problems[`municipalities.${index}.teryt`] = t(`terytProblem.${problem}`, { code: teryt });
    } else if (municipalities.some((other) => other.teryt === teryt)) {
      problems[`municipalities.${index}.teryt`] = t("terytProblem.twice", { code: teryt });
    }
    if (name === "") problems[`municipalities.${index}.name`] = t("problem.nameMissing");
    municipalities.push({ teryt, name });
  }
  return { municipalities, problems };
}
