import { formatDate } from "@brudnopis/document";
import type { SectionPlan } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { Face } from "../ui/face.tsx";
import { DueMark } from "./due-mark.tsx";

/** In the table of contents there is room for a date and initials. */
export function OutlineFacts({ planned }: { readonly planned: SectionPlan }) {
  const { t } = useTranslation("plan");
  const { language } = useDocument();
  const { owner, due } = planned;
  return (
    <>
      {due !== undefined && <DueMark planned={planned} text={formatDate(due, language)} />}
      {owner && (
        <span className="plan-owner" title={owner.name}>
          <span className="visually-hidden">
            , {t("owner")} {owner.name}
          </span>
          <Face name={owner.name} hue={owner.hue} />
        </span>
      )}
    </>
  );
}
