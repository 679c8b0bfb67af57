import { Copy, Trash2, X } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { RecordEdits } from "./use-record-edits.ts";
import type { Selection } from "./use-selection.ts";

export interface SelectionBarProps {
  readonly selection: Selection;
  readonly edits: RecordEdits;
  readonly table: RefObject<HTMLTableElement | null>;
}

/** What can be done with the selected rows. */
export function SelectionBar({ selection, edits, table }: SelectionBarProps) {
  const { t } = useTranslation();
  const { records } = selection;
  const count = records.length;
  const end = () => {
    selection.selectAll(false);
    // The bar goes, and the keyboard with it.
    table.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
  };
  return (
    <div className="selection-bar" role="group" aria-label={t("records.selection")}>
      <span role="status">{t("records.selected", { count })}</span>
      <button
        className="button small danger"
        type="button"
        onClick={() => {
          selection.selectAll(false);
          edits.remove(records);
        }}
      >
        <Trash2 size={16} aria-hidden />
        {t("records.removeSelected", { count })}
      </button>
      <button
        className="button small"
        type="button"
        onClick={() => {
          selection.selectAll(false);
          edits.duplicate(records);
        }}
      >
        <Copy size={16} aria-hidden />
        {t("records.duplicate")}
      </button>
      <button className="button small quiet" type="button" onClick={end}>
        <X size={16} aria-hidden />
        {t("records.unselect")}
      </button>
    </div>
  );
}
