import type { Me, OrganisationSummary, Role } from "@brudnopis/schema";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormField } from "../../ui/form-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ManagedScope } from "../administration-api.ts";
import { Check } from "../check.tsx";
import { optional, text, trimmed } from "../form-reading.ts";
import { type ReadForm, useForm } from "../use-form.ts";
import type { Report } from "./invite-all.ts";
import { LanguageField, OrganisationField, RoleField } from "./invite-fields.tsx";
import { isEmail, type PastedPeople, readPastedPeople } from "./pasted-people.ts";
import { PeopleList } from "./people-list.tsx";
import { useInvite, type Wanted } from "./use-invite.ts";

export interface InviteFormProps {
  readonly scope: ManagedScope;
  readonly roles: readonly Role[];
  readonly me: Me;
  readonly organisations: readonly Pick<OrganisationSummary, "id" | "name">[];
  readonly onDone: (report: Report) => void;
  readonly onCancel: () => void;
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
      {form.refusal !== undefined && <Notice kind="bad">{form.refusal}</Notice>}
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
          <OrganisationField mine={me.organisation} organisations={organisations} />
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
