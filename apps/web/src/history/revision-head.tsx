/** Which state this is, who made it what it is, and what can be done with it. */
import type { Revision } from "@brudnopis/schema";
import { Bookmark, BookmarkPlus, Pencil, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Contributors } from "./contributors.tsx";
import { moment } from "./days.ts";
import type { HistoryDialog } from "./history-dialog.ts";
import { ExportButton } from "./export-button.tsx";
import { useComparison } from "./history-context.ts";
import { historyPath } from "./history-path.ts";
import { useRevisionWords } from "./revision-words.ts";

export interface RevisionHeadProps {
  readonly onDialog: (dialog: HistoryDialog) => void;
}

export function RevisionHead({ onDialog }: RevisionHeadProps) {
  const { t } = useTranslation("history");
  const { list, selection } = useComparison();
  const { to } = selection;
  return (
    <header className="revision-head">
      {to === "now" ? <h1>{t("nowTitle")}</h1> : <RevisionTitle revision={to} />}
      <p className="revision-about">
        <RevisionAbout />
        <Contributors
          contributors={to === "now" ? (list.now?.contributors ?? []) : to.contributors}
        />
      </p>
      {to !== "now" && to.description && <p className="revision-description">{to.description}</p>}
      <div className="revision-actions">
        <RestoreButton onDialog={onDialog} />
        <NameButton onDialog={onDialog} />
        <LinkButton />
        <ExportButton />
      </div>
    </header>
  );
}

function RevisionTitle({ revision }: { readonly revision: Revision }) {
  const { name, title } = useRevisionWords();
  return (
    <h1>
      {revision.name !== undefined && <Bookmark size={20} aria-hidden className="named-icon" />}
      {revision.name === undefined ? title(revision) : name(revision)}
    </h1>
  );
}

/** „Przerwa w pisaniu”; of a named one when and by whom. */
function RevisionAbout() {
  const { t, i18n } = useTranslation("history");
  const { list, selection } = useComparison();
  const { to } = selection;
  if (to === "now") return <span>{t("sinceLast")}</span>;
  const at = moment(to.at, Date.now(), localeOf(i18n));
  if (to.name === undefined) return <span>{t(`kind.${to.kind}`)}</span>;
  const by = to.namedBy === undefined ? undefined : list.people[to.namedBy]?.name;
  return <span>{by === undefined ? at : t("namedBy", { at, name: by })}</span>;
}

/** How it is now needs no bringing back. */
function RestoreButton({ onDialog }: RevisionHeadProps) {
  const { t } = useTranslation("history");
  const { list, selection } = useComparison();
  if (!list.canRestore || selection.isCurrent) return null;
  return (
    <button
      className="button small primary"
      type="button"
      aria-haspopup="dialog"
      onClick={() => onDialog({ type: "restore", scope: { type: "document" } })}
    >
      <RotateCcw size={16} aria-hidden />
      {t("restore.document")}
    </button>
  );
}

function NameButton({ onDialog }: RevisionHeadProps) {
  const { t } = useTranslation("history");
  const { list, selection } = useComparison();
  const { to } = selection;
  if (!list.canName) return null;
  const isNamed = to !== "now" && to.name !== undefined;
  const Icon = isNamed ? Pencil : BookmarkPlus;
  return (
    <button
      className="button small"
      type="button"
      aria-haspopup="dialog"
      onClick={() => onDialog({ type: "name", revision: to })}
    >
      <Icon size={16} aria-hidden />
      {t(isNamed ? "name.change" : "name.give")}
    </button>
  );
}

function LinkButton() {
  const { t } = useTranslation("history");
  const { documentId, selection } = useComparison();
  const { to } = selection;
  if (to === "now") return null;
  return (
    <CopyButton
      text={location.origin + historyPath(documentId, { revision: to.id })}
      label={t("copyLink")}
    />
  );
}
