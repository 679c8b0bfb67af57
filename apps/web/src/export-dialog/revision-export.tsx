/** The export panel for a state of the history. */
import { useTranslation } from "react-i18next";
import { LazyPart } from "../ui/lazy-part.tsx";
import type { ExportPanelProps } from "./export-panel.tsx";
import { loadExport } from "./load-export.ts";

export function RevisionExport(props: Omit<ExportPanelProps, "children">) {
  const { i18n } = useTranslation();
  const load = async () => (await loadExport(i18n)).ExportPanel;
  return <LazyPart load={load} props={props} onClose={props.onClose} />;
}
