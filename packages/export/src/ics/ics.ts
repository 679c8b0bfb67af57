/**
 * What happens when, as a calendar (RFC 5545): milestones of the document, and days by which sections are to be ready.
 *
 *   C1  The same thing has the same UID in every file, so that a calendar that takes a newer file in moves it.
 *   C2  Everything takes a whole day, in no time zone.
 */
import { ganttOf } from "@brudnopis/document";
import type { DocumentContent, Language, Template } from "@brudnopis/schema";
import { words } from "../words.ts";
import { contentLine, escapeText } from "./content-line.ts";

export interface IcsOptions {
  readonly documentId: string;
  readonly language: Language;
  /** ISO 8601 with the time of day, in UTC. */
  readonly madeAt: string;
  /** Days by which sections are to be ready, ISO 8601. */
  readonly due?: readonly { readonly section: string; readonly date: string }[];
  /** The document's address, for who clicks an event. */
  readonly url?: string;
}

interface Event {
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
}

export function writeIcs(
  content: DocumentContent,
  template: Template,
  options: IcsOptions,
): string {
  const { language } = options;
  const events = [
    ...milestoneEvents(content, template, language),
    ...dueEvents(content, template, options),
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Brudnopis//${language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(titleOf(content, template, language))}`,
    ...events.flatMap((event) => eventLines(event, options)),
    "END:VCALENDAR",
  ];
  return lines.map(contentLine).join("");
}

function titleOf({ title }: DocumentContent, template: Template, language: Language): string {
  return `${template.shortTitle[language]}: ${title.trim() || words[language].untitled}`;
}

function milestoneEvents(
  content: DocumentContent,
  template: Template,
  language: Language,
): Event[] {
  const { untitled, milestone } = words[language];
  const { milestones, actions, unscheduled } = ganttOf(content, template, undefined);
  const names = new Map(
    [...actions, ...unscheduled].map(({ id, code, name }) => [id, `${code} ${name || untitled}`]),
  );
  return milestones.map(({ id, code, name, date, actions: ids }) => ({
    uid: `milestones-${id}`,
    date,
    summary: `${code} ${name || untitled}`.trim(),
    description: ids.flatMap((action) => names.get(action) ?? []).join("\n"),
    category: milestone,
  }));
}

function dueEvents(
  content: DocumentContent,
  template: Template,
  { due = [], language }: IcsOptions,
): Event[] {
  return due.flatMap(({ section: key, date }) => {
    const section = template.sections.find((candidate) => candidate.key === key);
    if (!section) return [];
    const name = `${section.number}. ${section.title[language]}`;
    return {
      uid: `due-${key}`,
      date,
      summary: `${words[language].due}: ${name}`,
      description: content.title,
      category: words[language].due,
    };
  });
}

function eventLines(
  { uid, date, summary, description, category }: Event,
  { documentId, madeAt, url }: IcsOptions,
): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@${documentId}.brudnopis`,
    `DTSTAMP:${madeAt.replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(date))}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    `CATEGORIES:${escapeText(category)}`,
    ...(url === undefined ? [] : [`URL:${url}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function compact(date: string): string {
  return date.replaceAll("-", "");
}

/** The end of an event is the first day that no longer belongs to it. */
function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
