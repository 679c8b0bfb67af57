import { Plus } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

export interface OfferRowProps {
  readonly columns: number;
  readonly label: string;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** Behind the last cell: one more Enter makes a row to go on writing in, anything else leaves the table as it is. */
export function OfferRow({ columns, label, onTake, onLeave }: OfferRowProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onLeave();
  };
  return (
    <tr className="offer-row">
      <td colSpan={columns}>
        <button
          ref={button}
          className="button small quiet"
          type="button"
          data-stop
          onClick={onTake}
          onKeyDown={onKeyDown}
          onBlur={onLeave}
        >
          <Plus size={16} aria-hidden />
          {t("records.offerRow", { label })}
        </button>
      </td>
    </tr>
  );
}
