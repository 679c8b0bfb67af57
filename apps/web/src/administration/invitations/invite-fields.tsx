/** What holds for everybody who is invited at once. */
import type { Role } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../i18n/i18n.ts";
import { SelectField } from "../../ui/form-field.tsx";

export function RoleField({ roles }: { readonly roles: readonly Role[] }) {
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

export function LanguageField() {
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

export interface OrganisationFieldProps {
  /** The organisation of whoever invites. */
  readonly mine: string;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}

export function OrganisationField({ mine, organisations }: OrganisationFieldProps) {
  const { t } = useTranslation("administration");
  return (
    <SelectField
      label={t("invite.organisation")}
      hint={t("invite.organisationHint")}
      name="organisationId"
      defaultValue=""
    >
      <option value="">{t("invite.myOrganisation", { name: mine })}</option>
      {organisations.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
