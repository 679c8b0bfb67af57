import { type Member, type Role, rolesByScope } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { administrationApi } from "../administration-api.ts";
import { useAnnounce } from "../announce.ts";
import { Check } from "../check.tsx";
import { FormDialog } from "../form-dialog.tsx";
import { all } from "../form-reading.ts";
import type { ReadForm } from "../use-form.ts";
import { useRefresh } from "../use-refresh.ts";
import type { Place } from "./members.tsx";

export interface RolesDialogProps {
  readonly place: Place;
  readonly member: Member;
  readonly onClose: () => void;
}

export function RolesDialog({ place, member, onClose }: RolesDialogProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const offered = offeredRoles(place);
  const read = (form: FormData): ReadForm<readonly Role[]> => {
    const roles = offered.filter((role) => all(form, "roles").includes(role));
    return roles.length === 0
      ? { ok: false, problems: { roles: t("problem.rolesMissing") } }
      : { ok: true, body: roles };
  };
  const save = async (roles: readonly Role[]) => {
    await administrationApi.setRoles(place.scope, member.personId, roles);
    await refresh();
    announce(t("members.changed", { name: member.name }));
  };
  return (
    <FormDialog
      title={t("members.changeTitle", { name: member.name, place: place.name })}
      action={t("save")}
      read={read}
      save={save}
      onClose={onClose}
    >
      {(problemAt) => (
        <fieldset className="form-field checks">
          <legend>{t("members.roles")}</legend>
          {offered.map((role) => (
            <Check
              key={role}
              name="roles"
              value={role}
              label={t(`role.${role}`)}
              hint={t(`roleHint.${role}`)}
              defaultChecked={member.roles.includes(role)}
              aria-invalid={problemAt("roles") !== undefined}
            />
          ))}
          {problemAt("roles") !== undefined && (
            <span className="form-problem">{problemAt("roles")}</span>
          )}
        </fieldset>
      )}
    </FormDialog>
  );
}

/** In the order in which roles are always shown. */
function offeredRoles({ scope, grantable }: Place): Role[] {
  const roles: readonly Role[] = rolesByScope[scope.kind];
  return roles.filter((role) => grantable.includes(role));
}
