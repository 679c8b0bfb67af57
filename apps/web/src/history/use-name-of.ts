import { recordLabel } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { useComparison } from "./history-context.ts";

/** What a referred record is called: by the comparison, which knows removed ones too, or by the document. */
export function useNameOf(isShort: boolean): (collection: string, id: string) => string {
  const { t } = useTranslation("changes");
  const { session, template } = useDocument();
  const { changes } = useComparison();
  return (collection, id) => {
    const records = session.content.get().collections[collection];
    const record = records?.find((candidate) => candidate.id === id);
    if (isShort && record?.code !== undefined) return record.code;
    const name = changes?.names[`${collection}/${id}`];
    if (name !== undefined && name !== "") return name;
    if (!record) return t(name === undefined ? "goneRecord" : "unnamedRecord");
    return recordLabel(record, collection, template) || t("unnamedRecord");
  };
}
