/** What of exporting comes when somebody exports: one file, so that it can be asked for again when it did not come. */
export { DocumentExport } from "./document-export.tsx";
export { ExportPanel } from "./export-panel.tsx";
