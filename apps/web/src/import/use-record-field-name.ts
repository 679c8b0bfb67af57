import type { TextTarget } from "@brudnopis/document";
import { useConnectedDocument } from "../document/document-context.ts";

/** „Audyty budynków – Opis i zakres”. */
export function useRecordFieldName(): (target: Extract<TextTarget, { to: "record" }>) => string {
  const { template, language } = useConnectedDocument();
  return ({ collection, record, field }) => {
    const fields = template.collections.find(({ key }) => key === collection)?.fields ?? [];
    const label = fields.find(({ key }) => key === field)?.label[language] ?? field;
    return `${record} – ${label}`;
  };
}
