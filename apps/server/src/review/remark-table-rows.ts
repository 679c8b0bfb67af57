/**
 * The rows of a table of remarks.
 *
 *   B1  No note within the city's team is in a table, whoever asks for it.
 *   B2  A remark keeps its number in all tables of its document, whatever is left out of them.
 *   B3  Rows come in the document's order; what is about the same place, as it was made.
 */
import type { HistoryPerson, Language, Thread } from "@brudnopis/schema";
import { withNames } from "./mentions.ts";
import { placeWords, type RemarkedText } from "./remark-table-places.ts";
import { remarkWords } from "./remark-table-words.ts";

export interface RemarkRow {
  readonly number: number;
  readonly author: string;
  readonly organisation: string;
  readonly at: number;
  readonly section: string;
  readonly place: string;
  readonly page: number | undefined;
  readonly quote: string;
  readonly kind: string;
  readonly remark: string;
  /** What was written after it, and answers that were not enough. */
  readonly talk: readonly Reply[];
  readonly answer: RowAnswer | undefined;
  readonly state: string;
  readonly closedAt: number | undefined;
  /** Number of its round. */
  readonly round: number | undefined;
}

export interface Reply {
  readonly author: string;
  readonly at: number;
  readonly text: string;
}

export interface RowAnswer {
  readonly kind: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

export interface RowSource {
  readonly language: Language;
  readonly people: Readonly<Record<string, HistoryPerson>>;
  textOf(thread: Thread): RemarkedText;
  /** On which page of the frozen text's PDF it is. */
  pageOf(thread: Thread): number | undefined;
  roundNumberOf(thread: Thread): number | undefined;
}

/** What can be told to everybody who may export, in the order in which it was made (B1, B2). */
export function numbered(threads: readonly Thread[]): ReadonlyMap<string, number> {
  const told = threads.filter(({ isInternal }) => !isInternal);
  return new Map(told.map(({ id }, index) => [id, index + 1]));
}

export function remarkRows(
  threads: readonly Thread[],
  numbers: ReadonlyMap<string, number>,
  source: RowSource,
): RemarkRow[] {
  return threads.toSorted(inPlaceOrder(source)).flatMap((thread) => {
    const number = numbers.get(thread.id);
    return number === undefined || thread.isInternal || thread.isRemoved
      ? []
      : [toRow(thread, number, source)];
  });
}

function toRow(thread: Thread, number: number, source: RowSource): RemarkRow {
  const { language, people } = source;
  const words = remarkWords[language];
  const [remark, ...messages] = thread.messages;
  const { sectionTitle, name, quote } = placeWords(thread, source.textOf(thread), language);
  const { answer } = thread;
  return {
    number,
    author: people[thread.author]?.name ?? "",
    organisation: people[thread.author]?.organisation ?? "",
    at: thread.at,
    section: sectionTitle,
    place: name,
    page: source.pageOf(thread),
    quote,
    kind: words.kind[thread.kind],
    remark: withNames(remark?.text ?? "", source.people),
    talk: talkOf(messages, answer, source),
    answer: answer && {
      kind: words.answer[answer.kind],
      text: withNames(answer.text, source.people),
      by: people[answer.by]?.name ?? "",
      at: answer.at,
    },
    state: words.state[thread.state],
    closedAt: thread.closed?.at,
    round: source.roundNumberOf(thread),
  };
}

/** The answer that holds has a column of its own. */
function talkOf(
  messages: Thread["messages"],
  answer: Thread["answer"],
  source: RowSource,
): Reply[] {
  const { earlierAnswer, reopened } = remarkWords[source.language];
  const current = messages.findLast(({ event }) => event === "addressed");
  return messages.flatMap((message) => {
    const { author, at, event, text } = message;
    if (text === "" || (answer && message === current)) return [];
    const before = { addressed: `${earlierAnswer}: `, reopened: `${reopened}: ` };
    const lead = event === "addressed" || event === "reopened" ? before[event] : "";
    return [
      {
        author: source.people[author]?.name ?? "",
        at,
        text: `${lead}${withNames(text, source.people)}`,
      },
    ];
  });
}

/** B3. The whole document comes first, and last what has no place in the template any more. */
function inPlaceOrder(source: RowSource): (a: Thread, b: Thread) => number {
  const keys = new Map<Thread, readonly number[]>();
  const keyOf = (thread: Thread) => {
    const known = keys.get(thread) ?? orderKey(thread, source.textOf(thread));
    keys.set(thread, known);
    return known;
  };
  return (a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    const index = first.findIndex((part, at) => part !== second[at]);
    return index === -1 ? 0 : (first[index] ?? 0) - (second[index] ?? 0);
  };
}

/** Section, then part or collection, then record, then field, then when it was made. */
function orderKey(thread: Thread, { content, template }: RemarkedText): readonly number[] {
  const { section } = placeWords(thread, { content, template }, "pl");
  const place = thread.frozenPlace ?? thread.place;
  const rank = (index: number) => (index === -1 ? Number.MAX_SAFE_INTEGER : index);
  const at = template.sections.findIndex(({ key }) => key === section);
  const [owner = "", record = "", field = ""] = partsOf(place);
  const parts = template.sections[at]?.parts ?? [];
  const part = parts.findIndex((each) =>
    each.type === "collection" ? each.collection === owner : "key" in each && each.key === field,
  );
  const collection = template.collections.findIndex(({ key }) => key === owner);
  const records = content.collections[owner] ?? [];
  const fields = template.collections[collection]?.fields ?? [];
  return [
    place.type === "document" ? -1 : rank(at),
    place.type === "section" ? -1 : rank(part),
    collection,
    record === "" ? -1 : rank(records.findIndex(({ id }) => id === record)),
    place.type === "record" ? -1 : fields.findIndex(({ key }) => key === field),
    thread.at,
  ];
}

function partsOf(place: Thread["place"]): readonly string[] {
  if (place.type === "record") return [place.collection, place.record];
  if (place.type !== "field" && place.type !== "text") return [];
  const [owner = "", field = ""] = place.address.split(".");
  const [collection = "", record = ""] = owner.split("/");
  return [collection, record, field];
}
