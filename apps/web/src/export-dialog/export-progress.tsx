import type { ExportJob } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { ApiError } from "../api.ts";
import type { ExportSubject } from "./export-subject.ts";
import type { ExportState } from "./use-file-export.ts";

export interface ExportProgressProps {
  readonly state: ExportState;
  readonly jobs: readonly ExportJob[];
  readonly subject: ExportSubject;
}

/** How far the file of this window is. */
export function ExportProgress({ state, jobs, subject }: ExportProgressProps) {
  const { t } = useTranslation(["exports", "translation"]);
  return (
    <div className="export-progress" role="status">
      {state.phase === "saving" && <Step label={t("translation:export.saving")} />}
      {state.phase === "asking" && <Step label={t("asking")} />}
      {state.phase === "making" && <Making job={jobs.find(({ id }) => id === state.job)} />}
      {state.phase === "downloading" && (
        <Step label={t("downloading")} value={state.received} max={state.total} />
      )}
      {state.phase === "done" && <p>{t("done", { name: state.fileName })}</p>}
      {state.phase === "cancelled" && <p>{t("cancelled")}</p>}
      {state.phase === "failed" && <Failure failure={state} subject={subject} />}
    </div>
  );
}

function Making({ job }: { readonly job: ExportJob | undefined }) {
  return <Step label={usePhaseWords()(job)} />;
}

/** „Czeka na swoją kolej, przed nim 2 pliki.” */
export function usePhaseWords(): (job: ExportJob | undefined) => string {
  const { t } = useTranslation("exports");
  return (job) => {
    switch (job?.phase) {
      case "reading":
      case "writing":
      case "locating":
        return t(`phases.${job.phase}`);
      case "queued":
        return job.ahead ? t("phases.queued_ahead", { count: job.ahead }) : t("phases.queued");
      default:
        return t("asking");
    }
  };
}

interface StepProps {
  readonly label: string;
  readonly value?: number;
  readonly max?: number | undefined;
}

function Step({ label, value, max }: StepProps) {
  const known = value !== undefined && max !== undefined ? { value, max } : {};
  return (
    <>
      <span>{label}</span>
      <progress aria-label={label} {...known} />
    </>
  );
}

interface FailureProps {
  readonly failure: Extract<ExportState, { phase: "failed" }>;
  readonly subject: ExportSubject;
}

function Failure({ failure, subject }: FailureProps) {
  const { t } = useTranslation("exports");
  const errorText = useErrorText();
  const { template, language } = subject;
  const section = template.sections.find(({ key }) => key === failure.section);
  const words =
    failure.code === "too-many-requests"
      ? t("twoAtOnce")
      : failure.code === "not-found"
        ? t("fileGone")
        : errorText(new ApiError(failure.code));
  return (
    <Notice kind="bad">
      <p>{words}</p>
      {section && <p>{t("section", { section: section.title[language] })}</p>}
    </Notice>
  );
}
