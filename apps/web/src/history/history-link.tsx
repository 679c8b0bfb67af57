/** The ways from the document to its history: of all of it in the top bar, and of one section at its heading. */
import type { Section } from "@brudnopis/schema";
import { History } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { isConnected, useConnectedDocument, useDocument } from "../document/document-context.ts";
import { showToast } from "../document/page-state.ts";
import { historyPath } from "./history-path.ts";
import "./history-link.css";

export function HistoryButton() {
  const { t } = useTranslation();
  const { details } = useConnectedDocument().session;
  const path = historyPath(details.document.id);
  const onClick = useLeaving(path);
  if (!details.document.permissions.includes("suggest")) return null;
  return (
    <Link
      className="button history-button"
      to={path}
      title={t("document.history")}
      onClick={onClick}
    >
      <History size={18} aria-hidden />
      <span className="visually-hidden">{t("document.history")}</span>
    </Link>
  );
}

/** Guests have none. */
export function SectionHistoryLink({ section }: { readonly section: Section }) {
  const document = useDocument();
  if (!isConnected(document)) return null;
  const { id, permissions } = document.session.details.document;
  if (!permissions.includes("suggest")) return null;
  return <OfSection path={historyPath(id, { section: section.key })} section={section} />;
}

function OfSection({ path, section }: { readonly path: string; readonly section: Section }) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const label = t("document.sectionHistory", { section: section.title[language] });
  return (
    <Link
      className="icon-button section-history"
      to={path}
      aria-label={label}
      title={label}
      onClick={useLeaving(path)}
    >
      <History size={16} aria-hidden />
    </Link>
  );
}

/** How long one waits for the server before the link does nothing. */
const patienceMs = 10_000;

/** What the server does not have yet would stay behind: then the page is left as soon as it has it. */
export function useLeaving(path: string): (event: MouseEvent) => void {
  const { t } = useTranslation();
  const { page, session } = useConnectedDocument();
  const navigate = useNavigate();
  return (event) => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (isElsewhere || session.save.unsaved === 0) return;
    event.preventDefault();
    showToast(page, t("export.saving"));
    session.save.whenSaved(AbortSignal.timeout(patienceMs)).then(
      () => navigate(path),
      () => {
        // The page itself says that the server does not answer.
      },
    );
  };
}
