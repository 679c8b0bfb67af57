import type { PlanPerson } from "@brudnopis/schema";
import { UserX } from "lucide-react";
import { useTranslation } from "react-i18next";

/** A name; who may not write any more is marked, for a lead to name somebody else. */
export function PersonName({ person }: { readonly person: PlanPerson }) {
  const { t } = useTranslation("plan");
  if (person.mayEdit) return <>{person.name}</>;
  return (
    <span className="plan-gone">
      {person.name} <UserX size={14} aria-hidden />
      <span>{t("mayNotWrite")}</span>
    </span>
  );
}
