/** News as a list to step through, in the order of the document. */
import { sectionOfPlace } from "@brudnopis/document";
import type { Change, News, Template } from "@brudnopis/schema";

interface ItemBase {
  readonly id: string;
  readonly section: string;
  /** What is shown when somebody goes there: the first of these that is on the page. */
  readonly places: readonly string[];
}

export interface ChangeItem extends ItemBase {
  readonly type: "change";
  readonly change: Change;
}

/** A guest has answered a question. */
export interface AnswerItem extends ItemBase {
  readonly type: "answer";
  readonly place: string;
  readonly at: number;
  readonly name: string;
}

export type NewsItem = ChangeItem | AnswerItem;

export interface NewsSection {
  readonly section: string;
  readonly items: readonly NewsItem[];
  /** Changes that are not listed. */
  readonly unlisted: number;
}

/** The sections in which there is anything, as the form has them; answers before changes. */
export function newsSections({ changes, answers }: News, template: Template): NewsSection[] {
  return template.sections.flatMap(({ key }) => {
    const answered = answers
      .filter(({ place }) => sectionOfPlace(template, place) === key)
      .map(answerItem(key));
    const changed = changes.sections.find(({ section }) => section === key);
    const items = [...answered, ...(changed?.changes ?? []).map(changeItem)];
    const unlisted = changed?.unlisted ?? 0;
    return items.length + unlisted === 0 ? [] : [{ section: key, items, unlisted }];
  });
}

/** How much is new, listed or not. */
export function countNews(sections: readonly NewsSection[]): number {
  return sections.reduce((sum, { items, unlisted }) => sum + items.length + unlisted, 0);
}

/** Everybody whose work it is, who did most first. */
export function newsAuthors(sections: readonly NewsSection[]): string[] {
  const counts = new Map<string, number>();
  for (const { items } of sections) {
    for (const item of items) {
      if (item.type === "answer") continue;
      const people = new Set(item.change.by.map(({ person }) => person));
      for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([person]) => person);
}

/** The item after `id`, or before it; the first one after nothing. Undefined at the end. */
export function itemBeside(
  sections: readonly NewsSection[],
  id: string | undefined,
  direction: 1 | -1,
): NewsItem | undefined {
  const items = sections.flatMap((section) => section.items);
  const index = items.findIndex((item) => item.id === id);
  if (index === -1) return direction === 1 ? items[0] : items.at(-1);
  return items[index + direction];
}

export function itemOf(sections: readonly NewsSection[], id: string): NewsItem | undefined {
  return sections.flatMap(({ items }) => items).find((item) => item.id === id);
}

function changeItem(change: Change): ChangeItem {
  return {
    type: "change",
    id: change.id,
    section: change.section,
    places: placesOf(change),
    change,
  };
}

function answerItem(section: string) {
  return ({ place, at, name }: News["answers"][number], index: number): AnswerItem => ({
    type: "answer",
    id: `answer:${index}:${place}`,
    section,
    places: [place, section],
    place,
    at,
    name,
  });
}

/** A record that is gone is shown by its table. */
function placesOf(change: Change): string[] {
  const { section } = change;
  if (change.type !== "record") return [change.address, recordOf(change.address), section];
  const table = [change.collection, section];
  if (change.what === "removed") return table;
  return [`${change.collection}/${change.record.id}`, ...table];
}

function recordOf(address: string): string {
  return address.split(".")[0] ?? address;
}
