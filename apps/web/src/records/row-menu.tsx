/** What can be done with one row, beside its handle. */
import type { Collection, RecordContent } from "@brudnopis/schema";
import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, Copy, Trash2 } from "lucide-react";
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { useFloating } from "../ui/use-floating.ts";
import { spokenName } from "./record-labels.ts";
import type { RecordEdits } from "./use-record-edits.ts";

export interface RowMenuProps {
  readonly collection: Collection;
  readonly record: RecordContent;
  readonly shown: readonly RecordContent[];
  /** False while the table shows another order than the document's. */
  readonly isMovable: boolean;
  readonly edits: RecordEdits;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly onClose: () => void;
}

export function RowMenu({
  collection,
  record,
  shown,
  isMovable,
  edits,
  table,
  onClose,
}: RowMenuProps) {
  const { t } = useTranslation();
  const { template, language } = useDocument();
  const menu = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLElement | null>(handleOf(table.current, record.id));
  useFloating(menu, handle);
  useLayoutEffect(() => menu.current?.querySelector<HTMLElement>("button:enabled")?.focus(), []);
  const index = shown.findIndex(({ id }) => id === record.id);

  const close = () => {
    onClose();
    handle.current?.focus();
  };
  const run = (act: () => void) => () => {
    act();
    close();
  };
  const moveTo = (position: number) => {
    edits.place(record, position, shown);
    close();
    // The row stands elsewhere a frame from now, and what is moved on the page loses the keyboard.
    requestAnimationFrame(() => handleOf(table.current, record.id)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside && document.hasFocus()) onClose();
  };
  const item = (label: string, icon: ReactNode, act: () => void, isEnabled = true) => (
    <button className="row-menu-item" type="button" disabled={!isEnabled} onClick={act}>
      {icon}
      {label}
    </button>
  );
  const isFirst = index === 0;
  const isLast = index === shown.length - 1;
  return (
    // A dialog closes by Esc and when the keyboard leaves it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="row-menu"
      popover="manual"
      role="dialog"
      aria-label={t("records.menu", { name: spokenName(record, collection, template, language) })}
      ref={menu}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {!isMovable && <p className="form-hint">{t("records.notMovable")}</p>}
      {item(
        t("records.moveUp"),
        <ArrowUp size={16} aria-hidden />,
        () => moveTo(index - 1),
        isMovable && !isFirst,
      )}
      {item(
        t("records.moveDown"),
        <ArrowDown size={16} aria-hidden />,
        () => moveTo(index + 1),
        isMovable && !isLast,
      )}
      {item(
        t("records.moveTop"),
        <ArrowUpToLine size={16} aria-hidden />,
        () => moveTo(0),
        isMovable && !isFirst,
      )}
      {item(
        t("records.moveEnd"),
        <ArrowDownToLine size={16} aria-hidden />,
        () => moveTo(shown.length - 1),
        isMovable && !isLast,
      )}
      {isMovable && shown.length > 2 && (
        <MoveToPlace
          total={shown.length}
          position={index + 1}
          onMove={(place) => moveTo(place - 1)}
        />
      )}
      {item(
        t("records.duplicate"),
        <Copy size={16} aria-hidden />,
        run(() => edits.duplicate([record])),
      )}
      {item(
        t("records.remove"),
        <Trash2 size={16} aria-hidden />,
        run(() => edits.remove([record])),
      )}
    </div>
  );
}

function handleOf(table: HTMLTableElement | null, record: string): HTMLElement | null {
  const row = `:scope > tbody > [data-record="${CSS.escape(record)}"]`;
  return table?.querySelector<HTMLElement>(`${row} [data-handle]`) ?? null;
}

interface MoveToPlaceProps {
  readonly total: number;
  readonly position: number;
  readonly onMove: (position: number) => void;
}

function MoveToPlace({ total, position, onMove }: MoveToPlaceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <form
      className="row-menu-place"
      onSubmit={(event) => {
        event.preventDefault();
        const place = Number(new FormData(event.currentTarget).get("place"));
        if (place >= 1 && place <= total) onMove(place);
      }}
    >
      <label htmlFor={id}>{t("records.moveTo")}</label>
      <input
        className="input"
        id={id}
        name="place"
        type="number"
        min={1}
        max={total}
        defaultValue={position}
        required
      />
      <button className="button small" type="submit">
        {t("records.moveToDo")}
      </button>
    </form>
  );
}
