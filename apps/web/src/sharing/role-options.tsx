import { DocumentRole } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";

/** The roles that can be given on a document, as options of a select. */
export function RoleOptions() {
  const { t } = useTranslation("sharing");
  return DocumentRole.options.map((role) => (
    <option key={role} value={role}>
      {t(`documentRole.${role}`)}
    </option>
  ));
}
