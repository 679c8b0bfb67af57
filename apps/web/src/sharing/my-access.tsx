import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { isLogged } from "./abilities.ts";
import { useSharing } from "./sharing-context.ts";
import { useAccessWords } from "./use-access-words.ts";

/** Why the person who asks has access, and what it lets them do. */
export function MyAccess() {
  const { t } = useTranslation("sharing");
  const { sharing } = useSharing();
  const { session } = useConnectedDocument();
  const words = useAccessWords();
  const { permissions } = session.details.document;
  return (
    <div className="sharing-mine">
      <Why />
      <p>{t("mine.may", { abilities: words.abilities(permissions) })}</p>
      {!sharing.mayShare && <p className="form-hint">{t("mine.readOnly")}</p>}
    </div>
  );
}

function Why() {
  const { t } = useTranslation("sharing");
  const words = useAccessWords();
  const { mine } = useSharing().sharing;
  const reasons = mine.map(words.mine);
  if (isLogged(mine)) return <p>{t("mine.administrator")}</p>;
  if (reasons.length === 1) return <p>{t("mine.because", { reason: reasons[0] })}</p>;
  return (
    <>
      <p>{t("mine.becauseMany")}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}
