import type { InvitationReport } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { CopyLink } from "../ui/copy-link.tsx";

/** It gets the focus when it comes. */
export const reportId = "sharing-report";

type Result = InvitationReport["results"][number];

export interface InviteReportProps {
  readonly report: InvitationReport;
  readonly onClose: () => void;
}

/** What became of each address: a link to hand over, or why not. */
export function InviteReport({ report, onClose }: InviteReportProps) {
  const { t } = useTranslation("sharing");
  const invited = report.results.filter(isInvited);
  const refused = refusedIn(report);
  return (
    <div
      className="sharing-report"
      id={reportId}
      role="group"
      aria-label={t("report.title")}
      tabIndex={-1}
    >
      {invited.length > 0 && <p className="form-hint">{t("report.lead")}</p>}
      {invited.map(({ id, email, link, mail }) => (
        <CopyLink
          key={id}
          label={t("report.linkFor", { email })}
          hint={t(`mail.${mail}`)}
          link={link}
        />
      ))}
      {refused.length > 0 && (
        <>
          <p>{t("report.refused")}</p>
          <ul>
            {refused.map(({ email, reason }, index) => (
              <li key={index}>
                {email}: {t(`report.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <button className="button small" type="button" onClick={onClose}>
        {t("report.close")}
      </button>
    </div>
  );
}

export function refusedIn({
  results,
}: InvitationReport): Extract<Result, { outcome: "refused" }>[] {
  return results.filter((result) => result.outcome === "refused");
}

function isInvited(result: Result): result is Extract<Result, { outcome: "invited" }> {
  return result.outcome === "invited";
}
