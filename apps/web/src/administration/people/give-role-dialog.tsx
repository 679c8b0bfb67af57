import { type Grant, type PersonDetails, type Role, rolesByScope } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../ui/form-field.tsx";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { FormDialog } from "../form-dialog.tsx";
import { text } from "../form-reading.ts";
import type { AdminForm, ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import { NetworkPlace, OrganisationPlace } from "./place-fields.tsx";

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
          {kind === "organisation" && <OrganisationPlace person={person} problemAt={problemAt} />}
          {kind === "network" && <NetworkPlace problemAt={problemAt} />}
          <RoleField key={kind} kind={kind} problemAt={problemAt} />
        </>
      )}
    </FormDialog>
  );
}

interface RoleFieldProps {
  readonly kind: Kind;
  readonly problemAt: AdminForm["problemAt"];
}

function RoleField({ kind, problemAt }: RoleFieldProps) {
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
