import type { Credit } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { creditName } from "./change-words.ts";
import { moment } from "./days.ts";
import { useComparison } from "./history-context.ts";

/** „Anna Wójcik, 23 lis, 10:12”; empty where nobody knows any more. */
export function useCreditText(): (by: Credit | undefined) => string {
  const { t, i18n } = useTranslation("changes");
  const { changes } = useComparison();
  return (by) => {
    const name = by && creditName(by, changes?.people ?? {}, t);
    if (by === undefined || name === undefined) return "";
    return `${name}, ${moment(by.at, Date.now(), localeOf(i18n))}`;
  };
}
