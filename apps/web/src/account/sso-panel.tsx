import { useQueryClient } from "@tanstack/react-query";
import { Link2, Link2Off } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SsoButton, useSignInWays } from "../session/sso-button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { accountApi } from "./account-api.ts";
import { AccountPanel } from "./account-panel.tsx";

export interface SsoPanelProps {
  readonly isConnected: boolean;
  readonly hasPassword: boolean;
}

/** Only where there is something to connect with, or to disconnect from. */
export function SsoPanel({ isConnected, hasPassword }: SsoPanelProps) {
  const { t } = useTranslation("account");
  const ways = useSignInWays();
  if (!ways || (!ways.sso && !isConnected)) return null;
  return (
    <AccountPanel
      title={t("sso.title")}
      lead={t("sso.lead", { label: ways.sso?.label ?? t("sso.title") })}
    >
      <p className="account-state">
        {isConnected ? (
          <b className="is-on">
            <Link2 size={18} aria-hidden />
            {t("sso.on")}
          </b>
        ) : (
          <b>
            <Link2Off size={18} aria-hidden />
            {t("sso.off")}
          </b>
        )}
      </p>
      {isConnected ? (
        <Disconnect hasPassword={hasPassword} />
      ) : (
        <SsoButton start={{ returnTo: "/konto", connect: true }} label={() => t("sso.connect")} />
      )}
    </AccountPanel>
  );
}

function Disconnect({ hasPassword }: Pick<SsoPanelProps, "hasPassword">) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const disconnect = async () => {
    await accountApi.disconnectSso();
    await queries.invalidateQueries({ queryKey: ["account"] });
  };
  if (!hasPassword) return <p className="form-hint">{t("sso.needsPassword")}</p>;
  return (
    <>
      <button className="button danger" type="button" onClick={() => setAsking(true)}>
        {t("sso.disconnect")}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t("sso.disconnectTitle")}
          action={t("sso.disconnect")}
          onConfirm={disconnect}
          onClose={() => setAsking(false)}
        >
          <p>{t("sso.disconnectLead")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
