import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useIsEditing } from "../document/document-context.ts";

/** @param isFiltered Whether there is something that the filter hides. */
export function EmptyList({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation("checks");
  const isEditing = useIsEditing();
  if (isFiltered) return <p className="check-empty">{t("list.filtered")}</p>;
  return (
    <div className="check-empty">
      <CircleCheck className="severity-icon is-none" size={28} aria-hidden />
      <p>
        <b>{isEditing ? t("list.empty") : t("list.emptyRead")}</b>
      </p>
      {isEditing && <p>{t("list.emptyNext")}</p>}
    </div>
  );
}
