import { Braces, FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { useRevisionExport } from "./use-revision-export.ts";

/** The state that is shown as a file: for paper, and for programs. */
export function ExportButtons() {
  const { t } = useTranslation("history");
  const errorText = useErrorText();
  const { state, start } = useRevisionExport();
  const isBusy = state.phase === "working";
  return (
    <>
      <button className="button small" type="button" disabled={isBusy} onClick={() => start("pdf")}>
        <FileDown size={16} aria-hidden />
        {t("export.pdf")}
      </button>
      <button
        className="button small"
        type="button"
        disabled={isBusy}
        onClick={() => start("json")}
      >
        <Braces size={16} aria-hidden />
        {t("export.json")}
      </button>
      <span className="revision-export" role="status">
        {isBusy && t(`export.working.${state.format}`)}
        {state.phase === "done" && t("export.done", { name: state.fileName })}
      </span>
      {state.phase === "failed" && <Notice kind="bad">{errorText(state.error)}</Notice>}
    </>
  );
}
