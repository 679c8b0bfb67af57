import {
  BookOpenText,
  FileText,
  FolderArchive,
  Landmark,
  type LucideIcon,
  MessagesSquare,
  NotebookPen,
  Sheet,
} from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Purpose } from "./purposes.ts";

const icons: Record<Purpose, LucideIcon> = {
  full: BookOpenText,
  council: Landmark,
  summary: FileText,
  form: NotebookPen,
  review: MessagesSquare,
  data: Sheet,
  handover: FolderArchive,
};

export interface PurposeCardsProps {
  readonly purposes: readonly Purpose[];
  readonly chosen: Purpose;
  readonly onChange: (purpose: Purpose) => void;
}

/** What the file is for, each with what will be in it. */
export function PurposeCards({ purposes, chosen, onChange }: PurposeCardsProps) {
  const { t } = useTranslation("exports");
  const id = useId();
  return (
    <fieldset className="export-part">
      <legend>{t("purpose")}</legend>
      <div className="purpose-cards">
        {purposes.map((purpose) => {
          const Icon = icons[purpose];
          return (
            <label className="purpose-card" key={purpose} htmlFor={`${id}-${purpose}`}>
              <input
                id={`${id}-${purpose}`}
                type="radio"
                name={id}
                checked={purpose === chosen}
                aria-describedby={`${id}-${purpose}-hint`}
                aria-label={t(`purposes.${purpose}`)}
                onChange={() => onChange(purpose)}
              />
              <Icon size={22} aria-hidden />
              <b>{t(`purposes.${purpose}`)}</b>
              <span id={`${id}-${purpose}-hint`}>{t(`purposeHints.${purpose}`)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
