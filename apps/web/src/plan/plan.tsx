/** Who has which section, as far as the document page knows of it. The rest comes once the document can be written in. */
import type { SectionProgress } from "@brudnopis/document";
import type { Section } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isConnected, useDocument, usePage } from "../document/document-context.ts";
import { SectionHistoryLink } from "../history/history-link.tsx";
import { PlaceRemarks } from "../review/review.tsx";
import { LazyPart } from "../ui/lazy-part.tsx";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { loadPlan } from "./load-plan.ts";
import { isPlanned, type PlanFilter } from "./plan-facts.ts";
import { StateIcon, StateText } from "./state-mark.tsx";
import { usePlan } from "./use-plan.ts";
import { useSectionState } from "./use-section-state.ts";
import "./plan.css";

/** Fetches the plan when there is time for it, and keeps it up to date. Everything else here waits for it. */
export function PlanFeed() {
  const { i18n } = useTranslation();
  const isReader = usePage(({ mode }) => mode !== "edit");
  const hasEditor = usePage(({ editing }) => editing !== undefined);
  const isOffered = useWhenIdle(isReader || hasEditor);
  const [isWanted, setWanted] = useState(true);
  const load = async () => (await loadPlan(i18n)).PlanFeed;
  if (!isOffered || !isWanted) return null;
  return <LazyPart load={load} props={{}} onClose={() => setWanted(false)} />;
}

export interface SectionPlanLineProps {
  readonly section: Section;
  readonly progress: SectionProgress | undefined;
}

/** Below a section's heading. The line is there from the start, so that nothing moves when the plan comes. */
export function SectionPlanLine({ section, progress }: SectionPlanLineProps) {
  const document = useDocument();
  return isConnected(document) && <ConnectedLine section={section} progress={progress} />;
}

function ConnectedLine({ section, progress }: SectionPlanLineProps) {
  const { i18n } = useTranslation();
  const { plan } = usePlan();
  const state = useSectionState(section.key, progress);
  const planned = plan?.sections.find((candidate) => candidate.section === section.key);
  const load = async () => (await loadPlan(i18n)).SectionFacts;
  return (
    <div className="section-plan">
      <span className="section-state">
        <StateIcon state={state} />
        <StateText state={state} isRequired={section.required} />
      </span>
      {plan && (planned || plan.canLead) && (
        <LazyPart
          load={load}
          props={{ section, planned, state, canLead: plan.canLead }}
          onClose={() => undefined}
        />
      )}
      <SectionHistoryLink section={section} />
      <PlaceRemarks place={section.key} />
    </div>
  );
}

/** In the table of contents: how far a section is, who has it and by when. */
export function OutlinePlan({ section, progress }: SectionPlanLineProps) {
  const { i18n } = useTranslation();
  const { plan } = usePlan();
  const state = useSectionState(section.key, progress);
  const planned = plan?.sections.find((candidate) => candidate.section === section.key);
  const load = async () => (await loadPlan(i18n)).OutlineFacts;
  return (
    <span className="outline-plan">
      {/* The icon says it to the eye, and the line below the section's heading in words. */}
      <span className={state === "doubtful" ? undefined : "visually-hidden"}>
        <span className="visually-hidden">, </span>
        <StateText state={state} isRequired={section.required} />
      </span>
      {planned && isPlanned(planned) && (
        <LazyPart load={load} props={{ planned }} onClose={() => undefined} />
      )}
    </span>
  );
}

export interface OutlineChoiceProps {
  readonly filter: PlanFilter;
  readonly onChange: (filter: PlanFilter) => void;
}

/** Which sections the table of contents shows, once anybody has one. */
export function OutlineChoice({ filter, onChange }: OutlineChoiceProps) {
  const { i18n } = useTranslation();
  const { plan } = usePlan();
  const load = async () => (await loadPlan(i18n)).OutlineFilter;
  if (!plan?.sections.some(isPlanned)) return null;
  return (
    <LazyPart
      load={load}
      props={{ filter, onChange, sections: plan.sections }}
      onClose={() => undefined}
    />
  );
}
