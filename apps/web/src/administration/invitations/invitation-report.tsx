import { CircleCheck, CircleX, Download } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../ui/copy-button.tsx";
import { CopyLink } from "../../ui/copy-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useAdminErrorText } from "../admin-error-text.ts";
import { useDates } from "../use-dates.ts";
import { download } from "../../ui/download.ts";
import type { Report, ReportLine } from "./invite-all.ts";
import { reportCsv, reportLinks } from "./report-file.ts";

export interface InvitationReportProps {
  readonly report: Report;
  readonly onClose: () => void;
}

/** Who was invited and who was not, line by line, with the links that are shown only here. */
export function InvitationReportView({ report, onClose }: InvitationReportProps) {
  const { t } = useTranslation("administration");
  const errorText = useAdminErrorText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { lines, error } = report;
  const invited = lines.filter((line) => line.outcome === "invited");
  const [only] = lines.length === 1 ? invited : [];
  return (
    <div className="report">
      <h3 ref={heading} tabIndex={-1}>
        {t("report.title", { count: invited.length })}
      </h3>
      {error !== undefined && <Notice kind="bad">{errorText(error)}</Notice>}
      {invited.length > 0 && <p className="once">{t("report.once")}</p>}
      {only ? (
        <CopyLink
          label={t("report.linkFor", { who: only.name ?? only.email })}
          link={only.link}
          hint={t(`mail.${only.mail}`)}
        />
      ) : (
        <>
          {invited.length > 0 && <ReportTools lines={lines} />}
          <ReportTable lines={lines} />
        </>
      )}
      <div className="actions">
        <button className="button" type="button" onClick={onClose}>
          {t("report.close")}
        </button>
      </div>
    </div>
  );
}

function ReportTools({ lines }: { readonly lines: readonly ReportLine[] }) {
  const { t } = useTranslation("administration");
  const { moment } = useDates();
  const resultOf = useResult();
  const save = () => {
    const header = (["line", "email", "name", "result", "link", "until"] as const).map((column) =>
      t(`report.column.${column}`),
    );
    const file = reportCsv(lines, { header, resultOf, momentOf: moment });
    download(file, "text/csv;charset=utf-8", t("report.fileName"));
  };
  return (
    <div className="report-tools">
      <CopyButton text={reportLinks(lines)} label={t("report.copyAll")} />
      <button className="button small" type="button" onClick={save}>
        <Download size={16} aria-hidden />
        {t("report.download")}
      </button>
    </div>
  );
}

function ReportTable({ lines }: { readonly lines: readonly ReportLine[] }) {
  const { t } = useTranslation("administration");
  return (
    <table className="data-table report-table">
      <thead>
        <tr>
          <th scope="col" className="num">
            {t("report.column.line")}
          </th>
          <th scope="col">{t("report.column.email")}</th>
          <th scope="col">{t("report.column.result")}</th>
          <th scope="col">{t("report.column.link")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <ReportRow key={`${line.line} ${nameOf(line)}`} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function ReportRow({ line }: { readonly line: ReportLine }) {
  const { t } = useTranslation("administration");
  const resultOf = useResult();
  const isInvited = line.outcome === "invited";
  return (
    <tr className={isInvited ? undefined : "is-refused"}>
      <td className="num" data-label={t("report.column.line")}>
        {line.line}
      </td>
      <th scope="row">
        {nameOf(line)}
        {isInvited && line.name !== undefined && <small>{line.name}</small>}
      </th>
      <td className="report-result" data-label={t("report.column.result")}>
        {isInvited ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}{" "}
        {resultOf(line)}
      </td>
      <td>
        {isInvited && (
          <span className="report-link">
            <code>{line.link}</code>
            <CopyButton text={line.link} about={line.email} />
          </span>
        )}
      </td>
    </tr>
  );
}

function nameOf(line: ReportLine): string {
  return line.outcome === "invited" ? line.email : line.text;
}

function useResult(): (line: ReportLine) => string {
  const { t } = useTranslation("administration");
  return (line) => (line.outcome === "invited" ? t("report.invited") : t(`refusal.${line.reason}`));
}
