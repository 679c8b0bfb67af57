/**
 * What is open in review, with its places in the letters of the state that a file is made of.
 *
 *   B1  No note within the city's team is in a file, whoever asks for it: the server sends none here, and none is taken.
 *   B2  What is said about personal data is not told by a file that has none: neither quoted, nor marked, nor suggested.
 */
import {
  fieldAt,
  formatField,
  isLocated,
  locateHunk,
  parseAddress,
  plainText,
  recordLabel,
  resolveAnchor,
  sectionOfPlace,
  textAt,
} from "@brudnopis/document";
import type { MarkedPlace, MarkedRemark, MarkedSuggestion, ReviewMarks } from "@brudnopis/export";
import type {
  FieldContent,
  ReviewPlace,
  RichNode,
  SuggestedChange,
  Suggestion,
  TextHunk,
  Thread,
} from "@brudnopis/schema";
import { withNames } from "../review/mentions.ts";
import { placeWords } from "../review/remark-table-places.ts";
import { remarkWords } from "../review/remark-table-words.ts";
import type { ExportReview } from "./export-task.ts";
import type { ReadSource } from "./read-source.ts";

export function reviewMarks(read: ReadSource, review: ExportReview): ReviewMarks {
  return {
    remarks: review.threads
      .filter(({ isInternal, isRemoved, state }) => !isInternal && !isRemoved && state === "open")
      .map((thread) => toRemark(thread, read, review)),
    suggestions: review.suggestions
      .filter(({ state, change }) => state === "open" && isTold(addressOf(change), read))
      .map((suggestion) => toSuggestion(suggestion, read, review)),
  };
}

function toRemark(thread: Thread, read: ReadSource, { people }: ExportReview): MarkedRemark {
  const { language, content, wholeTemplate: template } = read;
  const { place } = thread;
  const words = placeWords({ place, label: thread.label }, { content, template }, language);
  const isQuoted = isTold(addressOf(place), read);
  return {
    id: thread.id,
    place: isQuoted ? placeNow(place, read) : sectionPlace(words.section),
    label: [words.sectionTitle, isQuoted ? words.name : ""]
      .filter((part) => part !== "")
      .join(" · "),
    ...(words.quote === "" || !isQuoted ? {} : { quote: words.quote }),
    kind: remarkWords[language].kind[thread.kind],
    messages: thread.messages
      .filter(({ text }) => text !== "")
      .map(({ author, at, text }) => ({
        author: people[author]?.name ?? "",
        at: timeOf(at),
        text: withNames(text, people),
      })),
    isClosed: false,
  };
}

/** Where its words are in this state; of the whole field when they are there no more. */
function placeNow(place: ReviewPlace, { doc }: ReadSource): MarkedPlace {
  if (place.type !== "text") return place;
  const { address, anchor } = place;
  const found = resolveAnchor(textAt(doc, address), anchor);
  return isLocated(found)
    ? { type: "text", address, from: found.from, to: found.to }
    : { type: "field", address };
}

function sectionPlace(section: string | undefined): MarkedPlace {
  return section === undefined ? { type: "document" } : { type: "section", section };
}

function toSuggestion(
  { id, change, author, guest, at, label, note }: Suggestion,
  read: ReadSource,
  { people }: ExportReview,
): MarkedSuggestion {
  const person = author === undefined ? undefined : people[author];
  return {
    id,
    author: person?.name ?? guest ?? "",
    at: timeOf(at),
    label: labelOf(change, label, read),
    note,
    ...whatChanges(change, read),
  };
}

function labelOf(change: SuggestedChange, label: string, read: ReadSource): string {
  const { language, wholeTemplate: template } = read;
  const key = sectionOfPlace(template, addressOf(change) ?? "");
  const section = template.sections.find((each) => each.key === key);
  const title = section ? `${section.number}. ${section.title[language]}` : "";
  return [title, label].filter((part) => part !== "").join(" · ");
}

type Change = Pick<MarkedSuggestion, "before" | "after" | "change">;

function whatChanges(change: SuggestedChange, read: ReadSource): Change {
  switch (change.type) {
    case "text":
      return textChange(change, read);
    case "value":
      return {
        before: valueText(change.address, change.before, read),
        after: valueText(change.address, change.after, read),
      };
    case "add-record":
      return { before: "", after: recordText(change, read) };
    case "remove-record":
      return { before: nameOf(change, read), after: "" };
    case "answer":
      return { before: "", after: change.text };
  }
}

/** One whose text is gone is told in words alone, as is one that stands there already. */
function textChange(
  { address, hunk }: Extract<SuggestedChange, { type: "text" }>,
  { doc }: ReadSource,
): Change {
  const words = { before: wordsOf(hunk, hunk.before), after: wordsOf(hunk, hunk.after) };
  const found = locateHunk(textAt(doc, address), hunk);
  if (!found || found.isApplied) return words;
  const { from, to, merged } = found;
  return { ...words, change: { address, from, to, nodes: merged } };
}

function wordsOf({ kind }: TextHunk, nodes: readonly RichNode[]): string {
  const content = kind === "inline" ? [{ type: "paragraph", content: [...nodes] }] : [...nodes];
  return plainText({ type: "doc", content });
}

function valueText(address: string, value: FieldContent | undefined, read: ReadSource): string {
  const field = fieldAt(read.template, address);
  return field ? formatField(field, value, formatting(read)) : "";
}

/** What is filled in of it, field by field. */
function recordText(
  { collection: key, fields }: Extract<SuggestedChange, { type: "add-record" }>,
  read: ReadSource,
): string {
  const collection = read.template.collections.find((each) => each.key === key);
  const lines = (collection?.fields ?? []).flatMap((field) => {
    const text = formatField(field, fields[field.key], formatting(read));
    return text === "" ? [] : [`${field.label[read.language]}: ${text}`];
  });
  return lines.join("\n");
}

function nameOf(
  { collection, record }: { readonly collection: string; readonly record: string },
  { content, template }: ReadSource,
): string {
  const found = content.collections[collection]?.find(({ id }) => id === record);
  return found ? recordLabel(found, collection, template) : "";
}

function formatting(read: ReadSource) {
  return {
    language: read.language,
    nameOf: (collection: string, record: string) => nameOf({ collection, record }, read),
  };
}

/** B2 */
function isTold(address: string | undefined, { template, wholeTemplate }: ReadSource): boolean {
  if (address === undefined || parseAddress(address) === undefined) return true;
  return fieldAt(wholeTemplate, address) === undefined || fieldAt(template, address) !== undefined;
}

/** Of a field, or `collection/record`; undefined for what is about more than one. */
function addressOf(what: ReviewPlace | SuggestedChange): string | undefined {
  if ("address" in what) return what.address;
  if ("record" in what) return `${what.collection}/${what.record}`;
  return "place" in what ? what.place : undefined;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
