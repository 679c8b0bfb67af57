import { formatLongDate } from "@brudnopis/document";
import type { HistoryPerson, Language, RemarkTableQuery, Template } from "@brudnopis/schema";
import { polishDay } from "../polish-time.ts";
import type { StoredRound } from "../store/review-rounds.ts";
import { remarkWords } from "./remark-table-words.ts";

export interface ScopeSource {
  readonly round: StoredRound | undefined;
  readonly people: Readonly<Record<string, HistoryPerson>>;
  readonly template: Template;
}

/** „runda recenzji 2, wysłana 3 marca 2026 r.; Rodzaj: pytanie; Część: 5. Działania” */
export function scopeText(query: RemarkTableQuery, source: ScopeSource): string {
  const { kind, state, author, section: wanted, language } = query;
  const words = remarkWords[language];
  const section = source.template.sections.find(({ key }) => key === wanted);
  const parts = [
    source.round && roundText(source.round, language),
    kind && `${words.kindOf}: ${words.kind[kind]}`,
    state && `${words.stateOf}: ${words.state[state]}`,
    author === undefined ? undefined : `${words.author}: ${source.people[author]?.name ?? "–"}`,
    section && `${words.section}: ${section.number}. ${section.title[language]}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? words.everything : parts.join("; ");
}

function roundText({ number, sentAt, due }: StoredRound, language: Language): string {
  const { round, sentAt: sent, until } = remarkWords[language];
  const day = (date: string) => formatLongDate(date, language);
  return [
    `${round} ${number}`,
    `${sent} ${day(polishDay(sentAt))}`,
    ...(due === null ? [] : [`${until} ${day(due)}`]),
  ].join(", ");
}
