/** For the lead: who has a section, who helps, by when, and whether it is ready. */
import type { PlanPerson, Section, SectionPlan } from "@brudnopis/schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { useErrorText } from "../ui/error-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { planApi } from "./plan-api.ts";
import { PlanForm } from "./plan-form.tsx";
import type { SectionState } from "./section-state.ts";

export interface PlanDialogProps {
  readonly section: Section;
  readonly planned: SectionPlan | undefined;
  readonly state: SectionState;
  readonly onClose: () => void;
}

export function PlanDialog(props: PlanDialogProps) {
  const { section, planned, onClose } = props;
  const { t } = useTranslation(["plan", "translation"]);
  const errorText = useErrorText();
  const { session, language } = useConnectedDocument();
  const { id } = session.details.document;
  const people = useQuery({
    queryKey: ["plan-people", id],
    queryFn: () => planApi.people(id),
  });
  const title = `${section.number}. ${section.title[language]}`;
  return (
    <LazyModal title={t("dialogTitle", { section: title })} kind="card" onClose={onClose}>
      {people.data && <PlanForm {...props} people={nameable(people.data, planned)} />}
      {people.error && !people.data && (
        <div className="form">
          <Notice kind="bad">{errorText(people.error)}</Notice>
          <div className="actions">
            <button className="button" type="button" onClick={() => void people.refetch()}>
              {t("translation:app.retry")}
            </button>
          </div>
        </div>
      )}
      {people.isPending && <p className="form-hint">{t("loading")}</p>}
    </LazyModal>
  );
}

/** Those who may write, and behind them those who are named and may not any more. */
function nameable(
  people: readonly PlanPerson[],
  planned: SectionPlan | undefined,
): readonly PlanPerson[] {
  const { owner, helpers = [] } = planned ?? {};
  const named = [...(owner ? [owner] : []), ...helpers];
  return [...people, ...named.filter(({ id }) => !people.some((person) => person.id === id))];
}
