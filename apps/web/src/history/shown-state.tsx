import type { Section } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { DocumentHead } from "../document/document-head.tsx";
import { Notice } from "../ui/notice.tsx";
import { useComparison } from "./history-context.ts";
import { ShownSection } from "./shown-section.tsx";

export interface ShownStateProps {
  readonly sections: readonly Section[];
  /** Only the sections in which something changed. */
  readonly isShort: boolean;
  /** A section alone goes without the document's title. */
  readonly hasTitle: boolean;
}

/** The document as it was, as a page of paper. */
export function ShownState({ sections, isShort, hasTitle }: ShownStateProps) {
  const { t } = useTranslation("history");
  const { changes, selection, template } = useComparison();
  const changed = new Map(changes?.sections.map((one) => [one.section, one]));
  const shown = isShort && changes ? sections.filter(({ key }) => changed.has(key)) : sections;
  const version = selection.to === "now" ? template.version : selection.to.template.version;
  return (
    <article className="page">
      {version !== template.version && <Notice>{t("otherTemplate", { version })}</Notice>}
      {changes?.sections.length === 0 && <Notice>{t("nothingChanged")}</Notice>}
      {hasTitle && <DocumentHead />}
      {shown.map((section) => (
        <ShownSection key={section.key} section={section} changes={changed.get(section.key)} />
      ))}
    </article>
  );
}
