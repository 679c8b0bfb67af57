import { formatAmount, formatShare, recordLabel, summarise } from "@brudnopis/document";
import type { RecordContent, SummaryPart } from "@brudnopis/schema";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument, useIsEditing } from "../document/document-context.ts";

/** A table that is worked out from records, such as the sum of each funding source. */
export const SummaryTable = memo(function SummaryTable({ part }: { readonly part: SummaryPart }) {
  const { t } = useTranslation();
  const { template, language } = useDocument();
  const isEditing = useIsEditing();
  const collections = useSummed(part);
  const { rows, totalGrosze } = useMemo(
    () => summarise(part, { collections }),
    [part, collections],
  );
  const collection = template.collections.find(({ key }) => key === part.collection);
  const target = (key: string | undefined) => {
    const field = collection?.fields.find((candidate) => candidate.key === key);
    return field?.type === "reference" ? field.to : "";
  };
  const labelOf = (owner: string, id: string, short: boolean) => {
    const record = collections[owner]?.find((candidate) => candidate.id === id);
    if (!record) return t("value.removedRecord");
    return short && record.code !== undefined ? record.code : recordLabel(record, owner, template);
  };

  return (
    <div className="records">
      <h3 className="part-title">{part.label[language]}</h3>
      {isEditing && part.guidance && <p className="field-guidance">{part.guidance[language]}</p>}
      {rows.length === 0 ? (
        <p className="records-empty">{t("records.sumEmpty")}</p>
      ) : (
        <table className="record-table summary">
          <thead>
            <tr>
              <th scope="col">{t("records.source")}</th>
              {part.mention !== undefined && <th scope="col">{t("records.mentions")}</th>}
              <th scope="col" className="num">
                {t("records.amount")}
              </th>
              <th scope="col" className="num">
                {t("records.share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, grosze, mentions }) => (
              <tr key={id ?? ""}>
                <td data-label={t("records.source")}>
                  {id === undefined
                    ? t("records.unassigned")
                    : labelOf(target(part.groupBy), id, false)}
                </td>
                {part.mention !== undefined && (
                  <td data-label={t("records.mentions")}>
                    {mentions
                      .map((mention) => labelOf(target(part.mention), mention, true))
                      .join(", ")}
                  </td>
                )}
                <td className="num" data-label={t("records.amount")}>
                  {formatAmount(grosze, language)}
                </td>
                <td className="num" data-label={t("records.share")}>
                  {formatShare(grosze, totalGrosze, language)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={part.mention === undefined ? 1 : 2}>
                {t("records.total")}
              </th>
              <td className="num">{formatAmount(totalGrosze, language)}</td>
              <td className="num">{formatShare(totalGrosze, totalGrosze, language)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </div>
  );
});

/** The collections that the table is made from, and nothing else: a letter in another record does not redraw it. */
function useSummed(part: SummaryPart): Readonly<Record<string, RecordContent[]>> {
  const { template } = useDocument();
  const collection = template.collections.find(({ key }) => key === part.collection);
  const target = (key: string | undefined) => {
    const field = collection?.fields.find((candidate) => candidate.key === key);
    return field?.type === "reference" ? field.to : part.collection;
  };
  const [from, by, mentioned] = [part.collection, target(part.groupBy), target(part.mention)];
  const lines = useContent(({ collections }) => collections[from]);
  const groups = useContent(({ collections }) => collections[by]);
  const mentions = useContent(({ collections }) => collections[mentioned]);
  return useMemo(
    () => ({ [by]: groups ?? [], [mentioned]: mentions ?? [], [from]: lines ?? [] }),
    [from, by, mentioned, lines, groups, mentions],
  );
}
