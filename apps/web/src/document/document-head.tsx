import { formatLongDate } from "@brudnopis/document";
import type { DocumentContent, Language, Template } from "@brudnopis/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/notice.tsx";
import { useContent, useDocument } from "./document-context.ts";

export interface DocumentHeadProps {
  /** What else there is to know before reading. */
  readonly children?: ReactNode;
}

/** The title as people will read it on paper, and what kind of document this is. */
export function DocumentHead({ children }: DocumentHeadProps) {
  const { t } = useTranslation();
  const { session, template, language } = useDocument();
  const title = useContent((content) => content.title);
  const isIllustrative = useContent((content) => content.illustrative);
  const period = useContent((content) => periodText(template, content, language));
  const { organisations } = session.details.document;
  const about = [template.title[language], organisations.join(", "), period];
  return (
    <div className="document-head">
      {isIllustrative && <Notice>{t("document.illustrative")}</Notice>}
      {children}
      <h1>{title || t("document.untitled")}</h1>
      <p className="document-about">{about.filter((part) => part !== "").join(" · ")}</p>
    </div>
  );
}

/** „1 kwietnia 2026 r. – 31 grudnia 2030 r.”; empty until both days are there. */
function periodText({ period }: Template, { fields }: DocumentContent, language: Language): string {
  const from = period && fields[period.from];
  const to = period && fields[period.to];
  if (from?.type !== "date" || to?.type !== "date") return "";
  return `${formatLongDate(from.date, language)} – ${formatLongDate(to.date, language)}`;
}
