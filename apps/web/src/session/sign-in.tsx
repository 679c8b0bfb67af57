import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useSearchParams } from "react-router";
import { api } from "../api.ts";
import { Notice } from "../ui/notice.tsx";
import { PlainPage } from "../ui/plain-page.tsx";
import { CodeStep } from "./code-step.tsx";
import { PasswordStep } from "./password-step.tsx";
import { returnPath } from "./return-path.ts";
import { SsoButton } from "./sso-button.tsx";
import { useSignedIn } from "./use-signed-in.ts";

/** Password first, then the code of whoever has a second factor; or the organisation's own sign-in. */
export function SignInPage() {
  const { t } = useTranslation("account");
  const [parameters] = useSearchParams();
  const signedIn = useSignedIn();
  const [step, setStep] = useState<"password" | "code" | "too-late">("password");
  const path = returnPath(parameters.get("dalej"));
  if (step === "code") {
    return (
      <PlainPage title={t("code.title")}>
        <CodeStep
          onDone={(me) => signedIn(me, path)}
          onTooLate={() => setStep("too-late")}
          onStartOver={() => setStep("password")}
        />
      </PlainPage>
    );
  }
  return (
    <PlainPage title={t("signIn.title")}>
      <Lead wanted={parameters.get("dalej")} />
      <Problem name={parameters.get("problem")} />
      {step === "too-late" && <Notice>{t("code.tooLate")}</Notice>}
      <PasswordStep onDone={(me) => signedIn(me, path)} onCode={() => setStep("code")} />
      <SsoButton
        start={{ returnTo: path }}
        label={(label) => t("signIn.sso", { label })}
        before={<p className="form-or">{t("signIn.or")}</p>}
      />
      <p className="form-hint">{t("signIn.noAccount")}</p>
    </PlainPage>
  );
}

function Lead({ wanted }: { readonly wanted: string | null }) {
  const { t } = useTranslation(["account", "translation"]);
  const { state } = useLocation() as { state: unknown };
  if (state === "password-changed") return <Notice>{t("signIn.changed")}</Notice>;
  if (wanted === null) return <p>{t("translation:app.tagline")}</p>;
  return <p>{wanted === "/zaproszenie" ? t("signIn.invited") : t("signIn.expired")}</p>;
}

const problems = ["sso-uninvited", "sso-failed", "sso-unavailable", "sso-taken"] as const;

/** Why the organisation's sign-in has sent somebody back here, who may be signed in all the same. */
function Problem({ name }: { readonly name: string | null }) {
  const { t } = useTranslation("account");
  const known = problems.find((problem) => problem === name);
  const me = useQuery({
    queryKey: ["me"],
    queryFn: api.me,
    retry: false,
    enabled: known !== undefined,
  });
  if (known === undefined) return null;
  return (
    <Notice kind="bad">
      <p>{t(`signIn.problem.${known}`)}</p>
      {me.data && (
        <Link className="button small" to="/konto">
          {t("signIn.backToAccount")}
        </Link>
      )}
    </Notice>
  );
}
