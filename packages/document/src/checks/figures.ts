/** The rule that every figure says where it comes from. */
import type { FieldContent, RichNode } from "@brudnopis/schema";
import { choiceIn } from "../views/plain-values.ts";
import type { Finding } from "./finding.ts";
import { mid } from "./mid.ts";
import { plainOf, type TextMemory } from "./prose.ts";
import { finding } from "./rules.ts";
import type { Subject } from "./subject.ts";

export function figureSources(subject: Subject, memory: TextMemory): Finding[] {
  return [...ofTexts(subject, memory), ...ofRecords(subject)];
}

/** Where the template requires the source, a missing one is a missing field already. */
function ofRecords({ entries }: Subject): Finding[] {
  return [mid.keyData, mid.indicators].flatMap(({ key, source, origin }) =>
    entries(key).flatMap(({ collection, record, place, label, isBegun }) => {
      const field = collection.fields.find((candidate) => candidate.key === source);
      const isOwn = ["own-estimate", "illustrative"].includes(choiceIn(record, origin) ?? "");
      const isFine = !field || field.required || isOwn || record.fields[source] !== undefined;
      if (isFine || !isBegun) return [];
      const facts = { variant: "record", quote: label };
      return [finding("figure-source", { place: `${place}.${source}`, facts })];
    }),
  );
}

function ofTexts({ content: { fields } }: Subject, memory: TextMemory): Finding[] {
  const note = fields[mid.readingNote];
  if (note && explainsUnmarked(plainOf(note, memory))) return [];
  return mid.sourcedTexts.flatMap((place) =>
    blocksIn(fields[place]).flatMap(({ text, hasLink }) => {
      const figure = withUnit.exec(text)?.[0].trim();
      if (figure === undefined || hasLink || hasSource(text)) return [];
      const facts = { variant: "text", quote: figure };
      return [finding("figure-source", { place, facts })];
    }),
  );
}

/** „Wszystkie liczby bez oznaczenia są ilustracyjne”, „Pozostałe kwoty pochodzą z …”. */
function explainsUnmarked(note: string): boolean {
  return (
    /\b(?:bez|without)\s+(?:a\s+)?(?:oznacze|źród|mark|source)|nieoznaczon|unmarked/i.test(note) ||
    /(?:wszystkie|pozostałe|inne|all|other)\s+(?:\p{L}+\s+)?(?:liczb|dan|kwot|wartoś|figures|numbers|data)/iu.test(
      note,
    )
  );
}

const withUnit =
  /\d[\d.,\u00a0 ]*(?:%|‰|°C|(?:zł|PLN|tys|mln|mld|[kMGT]?W(?:h|p|t|e)?|[GTP]J|t?CO[₂2]|Mg|kg|ton\p{Ll}*|t|km|ha|m[²2³3]?|szt|os|osób|mieszkańców|mieszkań|lokali|gospodarstw\p{Ll}*|budynk\p{Ll}*)(?![\p{L}\d]))/u;

/** A mark such as [P], a bracket that names a source and its year, or words that introduce one. */
function hasSource(text: string): boolean {
  return (
    /\[[^\]]{1,80}\]|https?:\/\/|www\./.test(text) ||
    /\([^)]*\p{Lu}[^)]*\d{4}[^)]*\)|\((?:GUS|BDL|KOBiZE|CEEB)[^)]*\)/u.test(text) ||
    /źród[łl]|według|(?<!\p{L})wg(?!\p{L})|zgodnie z|na podstawie|szacun|z ewidencji|source|according to|estimate/iu.test(
      text,
    )
  );
}

interface Block {
  readonly text: string;
  readonly hasLink: boolean;
}

/** The paragraphs, list items and cells of a text. */
function blocksIn(content: FieldContent | undefined): Block[] {
  if (content?.type === "line") return [{ text: content.text, hasLink: false }];
  return content?.type === "rich" ? content.doc.content.flatMap(blocksOf) : [];
}

function blocksOf(node: RichNode): Block[] {
  const children = node.content ?? [];
  const runs = children.filter(({ type }) => type === "text");
  if (runs.length === 0) return children.flatMap(blocksOf);
  return [
    {
      text: runs.map(({ text }) => text ?? "").join(""),
      hasLink: runs.some(({ marks }) => marks?.some(({ type }) => type === "link")),
    },
  ];
}
