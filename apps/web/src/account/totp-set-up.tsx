import type { TotpStart } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isWholeCode } from "../session/code-step.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { accountApi } from "./account-api.ts";

export interface TotpSetUpProps {
  readonly start: TotpStart;
  readonly onCodes: (codes: readonly string[]) => Promise<void>;
  readonly onCancel: () => Promise<void>;
}

/** The secret for the app, to scan or to type, and then the first code from it. */
export function TotpSetUp({ start, onCodes, onCancel }: TotpSetUpProps) {
  const { t } = useTranslation("account");
  const heading = useRef<HTMLParagraphElement>(null);
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div>
        <p ref={heading} className="totp-step" tabIndex={-1}>
          {t("totp.scan")}
        </p>
        <p className="form-hint">{t("totp.scanHint")}</p>
      </div>
      <div className="totp-scan">
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(start.qr)}`}
          alt={t("totp.qr")}
        />
        <div>
          <p>{t("totp.secret")}</p>
          <code className="totp-secret">{inGroups(start.secret)}</code>
          <CopyButton text={start.secret} about={t("totp.copySecret")} />
        </div>
      </div>
      <ConfirmForm onCodes={onCodes} onCancel={onCancel} />
    </>
  );
}

/** Four and four, as one types it. */
function inGroups(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, "$& ");
}

function ConfirmForm({ onCodes, onCancel }: Pick<TotpSetUpProps, "onCodes" | "onCancel">) {
  const { t } = useTranslation(["account", "translation"]);
  const errorText = useErrorText();
  const [isMissing, setMissing] = useState(false);
  const confirm = useMutation({
    mutationFn: accountApi.confirmTotp,
    onSuccess: ({ codes }) => onCodes(codes),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = formText(new FormData(event.currentTarget), "code").trim();
    const isWhole = isWholeCode("app", code);
    setMissing(!isWhole);
    if (isWhole) confirm.mutate({ code });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p className="totp-step">{t("totp.confirm")}</p>
      {confirm.isError && !isMissing && <Notice kind="bad">{errorText(confirm.error)}</Notice>}
      <FormField
        className="code"
        label={t("totp.code")}
        problem={isMissing ? t("totp.missing") : undefined}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
      />
      <div className="account-actions">
        <button className="button primary" type="submit" disabled={confirm.isPending}>
          {t("totp.confirmSubmit")}
        </button>
        <button className="button" type="button" onClick={() => void onCancel()}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
