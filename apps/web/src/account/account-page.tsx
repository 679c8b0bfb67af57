import type { Account, Me } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { NotificationPanels } from "../notifications/account-panels.tsx";
import { useMe, useSignInWhenNeeded } from "../session/use-me.ts";
import { AppPage } from "../ui/app-page.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading } from "../ui/plain-page.tsx";
import { accountApi, myDataPath } from "./account-api.ts";
import { AccountPanel } from "./account-panel.tsx";
import { MyGrants } from "./my-grants.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { LanguagePanel, ProfilePanel } from "./profile-panel.tsx";
import { SecondFactorPanel } from "./second-factor-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { SsoPanel } from "./sso-panel.tsx";

/** What one sees and changes of one's own account. */
export function AccountPage() {
  const { t } = useTranslation(["account", "translation"]);
  const me = useMe();
  if (!me) return <Loading label={t("translation:app.loading")} />;
  return (
    <AppPage me={me} title={t("title")}>
      <Parts me={me} />
    </AppPage>
  );
}

function Parts({ me }: { readonly me: Me }) {
  const { t } = useTranslation(["account", "translation"]);
  const errorText = useErrorText();
  const account = useQuery({ queryKey: ["account"], queryFn: accountApi.account });
  useSignInWhenNeeded(account.error);
  if (account.isPending) return <Loading label={t("translation:app.loading")} />;
  if (account.isError) {
    return (
      <Notice kind="bad">
        <p>{errorText(account.error)}</p>
        <button className="button small" type="button" onClick={() => void account.refetch()}>
          {t("translation:app.retry")}
        </button>
      </Notice>
    );
  }
  return <Panels me={me} account={account.data} />;
}

function Panels({ me, account }: { readonly me: Me; readonly account: Account }) {
  return (
    <>
      <ProfilePanel me={me} />
      <LanguagePanel />
      <PasswordPanel hasPassword={account.hasPassword} email={me.email} />
      <SecondFactorPanel totp={account.totp} hasPassword={account.hasPassword} email={me.email} />
      <SsoPanel isConnected={account.sso} hasPassword={account.hasPassword} />
      <NotificationPanels />
      <SessionsPanel />
      <MyGrants grants={account.grants} />
      <DataPanel />
    </>
  );
}

function DataPanel() {
  const { t } = useTranslation("account");
  return (
    <AccountPanel title={t("data.title")} lead={t("data.lead")}>
      <a className="button" href={myDataPath} download>
        {t("data.download")}
      </a>
      <p className="form-hint">{t("data.erase")}</p>
    </AccountPanel>
  );
}
