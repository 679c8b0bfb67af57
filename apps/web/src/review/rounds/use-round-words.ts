/** Rounds in words: what one is called, its days, its remarks. */
import { formatLongDate } from "@brudnopis/document";
import type { Round } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { moment } from "../../history/days.ts";
import { languageOf, localeOf } from "../../i18n/i18n.ts";

export function useRoundWords() {
  const { t, i18n } = useTranslation("rounds");
  const language = languageOf(i18n);
  return {
    /** „Runda recenzji 2” */
    name: ({ kind, number }: Pick<Round, "kind" | "number">) => t(`name.${kind}`, { number }),
    /** „1 grudnia 2026 r.” */
    day: (due: string) => formatLongDate(due, language),
    /** „23 lis, 10:12” */
    moment: (at: number) => moment(at, Date.now(), localeOf(i18n)),
    /** „12 uwag, 3 bez odpowiedzi” */
    remarks: ({ open, addressed, closed }: Round["counts"]) => {
      const count = open + addressed + closed;
      if (count === 0) return t("remarks.none");
      return [
        t("remarks.all", { count }),
        ...(open === 0 ? [] : [t("remarks.open", { count: open })]),
        ...(addressed === 0 ? [] : [t("remarks.addressed", { count: addressed })]),
      ].join(", ");
    },
  };
}

/** The day by this person's clock, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
