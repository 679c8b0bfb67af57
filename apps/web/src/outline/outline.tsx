/** The table of contents: what is filled, what is missing, and who is where. */
import { sectionOfPlace, type SectionProgress, totalProgress } from "@brudnopis/document";
import type { Section } from "@brudnopis/schema";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { ChecksSummary, SectionCounts } from "../checks/checks.tsx";
import { useContent, useDocument, usePage } from "../document/document-context.ts";
import { bringIntoView } from "../document/bring-into-view.ts";
import { NewsSummary, SectionNews } from "../news/news.tsx";
import { OutlineChoice, OutlinePlan } from "../plan/plan.tsx";
import { StateIcon } from "../plan/state-mark.tsx";
import { useSectionState } from "../plan/use-section-state.ts";
import { useShownSections } from "../plan/use-shown-sections.ts";
import { RemarksSummary, SectionRemarks } from "../review/review.tsx";
import { useStore } from "../ui/store.ts";
import "./outline.css";

export interface OutlineProps {
  readonly sections: readonly Section[];
  readonly progress: readonly SectionProgress[];
  /** Called after a section was chosen, to close the sheet that the outline is in. */
  readonly onChosen?: () => void;
}

export const Outline = memo(function Outline({ sections, progress, onChosen }: OutlineProps) {
  const { t } = useTranslation();
  const total = totalProgress(progress);
  const { filter, setFilter, shown } = useShownSections(sections);
  return (
    <nav className="outline" aria-label={t("outline.label")}>
      <h2>{t("document.outline")}</h2>
      <div className="outline-progress">
        <span>{t("outline.progress", { ...total })}</span>
        <div className="bar" aria-hidden>
          <i style={{ width: `${(total.filled / Math.max(1, total.required)) * 100}%` }} />
        </div>
      </div>
      <NewsSummary onChosen={onChosen} />
      <OutlineChoice filter={filter} onChange={setFilter} />
      <ol>
        {shown.map((section) => (
          <OutlineItem
            key={section.key}
            section={section}
            progress={progress.find(({ key }) => key === section.key)}
            onChosen={onChosen}
          />
        ))}
      </ol>
      <RemarksSummary onChosen={onChosen} />
      <ChecksSummary onChosen={onChosen} />
    </nav>
  );
});

interface OutlineItemProps {
  readonly section: Section;
  readonly progress: SectionProgress | undefined;
  readonly onChosen: (() => void) | undefined;
}

function OutlineItem({ section, progress, onChosen }: OutlineItemProps) {
  const { t } = useTranslation();
  const { language } = useDocument();
  const isCurrent = usePage((state) => state.section === section.key);
  const state = useSectionState(section.key, progress);
  const count = useRecordCount(section);

  return (
    <li>
      <a
        href={`#s-${section.key}`}
        aria-current={isCurrent ? "true" : undefined}
        onClick={(event) => {
          event.preventDefault();
          onChosen?.();
          // A sheet keeps the keyboard until it is gone.
          if (onChosen) requestAnimationFrame(() => goToSection(section.key));
          else goToSection(section.key);
        }}
      >
        <StateIcon state={state} />
        <span className="outline-title">{section.title[language]}</span>
        <span className="outline-extra">
          <WhoIsHere section={section.key} />
          <SectionNews section={section.key} />
          <SectionRemarks section={section.key} />
          <SectionCounts section={section.key} />
          {count > 0 && (
            <span className="outline-count">
              <span aria-hidden>{count}</span>
              <span className="visually-hidden">, {t("outline.records", { count })}</span>
            </span>
          )}
        </span>
        <OutlinePlan section={section} progress={progress} />
      </a>
    </li>
  );
}

/** Scrolls to a section and moves the keyboard to its heading. */
function goToSection(key: string): void {
  const section = document.getElementById(`s-${key}`);
  if (section) bringIntoView(section, "start");
  document.getElementById(`h-${key}`)?.focus({ preventScroll: true });
}

function useRecordCount(section: Section): number {
  return useContent(({ collections }) =>
    section.parts.reduce(
      (sum, part) =>
        part.type === "collection" ? sum + (collections[part.collection]?.length ?? 0) : sum,
      0,
    ),
  );
}

function WhoIsHere({ section }: { readonly section: string }) {
  const { t } = useTranslation();
  const { session, template } = useDocument();
  const people = useStore(session.presence.people, (all) => all);
  const here = people.filter(
    ({ isMe, place }) =>
      !isMe && place !== undefined && sectionOfPlace(template, place) === section,
  );
  if (here.length === 0) return null;
  return (
    <>
      {here.map((person) => (
        <span key={person.clientId} className={`who hue-${person.hue}`} title={person.name} />
      ))}
      <span className="visually-hidden">
        , {t("outline.people", { names: here.map(({ name }) => name).join(", ") })}
      </span>
    </>
  );
}
