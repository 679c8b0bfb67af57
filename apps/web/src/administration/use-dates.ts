import { useTranslation } from "react-i18next";
import { timeZone } from "./network/warsaw-time.ts";

export interface Dates {
  /** „23 listopada 2026”, of `2026-11-23`. */
  readonly day: (iso: string) => string;
  /** „23 listopada 2026, 09:30”, by the clock in Poland. */
  readonly moment: (at: number) => string;
  /** „23 lis 2026, 09:30” */
  readonly shortMoment: (at: number) => string;
  /** „listopad” or „lis”, and the year in January. */
  readonly month: (at: number) => string;
  /** „1 kwietnia 2024 – 31 grudnia 2026”, „od 1 kwietnia 2024”, „do 31 grudnia 2026”, or nothing. */
  readonly period: (startsOn: string | undefined, endsOn: string | undefined) => string;
}

export function useDates(): Dates {
  const { t, i18n } = useTranslation("administration");
  const locale = i18n.language === "en" ? "en-GB" : "pl";
  const show = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, options).format(at);
  const day = (iso: string) => show(Date.parse(iso), { dateStyle: "long", timeZone: "UTC" });
  const period: Dates["period"] = (startsOn, endsOn) => {
    if (startsOn !== undefined && endsOn !== undefined) return `${day(startsOn)} – ${day(endsOn)}`;
    if (startsOn !== undefined) return t("date.from", { day: day(startsOn) });
    return endsOn === undefined ? "" : t("date.to", { day: day(endsOn) });
  };
  return {
    day,
    period,
    moment: (at) => show(at, { dateStyle: "long", timeStyle: "short", timeZone }),
    shortMoment: (at) => show(at, { dateStyle: "medium", timeStyle: "short", timeZone }),
    month: (at) => {
      const isJanuary = show(at, { month: "numeric", timeZone }) === "1";
      return show(at, { month: "short", ...(isJanuary ? { year: "numeric" } : {}), timeZone });
    },
  };
}
