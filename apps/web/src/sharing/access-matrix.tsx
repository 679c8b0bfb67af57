import { permissions as all } from "@brudnopis/schema";
import { Check, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { matrix } from "./matrix.ts";

/** Who may do what, for every role there is. */
export function AccessMatrix() {
  const { t } = useTranslation("sharing");
  return (
    <details className="sharing-section sharing-matrix">
      <summary>{t("matrix.title")}</summary>
      <div className="sharing-matrix-scroll">
        <table>
          <caption className="visually-hidden">{t("matrix.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("matrix.role")}</th>
              {all.map((permission) => (
                <th key={permission} scope="col">
                  <span>{t(`matrix.permission.${permission}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.map(({ key, permissions }) => (
              <tr key={key}>
                <th scope="row">{t(`matrix.rows.${key}`)}</th>
                {all.map((permission) => (
                  <Cell key={permission} isAllowed={permissions.includes(permission)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Cell({ isAllowed }: { readonly isAllowed: boolean }) {
  const { t } = useTranslation("sharing");
  return (
    <td className={isAllowed ? "is-allowed" : undefined}>
      {isAllowed ? <Check size={18} aria-hidden /> : <Minus size={14} aria-hidden />}
      <span className="visually-hidden">{isAllowed ? t("matrix.yes") : t("matrix.no")}</span>
    </td>
  );
}
