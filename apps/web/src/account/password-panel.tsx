import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { accountApi } from "./account-api.ts";
import { AccountPanel } from "./account-panel.tsx";
import { PasswordField, shortestPassword } from "./password-field.tsx";
import { PasswordRefusal } from "./password-refusal.tsx";

export interface PasswordPanelProps {
  readonly hasPassword: boolean;
  readonly email: string;
}

export function PasswordPanel({ hasPassword, email }: PasswordPanelProps) {
  const { t } = useTranslation("account");
  const queries = useQueryClient();
  const [phase, setPhase] = useState<"rest" | "changing" | "changed">("rest");
  const onChanged = async () => {
    setPhase("changed");
    await Promise.all(
      ["account", "sessions"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  };
  return (
    <AccountPanel
      title={t("password.title")}
      lead={hasPassword ? t("password.lead") : t("password.none")}
    >
      <div role="status">{phase === "changed" && t("password.changed")}</div>
      {phase === "changing" ? (
        <ChangeForm
          hasPassword={hasPassword}
          email={email}
          onChanged={onChanged}
          onCancel={() => setPhase("rest")}
        />
      ) : (
        <button className="button" type="button" onClick={() => setPhase("changing")}>
          {hasPassword ? t("password.change") : t("password.set")}
        </button>
      )}
    </AccountPanel>
  );
}

interface ChangeFormProps extends PasswordPanelProps {
  readonly onChanged: () => Promise<void>;
  readonly onCancel: () => void;
}

function ChangeForm({ hasPassword, email, onChanged, onCancel }: ChangeFormProps) {
  const { t } = useTranslation(["account", "translation"]);
  const [problem, setProblem] = useState<"missing" | "short">();
  const change = useMutation({ mutationFn: accountApi.changePassword, onSuccess: onChanged });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { current: formText(form, "current"), password: formText(form, "password") };
    const isMissing = body.password === "" || (hasPassword && body.current === "");
    const isShort = body.password.length < shortestPassword;
    setProblem(isMissing ? "missing" : isShort ? "short" : undefined);
    if (!isMissing && !isShort) change.mutate(body);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {problem === "missing" && <Notice kind="bad">{t("password.missing")}</Notice>}
      {problem === undefined && change.isError && <PasswordRefusal error={change.error} />}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {hasPassword && (
        <PasswordField
          label={t("password.current")}
          name="current"
          autoComplete="current-password"
        />
      )}
      <PasswordField
        label={t("passwordField.new")}
        hint={t("passwordField.hint")}
        problem={problem === "short" ? t("passwordField.short") : undefined}
        name="password"
        autoComplete="new-password"
      />
      <div className="account-actions">
        <button className="button primary" type="submit" disabled={change.isPending}>
          {t("password.submit")}
        </button>
        <button className="button" type="button" onClick={onCancel}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}
