/** The export panel's code and words come when it is first opened. */
import { useTranslation } from "react-i18next";
import { LazyPart } from "../ui/lazy-part.tsx";
import type { DocumentExportProps } from "./document-export.tsx";
import { loadExport } from "./load-export.ts";
import "../ui/modal.css";

export function ExportDialog(props: DocumentExportProps) {
  const { i18n } = useTranslation();
  const load = async () => (await loadExport(i18n)).DocumentExport;
  return <LazyPart load={load} props={props} onClose={props.onClose} />;
}
