import type { DocumentSummary, KitUseReport } from "@brudnopis/schema";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "../../ui/notice.tsx";

export interface UseReportProps {
  readonly report: KitUseReport;
  readonly documents: readonly DocumentSummary[];
  readonly onClose: () => void;
}

/** Where the remark is now, each line a link to it, and where it is not. */
export function UseReport({ report: { results }, documents, onClose }: UseReportProps) {
  const { t } = useTranslation("kit");
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const titleOf = (id: string) =>
    documents.find((document) => document.id === id)?.title || t("use.untitled");
  const made = results.filter(({ thread }) => thread !== undefined);
  const failed = results.filter(({ thread }) => thread === undefined);
  return (
    <>
      <p ref={heading} tabIndex={-1}>
        {t("use.done", { count: made.length })}
      </p>
      <ul>
        {made.map(({ document, thread }) => (
          <li key={document}>
            <Link to={`/dokumenty/${document}#watek=${thread}`}>{titleOf(document)}</Link>
          </li>
        ))}
      </ul>
      {failed.length > 0 && (
        <Notice kind="bad">
          <p>{t("use.failed")}</p>
          <ul>
            {failed.map(({ document }) => (
              <li key={document}>{titleOf(document)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="actions">
        <button className="button" type="button" onClick={onClose}>
          {t("use.close")}
        </button>
      </div>
    </>
  );
}
