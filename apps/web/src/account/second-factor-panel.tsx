import type { Account, TotpStart } from "@brudnopis/schema";
import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck, ShieldOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountApi } from "./account-api.ts";
import { AccountPanel } from "./account-panel.tsx";
import { CodeDialog } from "./code-dialog.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";
import { StartTotp } from "./start-totp.tsx";
import { TotpSetUp } from "./totp-set-up.tsx";

export interface SecondFactorPanelProps {
  readonly totp: Account["totp"];
  readonly hasPassword: boolean;
  readonly email: string;
}

type Phase =
  | { readonly step: "rest" }
  | { readonly step: "setting-up"; readonly start: TotpStart }
  /** Shown once, until the person says that they are kept. */
  | { readonly step: "codes"; readonly codes: readonly string[] };

const anchor = "drugi-krok";

export function SecondFactorPanel({ totp, hasPassword, email }: SecondFactorPanelProps) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ step: "rest" });
  const showCodes = async (codes: readonly string[]) => {
    setPhase({ step: "codes", codes });
    await queries.invalidateQueries({ queryKey: ["sessions"] });
  };
  const rest = async () => {
    setPhase({ step: "rest" });
    await queries.invalidateQueries({ queryKey: ["account"] });
  };
  useEffect(() => {
    if (location.hash === `#${anchor}`) document.getElementById(anchor)?.scrollIntoView();
  }, []);
  return (
    <AccountPanel title={t("totp.title")} lead={t("totp.lead")} anchor={anchor}>
      {phase.step === "rest" && (
        <AtRest
          totp={totp}
          hasPassword={hasPassword}
          email={email}
          onStart={(start) => setPhase({ step: "setting-up", start })}
          onCodes={showCodes}
          onOff={rest}
        />
      )}
      {phase.step === "setting-up" && (
        <TotpSetUp start={phase.start} onCodes={showCodes} onCancel={rest} />
      )}
      {phase.step === "codes" && (
        <RecoveryCodeList codes={phase.codes} email={email} onDone={() => void rest()} />
      )}
    </AccountPanel>
  );
}

interface AtRestProps extends SecondFactorPanelProps {
  readonly onStart: (start: TotpStart) => void;
  readonly onCodes: (codes: readonly string[]) => Promise<void>;
  readonly onOff: () => Promise<void>;
}

function AtRest({ totp, onCodes, onOff, ...start }: AtRestProps) {
  const { t } = useTranslation("account");
  return (
    <>
      <p className="account-state">
        {totp.isOn ? (
          <b className="is-on">
            <ShieldCheck size={18} aria-hidden />
            {t("totp.on")}
          </b>
        ) : (
          <b>
            <ShieldOff size={18} aria-hidden />
            {t("totp.off")}
          </b>
        )}
      </p>
      {totp.isOn ? (
        <WhenOn recoveryCodes={totp.recoveryCodes} onCodes={onCodes} onOff={onOff} />
      ) : (
        <StartTotp {...start} />
      )}
    </>
  );
}

const fewCodes = 3;

interface WhenOnProps extends Pick<AtRestProps, "onCodes" | "onOff"> {
  readonly recoveryCodes: number;
}

function WhenOn({ recoveryCodes, onCodes, onOff }: WhenOnProps) {
  const { t } = useTranslation("account");
  const [dialog, setDialog] = useState<"off" | "codes">();
  const close = () => setDialog(undefined);
  return (
    <>
      <p>
        {t("totp.codesLeft", { count: recoveryCodes })}{" "}
        {recoveryCodes <= fewCodes && t("totp.fewLeft")}
      </p>
      <div className="account-actions">
        <button className="button" type="button" onClick={() => setDialog("codes")}>
          {t("totp.newCodes")}
        </button>
        <button className="button danger" type="button" onClick={() => setDialog("off")}>
          {t("totp.turnOff")}
        </button>
      </div>
      {dialog === "codes" && (
        <CodeDialog
          title={t("totp.codesTitle")}
          lead={t("totp.codesLead")}
          action={t("totp.newCodes")}
          onCode={async (code) => onCodes((await accountApi.newRecoveryCodes({ code })).codes)}
          onClose={close}
        />
      )}
      {dialog === "off" && (
        <CodeDialog
          title={t("totp.offTitle")}
          lead={t("totp.offLead")}
          action={t("totp.turnOff")}
          isDangerous
          onCode={async (code) => {
            await accountApi.turnTotpOff({ code });
            await onOff();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
