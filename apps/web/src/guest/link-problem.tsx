import { useTranslation } from "react-i18next";
import { useErrorText } from "../ui/error-text.ts";
import { PlainPage } from "../ui/plain-page.tsx";
import { isDead } from "./use-guest-offer.ts";

export interface LinkProblemProps {
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** Why a guest's link did not open. */
export function LinkProblem({ error, retry }: LinkProblemProps) {
  const { t } = useTranslation(["guest", "translation"]);
  const errorText = useErrorText();
  if (isDead(error)) return <DeadLink />;
  return (
    <PlainPage title={t("notOpened")}>
      <p>{errorText(error)}</p>
      <div className="actions">
        <button className="button primary" type="button" onClick={() => void retry()}>
          {t("translation:app.retry")}
        </button>
      </div>
    </PlainPage>
  );
}

/** All that can be said is whom to ask. */
export function DeadLink() {
  const { t } = useTranslation("guest");
  return (
    <PlainPage title={t("dead.title")}>
      <p>{t("dead.body")}</p>
    </PlainPage>
  );
}
