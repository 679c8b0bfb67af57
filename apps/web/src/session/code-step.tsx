import type { Me } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountApi } from "../account/account-api.ts";
import { ApiError } from "../api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";

export interface CodeStepProps {
  readonly onDone: (me: Me) => Promise<void>;
  /** The server no longer remembers that the password was right. */
  readonly onTooLate: () => void;
  readonly onStartOver: () => void;
}

/** A code from the app, or one of the codes on paper. */
export function CodeStep({ onDone, onTooLate, onStartOver }: CodeStepProps) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const [problem, setProblem] = useState<string>();
  const enter = useMutation({
    mutationFn: accountApi.enterCode,
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof ApiError && error.code === "unauthenticated") onTooLate();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = formText(new FormData(event.currentTarget), "code").trim();
    const isWhole = isWholeCode(kind, code);
    const words = kind === "app" ? t("code.missing") : t("code.missingRecovery");
    setProblem(isWhole ? undefined : words);
    if (isWhole) enter.mutate({ code });
  };
  const swap = () => {
    setKind(kind === "app" ? "recovery" : "app");
    setProblem(undefined);
    enter.reset();
  };
  return (
    <>
      <p>{kind === "app" ? t("code.lead") : t("code.recoveryLead")}</p>
      <form className="form" onSubmit={submit} noValidate>
        {problem === undefined && enter.isError && (
          <Notice kind="bad">{errorText(enter.error)}</Notice>
        )}
        <CodeField key={kind} kind={kind} problem={problem} />
        <button className="button primary" type="submit" disabled={enter.isPending}>
          {enter.isPending ? t("signIn.busy") : t("code.submit")}
        </button>
        <div className="form-ways">
          <button className="button quiet small" type="button" onClick={swap}>
            {kind === "app" ? t("code.useRecovery") : t("code.useApp")}
          </button>
          <button className="button quiet small" type="button" onClick={onStartOver}>
            {t("code.startOver")}
          </button>
        </div>
        <p className="form-hint">{t("code.lost")}</p>
      </form>
    </>
  );
}

/** Recovery codes are longer than any code from an app. */
export function isWholeCode(kind: "app" | "recovery", code: string): boolean {
  return kind === "app" ? /^\d{6}$/.test(code.replace(/\s/g, "")) : code.length > 6;
}

interface CodeFieldProps {
  readonly kind: "app" | "recovery";
  readonly problem: string | undefined;
}

function CodeField({ kind, problem }: CodeFieldProps) {
  const { t } = useTranslation("account");
  const field = useRef<HTMLDivElement>(null);
  // The step before, or the other kind of code, had the focus and is gone.
  useEffect(() => field.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={field}>
      {kind === "app" ? (
        <FormField
          className="code"
          label={t("code.label")}
          hint={t("code.hint")}
          problem={problem}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
        />
      ) : (
        <FormField
          className="code"
          label={t("code.recoveryLabel")}
          hint={t("code.recoveryHint")}
          problem={problem}
          name="code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
      )}
    </div>
  );
}
