/** What this person has asked for lately: files to fetch once more, and those that are still being made. */
import type { ExportJob } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { FileDown, X } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { Notice } from "../ui/notice.tsx";
import { usePhaseWords } from "./export-progress.tsx";
import { isEnded } from "./file-jobs.ts";
import { fileSize } from "./file-size.ts";

export interface RecentFilesProps {
  readonly jobs: readonly ExportJob[];
  readonly onDownload: (job: ExportJob) => void;
  readonly onCancel: (id: string) => Promise<void>;
}

export function RecentFiles({ jobs, onDownload, onCancel }: RecentFilesProps) {
  const { t } = useTranslation("exports");
  const id = useId();
  const cancel = useMutation({ mutationFn: onCancel });
  const shown = jobs.filter(({ phase }) => phase !== "cancelled");
  if (shown.length === 0) return null;
  return (
    <section className="recent-files" aria-labelledby={id}>
      <h3 id={id}>{t("files.title")}</h3>
      <p className="form-hint">{t("files.lead")}</p>
      {cancel.isError && <Notice kind="bad">{t("files.cancelFailed")}</Notice>}
      <ul>
        {shown.map((job) => (
          <File key={job.id} job={job} onDownload={onDownload} onCancel={cancel.mutate} />
        ))}
      </ul>
    </section>
  );
}

interface FileProps extends Pick<RecentFilesProps, "onDownload"> {
  readonly job: ExportJob;
  readonly onCancel: (id: string) => void;
}

function File({ job, onDownload, onCancel }: FileProps) {
  const { t } = useTranslation("exports");
  const phaseWords = usePhaseWords();
  const about = useAbout(job);
  const name = job.file?.name ?? t(`formats.${job.request.format}`);
  const state = job.phase === "failed" ? t("files.failed") : phaseWords(job);
  return (
    <li>
      <span className="file-name">
        {name}
        <small>{job.file ? about : `${about} · ${state}`}</small>
      </span>
      {job.file && (
        <button
          className="button small"
          type="button"
          aria-label={t("files.downloadOf", { name })}
          onClick={() => onDownload(job)}
        >
          <FileDown size={16} aria-hidden />
          {t("files.download")}
        </button>
      )}
      {!isEnded(job) && (
        <button
          className="button small"
          type="button"
          aria-label={t("files.cancelOf", { name })}
          onClick={() => onCancel(job.id)}
        >
          <X size={16} aria-hidden />
          {t("cancel")}
        </button>
      )}
    </li>
  );
}

/** „Cały dokument · godz. 12:03 · 25 stron · 1,2 MB” */
function useAbout({ request, askedAt, file }: ExportJob): string {
  const { t, i18n } = useTranslation("exports");
  const locale = localeOf(i18n);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(askedAt);
  const isForReading = !["xlsx", "csv", "ics", "json", "zip"].includes(request.format);
  return [
    isForReading && t(`purposes.${request.preset}`),
    request.revision !== undefined && t("files.revision"),
    t("files.at", { time }),
    file?.pages !== undefined && t("files.pages", { count: file.pages }),
    file && fileSize(file.bytes, locale),
  ]
    .filter((part) => part !== false && part !== undefined)
    .join(" · ");
}
