/** A section of a file of ours: taken as it is, or left. */
import type { SectionItem } from "@brudnopis/document";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";

interface SectionRowProps {
  readonly item: SectionItem;
  readonly onChange: (item: SectionItem) => void;
}

export function SectionRow({ item, onChange }: SectionRowProps) {
  const { t } = useTranslation("import");
  const id = useId();
  const { template, language } = useConnectedDocument();
  const section = template.sections.find(({ key }) => key === item.section);
  const records = item.records.reduce((sum, { ids }) => sum + ids.length, 0);
  const title = `${section?.number}. ${section?.title[language]}`;
  return (
    <div className="import-section">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-holds`}
        checked={item.target.to === "document"}
        onChange={({ target }) =>
          onChange({ ...item, target: { to: target.checked ? "document" : "nowhere" } })
        }
      />
      <div>
        <label htmlFor={id}>{title}</label>
        <span id={`${id}-holds`}>{t("sectionHolds", { fields: item.fields.length, records })}</span>
      </div>
    </div>
  );
}
