import { type DocumentRole, rolesByScope } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";

/** The roles that can be given on a document, as options of a select. */
export function RoleOptions() {
  const { t } = useTranslation("sharing");
  return rolesByScope.document.map((role) => (
    <option key={role} value={role}>
      {t(`documentRole.${role}`)}
    </option>
  ));
}

/** The role with a name: what a select says, or the server. */
export function documentRole(name: string): DocumentRole {
  const role = rolesByScope.document.find((each) => each === name);
  if (role === undefined) throw new Error(`${name} is no role on a document`);
  return role;
}
