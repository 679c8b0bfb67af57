/** A section of the state that is shown, laid out as in the document, with what changed in it. */
import { fieldAddress } from "@brudnopis/document";
import type { FieldPart, Part, Section, SectionChanges } from "@brudnopis/schema";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, useFieldContent } from "../document/document-context.ts";
import { SummaryTable } from "../records/summary-table.tsx";
import { LazyView } from "../views/lazy-view.tsx";
import { sectionSummary } from "./change-words.ts";
import { useComparison } from "./history-context.ts";
import { ShownField } from "./shown-field.tsx";
import { ShownRecords } from "./shown-records.tsx";

export interface ShownSectionProps {
  readonly section: Section;
  readonly changes: SectionChanges | undefined;
}

export const ShownSection = memo(function ShownSection({ section, changes }: ShownSectionProps) {
  const { t } = useTranslation("changes");
  const { language } = useDocument();
  return (
    <section className="section" id={`s-${section.key}`} aria-labelledby={`h-${section.key}`}>
      <h2 id={`h-${section.key}`} tabIndex={-1}>
        <span>
          {section.number}. {section.title[language]}
        </span>
        {changes && <small>{sectionSummary(changes, t)}</small>}
      </h2>
      {changes && changes.unlisted > 0 && (
        <p className="diff-summary" role="note">
          <Unlisted count={changes.unlisted} />
        </p>
      )}
      <div className="parts">
        {section.parts.map((part) => (
          <ShownPart
            key={part.type === "collection" ? part.collection : part.key}
            part={part}
            section={section}
          />
        ))}
      </div>
    </section>
  );
});

function Unlisted({ count }: { readonly count: number }) {
  const { t } = useTranslation("history");
  return <>{t("unlisted", { count })}</>;
}

interface ShownPartProps {
  readonly part: Part;
  readonly section: Section;
}

function ShownPart({ part, section }: ShownPartProps) {
  if (part.type === "collection") return <ShownCollection part={part} section={section} />;
  if (part.type === "summary") return <SummaryTable part={part} />;
  if (part.type === "view") return <LazyView part={part} />;
  return <SectionField part={part} section={section} />;
}

interface SectionFieldProps {
  readonly part: FieldPart;
  readonly section: Section;
}

function SectionField({ part, section }: SectionFieldProps) {
  const { index } = useComparison();
  const address = fieldAddress(section.key, part.key);
  return (
    <ShownField
      field={part}
      content={useFieldContent(address)}
      siblings={noSiblings}
      change={index.field(address)}
    />
  );
}

const noSiblings = {};

interface ShownCollectionProps {
  readonly part: Extract<Part, { type: "collection" }>;
  readonly section: Section;
}

function ShownCollection({ part, section }: ShownCollectionProps) {
  const { template, language } = useDocument();
  const collection = template.collections.find(({ key }) => key === part.collection);
  if (!collection) return null;
  const title = collection.title[language];
  return (
    <div className="collection">
      {title !== section.title[language] && <h3 className="part-title">{title}</h3>}
      <ShownRecords collection={collection} />
    </div>
  );
}
