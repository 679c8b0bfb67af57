import type { Me } from "@brudnopis/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { AccountPanel } from "./account-panel.tsx";

export function ProfilePanel({ me }: { readonly me: Me }) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const queries = useQueryClient();
  const [isMissing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: api.changeProfile,
    onSuccess: (now) => queries.setQueryData(["me"], now),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = formText(new FormData(event.currentTarget), "name").trim();
    setMissing(name === "");
    if (name !== "") change.mutate({ name });
  };
  return (
    <AccountPanel title={t("profile.title")} lead={t("profile.lead")}>
      <form className="form" onSubmit={submit} noValidate>
        {change.isError && <Notice kind="bad">{errorText(change.error)}</Notice>}
        <FormField
          label={t("profile.name")}
          problem={isMissing ? t("profile.missing") : undefined}
          name="name"
          autoComplete="name"
          defaultValue={me.name}
          maxLength={120}
          onChange={change.reset}
        />
        <dl className="account-facts">
          <dt>{t("profile.email")}</dt>
          <dd>
            {me.email} <span className="form-hint">{t("profile.emailHint")}</span>
          </dd>
          <dt>{t("profile.organisation")}</dt>
          <dd>{me.organisation}</dd>
        </dl>
        <div className="account-state">
          <button className="button" type="submit" disabled={change.isPending}>
            {t("profile.save")}
          </button>
          <span role="status">{change.isSuccess && t("profile.saved")}</span>
        </div>
      </form>
    </AccountPanel>
  );
}

export function LanguagePanel() {
  const { t } = useTranslation("account");
  return (
    <AccountPanel title={t("profile.language")} lead={t("profile.languageLead")}>
      <LanguageSwitch />
    </AccountPanel>
  );
}
