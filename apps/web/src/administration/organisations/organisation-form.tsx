import {
  type Executive,
  executives,
  type OrganisationChange,
  type OrganisationDetails,
  usualExecutive,
} from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormField, SelectField } from "../../ui/form-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { nullable, optional, text, trimmed } from "../form-reading.ts";
import { Panel } from "../panel.tsx";
import { type ReadForm, useForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { KindField, toKind } from "./kind-field.tsx";
import { MunicipalitiesField, readMunicipalities } from "./municipalities-field.tsx";
import { NameFormsFields, nameCases } from "./name-forms-fields.tsx";

export function OrganisationForm({ organisation }: { readonly organisation: OrganisationDetails }) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [name, setName] = useState(organisation.name);
  const [kind, setKind] = useState(organisation.kind);
  const save = async (body: OrganisationChange) => {
    await administrationApi.changeOrganisation(organisation.id, body);
    await refresh();
    announce(t("saved", { name: body.name ?? organisation.name }));
  };
  const form = useForm({ read: (data) => readOrganisation(data, t), save });
  return (
    <Panel title={t("organisation.data")} lead={t("organisation.dataLead")}>
      <form className="form wide-form" ref={form.ref} onSubmit={form.onSubmit} noValidate>
        {form.refusal !== undefined && <Notice kind="bad">{form.refusal}</Notice>}
        <FormField
          label={t("name")}
          hint={t("organisation.nameHint")}
          problem={form.problemAt("name")}
          name="name"
          maxLength={200}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="field-pair">
          <KindField kind={kind} onChange={setKind} />
          <SelectField
            label={t("organisation.executive")}
            name="executive"
            defaultValue={organisation.isUsualExecutive ? "" : organisation.executive}
          >
            <option value="">
              {t("organisation.usual", { title: t(`executive.${usualExecutive[kind]}`) })}
            </option>
            {executives.map((executive) => (
              <option key={executive} value={executive}>
                {t(`executive.${executive}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <MunicipalitiesField
          municipalities={organisation.municipalities}
          problemAt={form.problemAt}
        />
        <FormField
          label={t("organisation.registerNumber")}
          hint={t("organisation.registerNumberHint")}
          problem={form.problemAt("registerNumber")}
          name="registerNumber"
          maxLength={60}
          autoComplete="off"
          defaultValue={organisation.registerNumber}
        />
        <NameFormsFields name={name} kind={kind} forms={organisation.forms} />
        <div className="actions">
          <button className="button primary" type="submit" aria-disabled={form.isBusy}>
            {form.isBusy ? t("saving") : t("save")}
          </button>
        </div>
      </form>
    </Panel>
  );
}

function readOrganisation(
  form: FormData,
  t: TFunction<"administration">,
): ReadForm<OrganisationChange> {
  const name = trimmed(form, "name");
  const { municipalities, problems: wrong } = readMunicipalities(form, t);
  const problems = { ...(name === "" ? { name: t("problem.nameMissing") } : {}), ...wrong };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const forms = nameCases.flatMap((each) => {
    const value = optional(form, `forms.${each}`);
    return value === undefined ? [] : [[each, value] as const];
  });
  return {
    ok: true,
    body: {
      name,
      kind: toKind(text(form, "kind")),
      executive: toExecutive(text(form, "executive")),
      registerNumber: nullable(form, "registerNumber"),
      municipalities: [...municipalities],
      forms: Object.fromEntries(forms),
    },
  };
}

/** Null is the usual one of the kind. */
function toExecutive(value: string): Executive | null {
  return executives.find((executive) => executive === value) ?? null;
}
