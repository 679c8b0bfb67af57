import type { Field } from "@brudnopis/schema";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { announce } from "../document/page-state.ts";
import { nextSort } from "./table-order.ts";
import type { TableView } from "./use-shown-records.ts";

/** Fewer rows are seen at a glance. */
export const fewestToSort = 3;

export interface SortHeaderProps {
  readonly id: string;
  readonly field: Field;
  readonly title: string;
  readonly className: string | undefined;
  readonly view: TableView;
  /** In a grid the arrow keys lead to it, not Tab. */
  readonly isGrid: boolean;
}

export function SortHeader({ id, field, title, className, view, isGrid }: SortHeaderProps) {
  const { t } = useTranslation();
  const { page } = useDocument();
  const { sort, setSort, shown } = view;
  const direction =
    sort?.field !== field.key ? undefined : sort.isDown ? "descending" : "ascending";
  const press = () => {
    const next = nextSort(sort, field.key);
    setSort(next);
    announce(
      page,
      t(next ? sortedWords[next.isDown ? "down" : "up"] : "records.unsorted", { title }),
    );
  };
  return (
    <th
      scope="col"
      role={isGrid ? "columnheader" : undefined}
      className={className}
      aria-sort={direction ?? (shown.length < fewestToSort ? undefined : "none")}
    >
      {shown.length < fewestToSort && !direction ? (
        <span id={id}>{title}</span>
      ) : (
        <button
          className="sort-button"
          type="button"
          tabIndex={isGrid ? -1 : undefined}
          data-stop={isGrid || undefined}
          title={t("records.sortBy", { title })}
          onClick={press}
        >
          <span id={id}>{title}</span>
          <SortMark direction={direction} />
        </button>
      )}
    </th>
  );
}

const sortedWords = { up: "records.sortedUp", down: "records.sortedDown" } as const;

function SortMark({ direction }: { readonly direction: "ascending" | "descending" | undefined }) {
  const Mark = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown }[
    direction ?? "none"
  ];
  return <Mark className="sort-mark" size={13} aria-hidden />;
}
