/** „Tabela uwag” wherever remarks are listed. Its code and words come with it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyPart } from "../../ui/lazy-part.tsx";
import { useReview } from "../review-state.ts";
import { loadTable } from "./load-table.ts";
import type { TableChoice } from "./table-choice.ts";

export interface TableButtonProps {
  /** What is chosen at first, such as what the list is filtered by. */
  readonly initial?: TableChoice;
}

/** Only for who may take the document along: the table quotes it. */
export function TableButton({ initial = {} }: TableButtonProps) {
  const { i18n } = useTranslation();
  const isOffered = useReview(({ facts }) => facts?.canExport === true);
  const [isWanted, setWanted] = useState(true);
  const load = async () => (await loadTable(i18n)).TableTool;
  return (
    isOffered &&
    isWanted && <LazyPart load={load} props={{ initial }} onClose={() => setWanted(false)} />
  );
}
