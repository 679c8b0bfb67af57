import { useTranslation } from "react-i18next";
import type { ChangeFacts } from "./change-words.ts";
import { useComparison } from "./history-context.ts";

const noNames = {};

/** What the sentences of changes are made with. */
export function useChangeFacts(): ChangeFacts {
  const { t } = useTranslation("changes");
  const { template, language, changes } = useComparison();
  return { t, language, template, names: changes?.names ?? noNames };
}
