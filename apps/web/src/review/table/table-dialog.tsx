/** Takes the remarks along as a table: which of them, and as what kind of file. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../ui/error-text.ts";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useReviewSource } from "../review-source.ts";
import { useReview } from "../review-state.ts";
import { FormatChoice } from "./format-choice.tsx";
import { RemarkChoice } from "./remark-choice.tsx";
import { isInTable, type TableChoice, type TableFormat } from "./table-choice.ts";
import { type DownloadState, useTableDownload } from "./use-table-download.ts";
import { useSectionOfThread } from "./use-section-of-thread.ts";

export interface TableDialogProps {
  readonly initial: TableChoice;
  readonly onClose: () => void;
}

export function TableDialog(props: TableDialogProps) {
  const { t } = useTranslation("remarkTable");
  return (
    <LazyModal title={t("title")} kind="panel" onClose={props.onClose}>
      <Form {...props} />
    </LazyModal>
  );
}

function Form({ initial, onClose }: TableDialogProps) {
  const { t } = useTranslation(["remarkTable", "translation"]);
  const { documentId } = useReviewSource();
  const [choice, setChoice] = useState(initial);
  const [format, setFormat] = useState<TableFormat>("docx");
  const { state, start, forget } = useTableDownload(documentId);
  const count = useCount(choice);
  const isBusy = state.phase === "working";
  return (
    <>
      <p>{t("lead")}</p>
      <RemarkChoice
        choice={choice}
        onChange={(changed) => {
          forget();
          setChoice(changed);
        }}
      />
      <p className="table-count" role="status">
        {t("count", { count })}
      </p>
      <FormatChoice
        format={format}
        onChange={(chosen) => {
          forget();
          setFormat(chosen);
        }}
      />
      <Progress state={state} />
      <div className="actions">
        <button
          className="button primary"
          type="button"
          disabled={count === 0}
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) start(choice, format);
          }}
        >
          {isBusy ? t("working") : t("download")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:document.close")}
        </button>
      </div>
    </>
  );
}

/** How many of the remarks on this page will be in it. */
function useCount(choice: TableChoice): number {
  const threads = useReview((state) => state.threads);
  const sectionOf = useSectionOfThread();
  return useMemo(
    () => [...threads.values()].filter((thread) => isInTable(thread, choice, sectionOf)).length,
    [threads, choice, sectionOf],
  );
}

function Progress({ state }: { readonly state: DownloadState }) {
  const { t } = useTranslation("remarkTable");
  const errorText = useErrorText();
  return (
    <div className="table-progress" role="status">
      {state.phase === "working" && <span>{t("making")}</span>}
      {state.phase === "done" && <p>{t("done", { name: state.fileName })}</p>}
      {state.phase === "failed" && <Notice kind="bad">{errorText(state.error)}</Notice>}
    </div>
  );
}
