import { ArrowUpDown, Minus, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { RecordChange } from "./change-index.ts";
import { useCreditText } from "./use-credit-text.ts";

const icons = { added: Plus, removed: Minus, moved: ArrowUpDown };

/** What became of a row, in a word: „dodano”, „usunięto”, „przesunięto z 2 na 4”. */
export function RecordMark({ change }: { readonly change: RecordChange }) {
  const { t } = useTranslation("history");
  const { what, from, to, by } = change;
  const who = useCreditText()(by[0]);
  const Icon = icons[what];
  const isBetween = what === "moved" && from !== undefined && to !== undefined && from !== to;
  return (
    <span className={`record-mark is-${what}`} title={who === "" ? undefined : who}>
      <Icon size={13} aria-hidden />
      {isBetween ? t("record.movedBetween", { from, to }) : t(`record.${what}`)}
      <span className="visually-hidden diff-spoken">{who === "" ? ": " : `, ${who}: `}</span>
    </span>
  );
}
