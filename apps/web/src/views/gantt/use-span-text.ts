import { formatDate, type GanttSpan } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";

/** „01.04.2026 – 30.06.2027”. */
export function useSpanText(): (span: GanttSpan) => string {
  const { t } = useTranslation("gantt");
  const { language } = useDocument();
  return ({ start, end }) =>
    t("span", { start: formatDate(start, language), end: formatDate(end, language) });
}
