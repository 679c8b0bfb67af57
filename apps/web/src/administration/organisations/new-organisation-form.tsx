import type { NewOrganisation } from "@brudnopis/schema";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { FormField, SelectField } from "../../ui/form-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { text, trimmed } from "../form-reading.ts";
import { type ReadForm, useForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { KindField, toKind } from "./kind-field.tsx";
import { cleanTeryt, terytProblem } from "./teryt.ts";

export interface NewOrganisationFormProps {
  /** Networks of which it joins one at once; with a single one there is nothing to choose. */
  readonly networks: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

/** The least that an organisation needs; the rest is filled in on its page. */
export function NewOrganisationForm({ networks, onDone, onCancel }: NewOrganisationFormProps) {
  const { t } = useTranslation(["administration", "translation"]);
  const announce = useAnnounce();
  const refresh = useRefresh();
  const read = (form: FormData): ReadForm<NewOrganisation> => {
    const name = trimmed(form, "name");
    const code = cleanTeryt(text(form, "municipalities.0.teryt"));
    const problem = code === "" ? undefined : terytProblem(code);
    const problems = {
      ...(name === "" ? { name: t("problem.nameMissing") } : {}),
      ...(problem ? { "municipalities.0.teryt": t(`terytProblem.${problem}`, { code }) } : {}),
    };
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const municipalities = code === "" ? [] : [{ teryt: code, name }];
    const kind = toKind(text(form, "kind"));
    const networkId = text(form, "networkIds") || networks[0]?.id;
    const networkIds = networkId === undefined ? [] : [networkId];
    return { ok: true, body: { name, kind, municipalities, forms: {}, networkIds } };
  };
  const save = async (body: NewOrganisation) => {
    const { id } = await administrationApi.startOrganisation(body);
    await refresh();
    announce(t("networkOrganisations.created", { name: body.name }));
    onDone(id);
  };
  const form = useForm({ read, save });
  useEffect(() => {
    form.ref.current?.querySelector<HTMLElement>("input")?.focus();
  }, [form.ref]);
  return (
    <form className="form dialog-form" ref={form.ref} onSubmit={form.onSubmit} noValidate>
      {form.refusal !== undefined && <Notice kind="bad">{form.refusal}</Notice>}
      <FormField
        label={t("name")}
        hint={t("organisation.nameHint")}
        problem={form.problemAt("name")}
        name="name"
        maxLength={200}
        autoComplete="off"
      />
      <KindField kind="urban-municipality" />
      <FormField
        label={t("organisation.terytOptional")}
        hint={t("organisation.terytHint")}
        problem={form.problemAt("municipalities.0.teryt")}
        name="municipalities.0.teryt"
        maxLength={12}
        autoComplete="off"
        inputMode="numeric"
      />
      {networks.length > 1 && (
        <SelectField
          label={t("network.one")}
          problem={form.problemAt("networkIds")}
          name="networkIds"
        >
          {networks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <p className="form-hint">{t("organisation.restLater")}</p>
      <div className="actions">
        <button className="button primary" type="submit" aria-disabled={form.isBusy}>
          {form.isBusy ? t("saving") : t("organisations.add")}
        </button>
        <button className="button" type="button" onClick={onCancel}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
