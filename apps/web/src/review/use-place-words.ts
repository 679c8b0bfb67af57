/** What places are called: fields, records, tables, sections and the document itself. */
import { fieldAt, parseAddress } from "@brudnopis/document";
import type { DocumentContent, ReviewPlace } from "@brudnopis/schema";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type ShownDocument, useContent, useDocument } from "../document/document-context.ts";
import { placeName } from "../document/place-name.ts";
import { fieldText, type FormatWords } from "../fields/use-format.ts";
import { remembering } from "../views/remembering.ts";
import { placeOf, wholeDocument } from "./places.ts";

/** Undefined for what is not there any more. Only a place in a record is called anew when its record is. */
export function usePlaceWords(place: string): string | undefined {
  const { t } = useTranslation("review");
  const { template, language } = useDocument();
  const select = useMemo(() => {
    const [owner = ""] = place.split(/[/.]/u);
    return remembering([owner], (content) => placeName(template, content, place, language));
  }, [template, place, language]);
  const name = useContent(select);
  if (place === wholeDocument) return t("wholeDocument");
  return name ?? titleOf({ template, language }, place);
}

/** As it is called now; nobody is told when that changes. */
export function placeWords(open: ShownDocument, place: string): string | undefined {
  const { template, session, language } = open;
  return placeName(template, session.content.get(), place, language) ?? titleOf(open, place);
}

function titleOf(
  { template, language }: Pick<ShownDocument, "template" | "language">,
  place: string,
): string | undefined {
  const owner =
    template.collections.find(({ key }) => key === place) ??
    template.sections.find(({ key }) => key === place);
  return owner?.title[language];
}

const longestLabel = 300;

/** What a place is called, and for a cell what it holds: it stays with the remark when the place has changed. */
export function useLabelOf(): (place: ReviewPlace) => string {
  const { t } = useTranslation();
  const { template, language, session } = useDocument();
  return (place) => {
    const key = placeOf(place);
    const content = session.content.get();
    const words = { template, language };
    const name = placeName(template, content, key, language) ?? titleOf(words, key) ?? "";
    const value = place.type === "field" ? valueAt(content, key, { ...words, t }) : "";
    return (value === "" ? name : `${name}: ${value}`).slice(0, longestLabel);
  };
}

function valueAt(content: DocumentContent, key: string, words: FormatWords): string {
  const field = fieldAt(words.template, key);
  const address = parseAddress(key);
  if (!field || !address || field.type === "rich" || field.type === "line") return "";
  const { owner, record: id } = address;
  const record = content.collections[owner]?.find((candidate) => candidate.id === id);
  const stored = id === undefined ? content.fields[key] : record?.fields[field.key];
  return fieldText(field, stored, "short", content.collections, words);
}
