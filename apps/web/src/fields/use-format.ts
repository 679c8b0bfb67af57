import { formatField, formatMoney, recordLabel } from "@brudnopis/document";
import type { Field, FieldContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";

export type Format = (field: Field, content: FieldContent | undefined) => string;

/** Writes field content as people read it: amounts with their unit, references by code and name. */
export function useFormat(): Format {
  const { language } = useDocument();
  const nameOf = useRecordNames("label");
  return (field, content) =>
    content?.type === "money"
      ? formatMoney(content.grosze, language)
      : formatField(field, content, { language, nameOf });
}

/** The same for narrow table cells: amounts bare, references by code alone where there is one. */
export function useShortFormat(): Format {
  const { language } = useDocument();
  const nameOf = useRecordNames("code");
  return (field, content) => formatField(field, content, { language, nameOf });
}

function useRecordNames(kind: "label" | "code"): (collection: string, id: string) => string {
  const { t } = useTranslation();
  const { template } = useDocument();
  const collections = useContent((content) => content.collections);
  return (collection, id) => {
    const record = collections[collection]?.find((candidate) => candidate.id === id);
    if (!record) return t("value.removedRecord");
    const label = recordLabel(record, collection, template) || t("value.unnamed");
    return kind === "code" ? (record.code ?? label) : label;
  };
}
