/** The export panel beside the document itself: it waits for what is being typed, and leads to places. */
import { ChecksBeforeExport } from "../checks/checks.tsx";
import { useConnectedDocument, useContent } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { ExportPanel } from "./export-panel.tsx";
import type { ExportSubject } from "./export-subject.ts";

export interface DocumentExportProps {
  readonly onClose: () => void;
  readonly onShowPages: () => void;
}

export function DocumentExport({ onClose, onShowPages }: DocumentExportProps) {
  const open = useConnectedDocument();
  const language = useContent((content) => content.language);
  const { session, template } = open;
  const { id, permissions } = session.details.document;
  const subject: ExportSubject = {
    documentId: id,
    template,
    permissions,
    language,
    hasUnsaved: () => session.save.unsaved > 0,
    whenSaved: (signal) => session.save.whenSaved(signal),
    show: (place) => {
      onClose();
      // The dialog gives the focus back when it is gone; then the place may have it.
      requestAnimationFrame(() => requestAnimationFrame(() => reveal(open, place, true)));
    },
    showPages: () => {
      onClose();
      onShowPages();
    },
  };
  return (
    <ExportPanel subject={subject} onClose={onClose}>
      <ChecksBeforeExport onLeave={onClose} />
    </ExportPanel>
  );
}
