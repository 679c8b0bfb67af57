import { type Grant, type PersonDetails, type Role, rolesByScope } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../ui/form-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { FormDialog } from "../form-dialog.tsx";
import { text } from "../form-reading.ts";
import { useOrganisations } from "../organisations/use-organisations.ts";
import { useProgrammes } from "../programme/use-programmes.ts";
import type { AdminForm, ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";

/** Roles on one document are given where it is shared. */
const kinds = ["organisation", "network", "installation"] as const;
type Kind = (typeof kinds)[number];

export interface GiveRoleDialogProps {
  readonly person: PersonDetails;
  readonly onClose: () => void;
}

export function GiveRoleDialog({ person, onClose }: GiveRoleDialogProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [kind, setKind] = useState<Kind>("organisation");
  const read = (form: FormData): ReadForm<Grant> => {
    const roles: readonly Role[] = rolesByScope[kind];
    const role = roles.find((each) => each === text(form, "role"));
    if (!role) return { ok: false, problems: { role: t("problem.rolesMissing") } };
    if (kind === "installation") return { ok: true, body: { role, scope: { kind } } };
    const id = text(form, "scope.id");
    if (id === "") return { ok: false, problems: { "scope.id": t("problem.placeMissing") } };
    return { ok: true, body: { role, scope: { kind, id } } };
  };
  const save = async (grant: Grant) => {
    await administrationApi.giveRole(person.id, grant);
    await refresh();
    announce(t("person.roleGiven", { role: t(`role.${grant.role}`) }));
  };
  return (
    <FormDialog
      title={t("person.giveRoleTitle", { name: person.name })}
      action={t("person.giveRole")}
      read={read}
      save={save}
      onClose={onClose}
    >
      {(problemAt) => (
        <>
          <SelectField
            label={t("person.where")}
            name="kind"
            value={kind}
            onChange={(event) =>
              setKind(kinds.find((each) => each === event.target.value) ?? "organisation")
            }
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`scopeKind.${each}`)}
              </option>
            ))}
          </SelectField>
          {kind === "organisation" && <OrganisationField person={person} problemAt={problemAt} />}
          {kind === "network" && <NetworkField problemAt={problemAt} />}
          <RoleField key={kind} kind={kind} problemAt={problemAt} />
        </>
      )}
    </FormDialog>
  );
}

interface FieldProps {
  readonly problemAt: AdminForm["problemAt"];
}

function OrganisationField({
  person,
  problemAt,
}: FieldProps & Pick<GiveRoleDialogProps, "person">) {
  const { t } = useTranslation("administration");
  const organisations = useOrganisations();
  const others = (organisations.data ?? []).filter(
    ({ id, archived }) => !archived && id !== person.organisationId,
  );
  return (
    <SelectField
      label={t("organisation.one")}
      problem={problemAt("scope.id")}
      name="scope.id"
      defaultValue={person.organisationId}
    >
      <option value={person.organisationId}>{person.organisation}</option>
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function NetworkField({ problemAt }: FieldProps) {
  const { t } = useTranslation("administration");
  const { data } = useProgrammes();
  const editions = data?.programmes.flatMap((programme) => programme.editions) ?? [];
  return (
    <SelectField
      label={t("network.one")}
      problem={problemAt("scope.id")}
      name="scope.id"
      defaultValue=""
    >
      <option value="">{t("person.chooseNetwork")}</option>
      {data?.loose.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {editions.map((edition) => (
        <optgroup key={edition.id} label={edition.name}>
          {edition.networks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}

function RoleField({ kind, problemAt }: FieldProps & { readonly kind: Kind }) {
  const { t } = useTranslation("administration");
  const roles: readonly Role[] = rolesByScope[kind];
  const [role, setRole] = useState<Role>(roles.at(-1) ?? "editor");
  return (
    <SelectField
      label={t("invite.role")}
      hint={t(`roleHint.${role}`)}
      problem={problemAt("role")}
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
