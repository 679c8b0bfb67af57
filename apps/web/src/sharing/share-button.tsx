import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, usePage } from "../document/document-context.ts";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { useSharingQuery } from "./sharing-context.ts";
import "./share-button.css";

/** Opens the share dialog, and says how many people have the document and how many ask for it. */
export function ShareButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation();
  const { canEdit, details } = useConnectedDocument().session;
  const { document } = details;
  const hasEditor = usePage((state) => state.editing !== undefined);
  // The numbers are no hurry: first the document is read, and can be written in.
  const { data } = useSharingQuery(document.id, useWhenIdle(hasEditor || !canEdit));
  const action = document.permissions.includes("share") ? t("share.button") : t("share.buttonRead");
  const people = data?.people.length;
  const requests = data?.requests.length ?? 0;
  const facts = [
    people === undefined ? "" : t("share.people", { count: people }),
    requests === 0 ? "" : t("share.requests", { count: requests }),
  ].filter((fact) => fact !== "");
  return (
    <button
      className="button share-button"
      type="button"
      aria-label={facts.length === 0 ? action : `${action}: ${facts.join(", ")}`}
      onClick={onPress}
    >
      <Users size={18} aria-hidden />
      <span className="share-button-text">{action}</span>
      {/* The style sheet writes the bare numbers: in the name they have words. */}
      {people !== undefined && <span className="share-button-count" data-count={people} />}
      {requests > 0 && <span className="share-button-badge" data-count={requests} />}
    </button>
  );
}
