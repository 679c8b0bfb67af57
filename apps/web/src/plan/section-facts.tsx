/** Who has a section and by when, below its heading; for the lead the way to change it. */
import { formatLongDate } from "@brudnopis/document";
import type { Section, SectionPlan } from "@brudnopis/schema";
import { UserPen } from "lucide-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { Face } from "../ui/face.tsx";
import { dueText } from "./due.ts";
import { DueMark } from "./due-mark.tsx";
import { PersonName } from "./person-name.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { isoDay, today } from "./plan-facts.ts";
import type { SectionState } from "./section-state.ts";

export interface SectionFactsProps {
  readonly section: Section;
  readonly planned: SectionPlan | undefined;
  readonly state: SectionState;
  readonly canLead: boolean;
}

export function SectionFacts({ section, planned, state, canLead }: SectionFactsProps) {
  const { t } = useTranslation("plan");
  const { language } = useDocument();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <span className="section-facts">{planned && <Facts planned={planned} />}</span>
      {canLead && (
        <button
          className="button quiet small"
          type="button"
          aria-label={t("openFor", { section: section.title[language] })}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <UserPen size={16} aria-hidden />
          <span>{t("open")}</span>
        </button>
      )}
      {isOpen && (
        <PlanDialog
          section={section}
          planned={planned}
          state={state}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Facts({ planned }: { readonly planned: SectionPlan }) {
  const { t } = useTranslation("plan");
  const { language } = useDocument();
  const { owner, helpers, due, ready } = planned;
  return (
    <>
      {owner && (
        <span className="plan-owner">
          <span className="visually-hidden">{t("owner")} </span>
          <Face name={owner.name} hue={owner.hue} />
          <PersonName person={owner} />
        </span>
      )}
      {helpers.length > 0 && (
        <span className="plan-helpers">
          {t("helping", { count: helpers.length })}{" "}
          {helpers.map((person, index) => (
            <Fragment key={person.id}>
              {index > 0 && ", "}
              <PersonName person={person} />
            </Fragment>
          ))}
        </span>
      )}
      {due !== undefined && <DueMark planned={planned} text={dueText(due, today(), language)} />}
      {ready && (
        <span>
          {t("readyBy", { name: ready.by, date: formatLongDate(isoDay(ready.at), language) })}
        </span>
      )}
    </>
  );
}
