import { FileDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useContent } from "../document/document-context.ts";
import type { ExportSubject } from "../export-dialog/export-subject.ts";
import { RevisionExport } from "../export-dialog/revision-export.tsx";
import { useComparison } from "./history-context.ts";
import { useRevisionWords } from "./revision-words.ts";
import { useDocumentDetails } from "./use-history.ts";

/** The state that is shown as a file, of every kind that there is of the document itself. */
export function ExportButton() {
  const { t } = useTranslation("history");
  const subject = useSubject();
  const [isOpen, setOpen] = useState(false);
  if (!subject?.permissions.includes("export")) return null;
  return (
    <>
      <button
        className="button small"
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <FileDown size={16} aria-hidden />
        {t("export")}
      </button>
      {isOpen && <RevisionExport subject={subject} onClose={() => setOpen(false)} />}
    </>
  );
}

function useSubject(): ExportSubject | undefined {
  const { documentId, template, selection } = useComparison();
  const { title } = useRevisionWords();
  const { data } = useDocumentDetails(documentId);
  const language = useContent((content) => content.language);
  const { to } = selection;
  if (!data) return undefined;
  const { permissions } = data.document;
  return {
    documentId,
    template,
    permissions,
    language,
    ...(to === "now" ? {} : { revision: { id: to.id, title: title(to) } }),
  };
}
