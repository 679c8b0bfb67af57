import type { Account } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { AccountPanel } from "./account-panel.tsx";

type NamedGrant = Account["grants"][number];

/** The roles that somebody was given, as what they let them do. */
export function MyGrants({ grants }: Pick<Account, "grants">) {
  const { t } = useTranslation("account");
  const grantText = useGrantText();
  return (
    <AccountPanel title={t("grants.title")} lead={t("grants.lead")}>
      {grants.length === 0 ? (
        <p>{t("grants.none")}</p>
      ) : (
        <ul className="grant-list">
          {grants.map((grant) => (
            <li key={JSON.stringify(grant)}>{grantText(grant)}</li>
          ))}
        </ul>
      )}
    </AccountPanel>
  );
}

/** The roles that mean something on each kind of thing. */
const explained = [
  "network.coordinator",
  "network.facilitator",
  "network.observer",
  "network.peer",
  "organisation.lead",
  "organisation.editor",
  "document.editor",
  "document.facilitator",
  "document.observer",
] as const;

function useGrantText(): (grant: NamedGrant) => string {
  const { t } = useTranslation("account");
  return ({ role, scope, name = t("grants.unnamed") }) => {
    if (scope.kind === "installation") return t("grants.installation");
    const known = explained.find((key) => key === `${scope.kind}.${role}`);
    return known === undefined ? `${t(`role.${role}`)} – ${name}` : t(`grants.${known}`, { name });
  };
}
