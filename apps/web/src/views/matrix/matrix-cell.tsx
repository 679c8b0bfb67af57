import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MatrixCellLook, MatrixEntry } from "./matrix-look.ts";

/** A cell with more named chips shows these, and the others when asked. */
const mostShown = 4;

interface MatrixCellProps {
  readonly cell: MatrixCellLook;
  readonly isDense: boolean;
  /** The entry that was moved last is always shown: the keyboard is on it. */
  readonly movedId: string | undefined;
  readonly chipOf: (entry: MatrixEntry) => ReactNode;
}

export function MatrixCell({ cell, isDense, movedId, chipOf }: MatrixCellProps) {
  const { t } = useTranslation("matrices");
  const [isOpen, setOpen] = useState(false);
  const { entries, label, className, corner, across, up } = cell;
  const isLong = !isDense && entries.length > mostShown + 1;
  const isWhole = !isLong || isOpen || entries.slice(mostShown).some(({ id }) => id === movedId);
  const shown = isWhole ? entries : entries.slice(0, mostShown);
  const hidden = entries.length - shown.length;
  return (
    <div className={`matrix-cell ${className}`} data-cell={`${across} ${up}`}>
      {corner && (
        <span className="matrix-corner" aria-hidden>
          {corner.level}
          <span> · {corner.words}</span>
        </span>
      )}
      {shown.length > 0 && (
        <ul className="matrix-chips" aria-label={label}>
          {shown.map((entry) => (
            <li key={entry.id}>{chipOf(entry)}</li>
          ))}
        </ul>
      )}
      {isLong && (
        <button
          className="matrix-more"
          type="button"
          aria-expanded={isWhole}
          aria-label={isWhole ? t("fewer") : t("more", { count: hidden, cell: label })}
          onClick={() => setOpen(!isOpen)}
        >
          {isWhole ? "–" : `+${hidden}`}
        </button>
      )}
    </div>
  );
}
