/** One section of the document: its heading, what to write in it, and its parts in order. */
import { fieldAddress, formatMoney, type SectionProgress, unitOf } from "@brudnopis/document";
import {
  type Collection,
  type DocumentContent,
  type FieldPart,
  inboxSection,
  type Language,
  type Part,
  type Section,
} from "@brudnopis/schema";
import { memo, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  DocumentContext,
  useDocument,
  useFieldContent,
  useIsEditing,
  useContent,
  usePage,
} from "../document/document-context.ts";
import { inIdleTime, PacedContent } from "../document/paced-content.ts";
import { PlaceMark } from "../checks/checks.tsx";
import { FieldRow } from "../fields/field-row.tsx";
import { countedWord } from "../records/record-labels.ts";
import { SectionPlanLine } from "../plan/plan.tsx";
import { Records } from "../records/records.tsx";
import { SummaryTable } from "../records/summary-table.tsx";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { LazyView } from "../views/lazy-view.tsx";
import { remembering } from "../views/remembering.ts";
import { useRest } from "./use-rest.ts";

export interface SectionViewProps {
  readonly section: Section;
  readonly progress: SectionProgress | undefined;
  /** Whether its parts are shown already, or only its heading. */
  readonly isFilled: boolean;
}

export const SectionView = memo(function SectionView(props: SectionViewProps) {
  const { section, progress, isFilled } = props;
  const { t } = useTranslation();
  const { language } = useDocument();
  const isEditing = useIsEditing();
  const parts = useRef<HTMLDivElement>(null);
  const isSettled = usePage(({ mode, editing }) => mode !== "edit" || editing !== undefined);
  const { open, setFar } = usePacedDocument();
  const isLarge = useContent(holdsMuch);
  useRest(parts, useWhenIdle(isFilled && isSettled && isLarge), setFar);
  return (
    <section
      className="section"
      id={`s-${section.key}`}
      data-place={section.key}
      aria-labelledby={`h-${section.key}`}
    >
      <h2 id={`h-${section.key}`} tabIndex={-1}>
        <span>
          {section.key === inboxSection.key ? "" : `${section.number}. `}
          {section.title[language]}
        </span>
        {isEditing && (
          <small>
            {progress && progress.required > 0
              ? t("document.sectionProgress", { ...progress })
              : t("document.optional")}
          </small>
        )}
      </h2>
      <SectionPlanLine section={section} progress={progress} />
      {isEditing && section.guidance && <p className="hint">{section.guidance[language]}</p>}
      <div className="parts" ref={parts}>
        {isFilled && (
          <DocumentContext value={open}>
            {section.parts.map((part) => (
              <PartView key={partKey(part)} part={part} section={section} />
            ))}
          </DocumentContext>
        )}
      </div>
    </section>
  );
});

/** Konin's MID has about 125 records. One of that size is quick as it is, and each place is exactly where it is drawn. */
const manyRecords = 200;

function holdsMuch({ collections }: DocumentContent): boolean {
  return Object.values(collections).reduce((sum, { length }) => sum + length, 0) > manyRecords;
}

/** The document as a section sees it that may be far from the window. */
function usePacedDocument() {
  const open = useDocument();
  return useMemo(() => {
    const content = new PacedContent(open.session.content, inIdleTime);
    return {
      open: { ...open, session: { ...open.session, content } },
      setFar: (isFar: boolean) => content.setFar(isFar),
    };
  }, [open]);
}

function partKey(part: Part): string {
  return part.type === "collection" ? part.collection : part.key;
}

function PartView({ part, section }: { readonly part: Part; readonly section: Section }) {
  if (part.type === "collection") return <CollectionView part={part} section={section} />;
  if (part.type === "summary") return <SummaryTable part={part} />;
  if (part.type === "view") return <LazyView part={part} />;
  return <SectionField part={part} section={section} />;
}

function SectionField({ part, section }: { readonly part: FieldPart; readonly section: Section }) {
  const address = fieldAddress(section.key, part.key);
  const content = useFieldContent(address);
  return (
    <FieldRow address={address} field={part} content={content} unit={unitOf(part, content, {})} />
  );
}

interface CollectionViewProps {
  readonly part: Extract<Part, { type: "collection" }>;
  readonly section: Section;
}

function CollectionView({ part, section }: CollectionViewProps) {
  const { template, language } = useDocument();
  const isEditing = useIsEditing();
  const collection = template.collections.find(({ key }) => key === part.collection);
  if (!collection) return null;
  const title = collection.title[language];
  return (
    <div className="collection">
      <div className="part-head">
        {/* The table that the section is named after needs no name of its own. */}
        {title !== section.title[language] && <h3 className="part-title">{title}</h3>}
        <CollectionCount collection={collection} />
        <PlaceMark place={collection.key} />
      </div>
      {isEditing && part.guidance && <p className="field-guidance">{part.guidance[language]}</p>}
      <Records collection={collection} />
    </div>
  );
}

function CollectionCount({ collection }: { readonly collection: Collection }) {
  const { language } = useDocument();
  const count = useMemo(
    () => remembering([collection.key], (content) => countText(collection, content, language)),
    [collection, language],
  );
  const text = useContent(count);
  return text === "" ? null : <span className="part-count">{text}</span>;
}

/** „6 działań · 91 000 000 zł”: how many, and the sum of the first amount where there is one. */
function countText(collection: Collection, content: DocumentContent, language: Language): string {
  const records = content.collections[collection.key] ?? [];
  if (records.length === 0) return "";
  const count = `${records.length} ${countedWord(collection, records.length, language)}`;
  const money = collection.fields.find((field) => field.type === "money");
  if (!money || !collection.columns.includes(money.key)) return count;
  const total = records.reduce((sum, { fields }) => {
    const amount = fields[money.key];
    return sum + (amount?.type === "money" ? amount.grosze : 0);
  }, 0);
  return total === 0 ? count : `${count} · ${formatMoney(total, language)}`;
}
