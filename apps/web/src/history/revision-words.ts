/** A revision in words. */
import type { HistoryPerson, Revision, RevisionList } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { moment } from "./days.ts";
import type { Shown } from "./selection.ts";

export interface RevisionWords {
  /** „Po warsztacie II”, „Przerwa w pisaniu”. */
  readonly name: (revision: Revision) => string;
  /** With its day: where it stands beside others, or alone. „Po warsztacie II (23 lis, 12:03)”. */
  readonly title: (shown: Shown) => string;
  /** In a list of many, where times alone would repeat: „23 lis, 12:03 – koniec pracy”. */
  readonly option: (revision: Revision) => string;
  /** „w wersji z 23 lis, 12:03” */
  readonly within: (revision: Revision) => string;
}

export function useRevisionWords(): RevisionWords {
  const { t, i18n } = useTranslation("history");
  const name = (revision: Revision) => revision.name ?? t(`kind.${revision.kind}`);
  const title = (shown: Shown) => {
    if (shown === "now") return t("now");
    const at = moment(shown.at, Date.now(), localeOf(i18n));
    return shown.name === undefined
      ? t("revisionOf", { at })
      : t("namedOf", { name: shown.name, at });
  };
  const within = (revision: Revision) => {
    const at = moment(revision.at, Date.now(), localeOf(i18n));
    return revision.name === undefined
      ? t("restore.of", { at })
      : t("restore.ofNamed", { name: revision.name, at });
  };
  const option = (revision: Revision) => {
    const at = moment(revision.at, Date.now(), localeOf(i18n));
    return revision.name === undefined ? `${at} – ${name(revision)}` : title(revision);
  };
  return { name, title, option, within };
}

/** Those who have a part in it, most edits first. */
export function contributorsOf(
  contributors: Revision["contributors"],
  people: RevisionList["people"],
): HistoryPerson[] {
  return contributors.flatMap(({ person }) => people[person] ?? []);
}

/** „Anna Wójcik, Jan Sosna i 2 osoby” */
export function contributorsText(
  people: readonly HistoryPerson[],
  t: TFunction<"changes">,
): string {
  const [first, second, ...rest] = people.map(({ name }) => name);
  if (first === undefined) return "";
  if (second === undefined) return first;
  if (rest.length === 0) return t("people.two", { first, second });
  return t("people.more", { first, second, count: rest.length });
}
