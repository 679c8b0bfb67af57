/**
 * A change in words: „D3 Termomodernizacja – Koszt: 48 600 000 zł → 51 000 000 zł”, „Diagnoza: dopisano 34 słowa”. The
 * Polish verbs are impersonal, so they are right for everybody; who did it stands beside them.
 */
import { fieldAt, parseAddress, recordLabel } from "@brudnopis/document";
import type {
  Change,
  Credit,
  DocumentChanges,
  DocumentContent,
  Language,
  SectionChanges,
  Template,
} from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { textWhat } from "./text-words.ts";
import { valueWhat } from "./value-words.ts";

export interface ChangeFacts {
  /** Of the namespace `changes`, which comes with the code by `loadWords(i18n, "changes")`. */
  readonly t: TFunction<"changes">;
  readonly language: Language;
  readonly template: Template;
  /** Of the comparison: names of records by `collection/id`. */
  readonly names: DocumentChanges["names"];
  /** The document as it is shown: for records that the comparison does not name. */
  readonly collections?: DocumentContent["collections"] | undefined;
}

export interface ChangeText {
  /** „Diagnoza”, „D3 Termomodernizacja – Koszt”, „Działania”. */
  readonly place: string;
  /** „dopisano 34 słowa, usunięto 12 słów”, „48 600 000 zł → 51 000 000 zł”, „dodano D3 Termomodernizacja”. */
  readonly what: string;
}

export function changeText(change: Change, facts: ChangeFacts): ChangeText {
  return { place: changePlace(change, facts), what: changeWhat(change, facts) };
}

/** The whole of it: „Diagnoza: dopisano 34 słowa”. */
export function changeSentence(change: Change, facts: ChangeFacts): string {
  return facts.t("sentence", { ...changeText(change, facts) });
}

/** „Anna Wójcik”, „Anna Wójcik, z sugestii: Jan Sosna”; undefined where nobody knows any more. */
export function creditName(
  { person, suggestedBy, suggestedByGuest }: Credit,
  people: DocumentChanges["people"],
  t: ChangeFacts["t"],
): string | undefined {
  const name = people[person]?.name;
  const suggester = suggestedByGuest ?? people[suggestedBy ?? ""]?.name;
  if (name === undefined || suggester === undefined) return name;
  return t("people.suggested", { name, suggester });
}

/** „Anna Wójcik”, „Anna Wójcik i Jan Sosna”, „Anna Wójcik, Jan Sosna i 3 osoby”: each once, the last first. */
export function authorsText(
  by: readonly Credit[],
  people: DocumentChanges["people"],
  t: ChangeFacts["t"],
): string {
  const ids = [...new Set(by.map(({ person }) => person))];
  const [first, second, ...rest] = ids.flatMap((id) => people[id]?.name ?? []);
  if (first === undefined) return t("people.nobody");
  // Whose words somebody took over is said where there is only one; among several it stands beside each piece.
  if (second === undefined) return (by[0] && creditName(by[0], people, t)) ?? first;
  if (rest.length === 0) return t("people.two", { first, second });
  return t("people.more", { first, second, count: rest.length });
}

/** When the last of it was done. */
export function changedAt({ by }: Pick<Change, "by">): number | undefined {
  return by.length === 0 ? undefined : Math.max(...by.map(({ at }) => at));
}

/** „12 zmian, dopisano 340 słów, usunięto 20 słów” */
export function sectionSummary(section: SectionChanges, t: ChangeFacts["t"]): string {
  const count = section.changes.length + section.unlisted;
  const { inserted, deleted } = section;
  return [
    t("changes", { count }),
    ...(inserted > 0 ? [t("inserted", { count: inserted })] : []),
    ...(deleted > 0 ? [t("deleted", { count: deleted })] : []),
  ].join(", ");
}

/** „Diagnoza”, „D3 Termomodernizacja – Koszt”; of a record the name of its table. */
function changePlace(change: Change, facts: ChangeFacts): string {
  const { t, template, language } = facts;
  if (change.type === "record") {
    const collection = template.collections.find(({ key }) => key === change.collection);
    return collection?.title[language] ?? t("gonePlace");
  }
  const address = parseAddress(change.address);
  const field = fieldAt(template, change.address)?.label[language];
  if (!address || field === undefined) return t("gonePlace");
  if (address.record === undefined) return field;
  return t("inRecord", { record: nameOf(facts, address.owner, address.record), field });
}

function changeWhat(change: Change, facts: ChangeFacts): string {
  switch (change.type) {
    case "text":
      return textWhat(change, facts.t);
    case "value":
      return valueWhat(change, {
        ...facts,
        nameOf: (collection, id) => nameOf(facts, collection, id),
      });
    case "record":
      return recordWhat(change, facts);
  }
}

function recordWhat(
  { what, collection, record, from, to }: Extract<Change, { type: "record" }>,
  { t, template }: ChangeFacts,
): string {
  const name = recordLabel(record, collection, template) || t("unnamed");
  if (what !== "moved" || from === undefined || to === undefined || from === to) {
    return t(`record.${what}`, { name });
  }
  return t("record.movedBetween", { name, from, to });
}

/** What a record is called: by the comparison, or by the document that is shown. */
function nameOf(facts: ChangeFacts, collection: string, id: string): string {
  const { t, template, names, collections } = facts;
  const name = names[`${collection}/${id}`];
  if (name !== undefined && name !== "") return name;
  const record = collections?.[collection]?.find((candidate) => candidate.id === id);
  if (record) return recordLabel(record, collection, template) || t("unnamedRecord");
  return name === undefined ? t("goneRecord") : t("unnamedRecord");
}
