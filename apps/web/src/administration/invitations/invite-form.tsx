import type { Me, NewInvitations, OrganisationSummary, Role } from "@brudnopis/schema";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../i18n/i18n.ts";
import { FormField, SelectField } from "../../ui/form-field.tsx";
import { administrationApi, type ManagedScope } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { Check } from "../check.tsx";
import { optional, text, trimmed } from "../form-reading.ts";
import { type ReadForm, useForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { inviteAll, type Report } from "./invite-all.ts";
import { isEmail, type PastedPeople, readPastedPeople } from "./pasted-people.ts";
import { PeopleList } from "./people-list.tsx";

export interface InviteFormProps {
  readonly scope: ManagedScope;
  readonly roles: readonly Role[];
  readonly me: Me;
  readonly organisations: readonly Pick<OrganisationSummary, "id" | "name">[];
  readonly onDone: (report: Report) => void;
  readonly onCancel: () => void;
}

interface Wanted {
  readonly role: Role;
  readonly language: NewInvitations["language"];
  readonly organisationId: string | undefined;
  readonly pasted: PastedPeople;
}

export function InviteForm(props: InviteFormProps) {
  const { scope, roles, me, organisations, onDone, onCancel } = props;
  const { t } = useTranslation(["administration", "translation"]);
  const [way, setWay] = useState<"one" | "many">("one");
  const [done, setDone] = useState(0);
  const invite = useInvite(scope, setDone, onDone);
  const read = (form: FormData): ReadForm<Wanted> => {
    const result = way === "one" ? readOne(form) : readPastedPeople(text(form, "list"));
    const problem = problemOf(way, result);
    if (problem) return { ok: false, problems: { [problem.field]: t(problem.key) } };
    const [first = "editor"] = roles;
    const role = roles.find((each) => each === text(form, "role")) ?? first;
    const language = text(form, "language") === "en" ? "en" : "pl";
    const organisationId = optional(form, "organisationId");
    return { ok: true, body: { role, language, organisationId, pasted: result } };
  };
  const form = useForm({ read, save: invite });
  // The button that opened the form is gone: typing can begin at once.
  useEffect(() => {
    form.ref.current?.querySelector<HTMLElement>("select, input")?.focus();
  }, [form.ref]);

  return (
    <form className="form invite-form" ref={form.ref} onSubmit={form.onSubmit} noValidate>
      <RoleField roles={roles} />
      <fieldset className="form-field checks in-row">
        <legend>{t("invite.way")}</legend>
        {(["one", "many"] as const).map((each) => (
          <Check
            key={each}
            type="radio"
            name="way"
            value={each}
            label={t(`invite.${each}`)}
            checked={way === each}
            onChange={() => setWay(each)}
          />
        ))}
      </fieldset>
      {way === "one" ? (
        <div className="field-pair">
          <FormField
            label={t("invite.email")}
            problem={form.problemAt("email")}
            name="email"
            type="email"
            autoComplete="off"
          />
          <FormField
            label={t("invite.name")}
            hint={t("invite.nameHint")}
            name="name"
            maxLength={120}
            autoComplete="off"
          />
        </div>
      ) : (
        <PeopleList problem={form.problemAt("list")} />
      )}
      <div className="field-pair">
        {organisations.length > 0 && (
          <SelectField
            label={t("invite.organisation")}
            hint={t("invite.organisationHint")}
            name="organisationId"
            defaultValue=""
          >
            <option value="">{t("invite.myOrganisation", { name: me.organisation })}</option>
            {organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <LanguageField />
      </div>
      <div className="actions">
        <button className="button primary" type="submit" aria-disabled={form.isBusy}>
          {form.isBusy ? t("invite.busy", { done }) : t("invite.submit")}
        </button>
        <button className="button" type="button" disabled={form.isBusy} onClick={onCancel}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}

function useInvite(
  scope: ManagedScope,
  onProgress: (done: number) => void,
  onDone: (report: Report) => void,
): (wanted: Wanted) => Promise<void> {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  return async ({ role, language, organisationId, pasted }) => {
    const report = await inviteAll({
      invite: (people) => administrationApi.invite(scope, { role, language, people }),
      pasted,
      organisationId,
      onProgress,
    });
    const invited = report.lines.filter(({ outcome }) => outcome === "invited").length;
    onDone(report);
    announce(t("invite.done", { count: invited }));
    await refresh();
  };
}

function readOne(form: FormData): PastedPeople {
  const [email, name] = [trimmed(form, "email"), trimmed(form, "name")];
  if (!isEmail(email)) return { people: [], problems: [] };
  return { people: [{ line: 1, email, ...(name === "" ? {} : { name }) }], problems: [] };
}

function problemOf(way: "one" | "many", { people, problems }: PastedPeople) {
  if (people.length > 0) return undefined;
  if (way === "one") return { field: "email", key: "problem.emailBad" } as const;
  const key = problems.length === 0 ? "problem.listEmpty" : "problem.listBad";
  return { field: "list", key } as const;
}

function RoleField({ roles }: Pick<InviteFormProps, "roles">) {
  const { t } = useTranslation("administration");
  // Those who accompany a network are facilitators most often; elsewhere the last role is the least.
  const usual = roles.find((each) => each === "facilitator") ?? roles.at(-1) ?? "editor";
  const [role, setRole] = useState(usual);
  return (
    <SelectField
      label={t("invite.role")}
      hint={t(`roleHint.${role}`)}
      name="role"
      value={role}
      onChange={(event) => setRole(roles.find((each) => each === event.target.value) ?? role)}
    >
      {roles.map((each) => (
        <option key={each} value={each}>
          {t(`role.${each}`)}
        </option>
      ))}
    </SelectField>
  );
}

function LanguageField() {
  const { t, i18n } = useTranslation("administration");
  return (
    <SelectField
      label={t("invite.language")}
      hint={t("invite.languageHint")}
      name="language"
      defaultValue={languageOf(i18n)}
    >
      <option value="pl">{t("language.pl")}</option>
      <option value="en">{t("language.en")}</option>
    </SelectField>
  );
}
