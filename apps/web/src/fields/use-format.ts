import { formatField, formatMoney, recordLabel } from "@brudnopis/document";
import type { DocumentContent, Field, FieldContent, Language, Template } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { type Store, useStore } from "../ui/store.ts";

/** Long: amounts with their unit, references by code and name. Short, for cells: bare, by code where there is one. */
export type FormatKind = "long" | "short";

export interface FormatWords {
  readonly template: Template;
  readonly language: Language;
  readonly t: TFunction;
}

/** Field content as people read it. Watches nothing but the names of the records that it refers to. */
export function useFieldText(
  field: Field,
  content: FieldContent | undefined,
  kind: FormatKind,
): string {
  const { t } = useTranslation();
  const { session, template, language } = useDocument();
  const words = { template, language, t };
  // A large document has hundreds of cells: a letter asks only those that name other records.
  const watched: Watched = content?.type === "reference" ? session.content : nothing;
  return useStore(watched, (all) => fieldText(field, content, kind, all?.collections ?? {}, words));
}

type Watched = Pick<Store<DocumentContent | undefined>, "get" | "subscribe">;

const nothing: Watched = { get: () => undefined, subscribe: () => () => undefined };

export function fieldText(
  field: Field,
  content: FieldContent | undefined,
  kind: FormatKind,
  collections: DocumentContent["collections"],
  { template, language, t }: FormatWords,
): string {
  if (content?.type === "money" && kind === "long") return formatMoney(content.grosze, language);
  return formatField(field, content, {
    language,
    nameOf: (collection, id) => {
      const record = collections[collection]?.find((candidate) => candidate.id === id);
      if (!record) return t("value.removedRecord");
      const label = recordLabel(record, collection, template) || t("value.unnamed");
      return kind === "short" ? (record.code ?? label) : label;
    },
  });
}
