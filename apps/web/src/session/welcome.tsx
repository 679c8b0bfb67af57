import { ShieldCheck } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { forgetLinkToken } from "./link-token.ts";
import { useMe } from "./use-me.ts";

/** After an invitation was accepted: the moment in which a second factor is easiest to ask for. */
export function WelcomePage() {
  const { t } = useTranslation(["account", "translation"]);
  const me = useMe();
  useEffect(() => forgetLinkToken("invitation"), []);
  if (!me) return <Loading label={t("translation:app.loading")} />;
  return (
    <PlainPage title={t("welcome.title")}>
      <p>{t("welcome.lead", { name: me.name })}</p>
      <section className="welcome-protect">
        <h2>
          <ShieldCheck size={20} aria-hidden />
          {t("welcome.protect")}
        </h2>
        <p>{t("welcome.protectLead")}</p>
      </section>
      <div className="actions">
        <Link className="button primary" to="/konto#drugi-krok">
          {t("welcome.protectNow")}
        </Link>
        <Link className="button" to="/">
          {t("welcome.later")}
        </Link>
      </div>
    </PlainPage>
  );
}
