import type { PersonChange, PersonDetails } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { text, trimmed } from "../form-reading.ts";
import { isEmail } from "../invitations/pasted-people.ts";
import { OrganisationSelect } from "../organisations/organisation-select.tsx";
import { Panel } from "../panel.tsx";
import { type ReadForm, useForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";

export function PersonForm({ person }: { readonly person: PersonDetails }) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const read = (form: FormData): ReadForm<PersonChange> => {
    const [name, email] = [trimmed(form, "name"), trimmed(form, "email")];
    const problems = {
      ...(name === "" ? { name: t("problem.personNameMissing") } : {}),
      ...(isEmail(email) ? {} : { email: t("problem.emailBad") }),
    };
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const organisationId = text(form, "organisationId") || person.organisationId;
    return { ok: true, body: { name, email, organisationId } };
  };
  const save = async (body: PersonChange) => {
    await administrationApi.changePerson(person.id, body);
    await refresh();
    announce(t("saved", { name: body.name ?? person.name }));
  };
  const form = useForm({ read, save, refusals: { email: t("problem.emailTaken") } });
  return (
    <Panel title={t("person.data")}>
      <form className="form wide-form" ref={form.ref} onSubmit={form.onSubmit} noValidate>
        {form.refusal !== undefined && <Notice kind="bad">{form.refusal}</Notice>}
        <div className="field-pair">
          <FormField
            label={t("person.name")}
            problem={form.problemAt("name")}
            name="name"
            maxLength={120}
            autoComplete="off"
            defaultValue={person.name}
          />
          <FormField
            label={t("person.email")}
            problem={form.problemAt("email")}
            name="email"
            type="email"
            maxLength={254}
            autoComplete="off"
            defaultValue={person.email}
          />
        </div>
        <OrganisationSelect
          label={t("members.organisation")}
          hint={t("person.organisationHint")}
          name="organisationId"
          person={person}
        />
        <div className="actions">
          <button className="button primary" type="submit" aria-disabled={form.isBusy}>
            {form.isBusy ? t("saving") : t("save")}
          </button>
        </div>
      </form>
    </Panel>
  );
}
