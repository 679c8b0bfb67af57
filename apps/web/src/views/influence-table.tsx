/** The influence matrix as a table. */
import {
  byQuadrant,
  formatField,
  type InfluenceMatrix as Model,
  type PlacedStakeholder,
  type Quadrant,
  type UnplacedStakeholder,
} from "@brudnopis/document";
import { quadrantWords } from "@brudnopis/export";
import type { RecordContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { recordKey } from "../document/page-state.ts";
import { RecordLink } from "./record-link.tsx";
import { useFields } from "./use-fields.ts";

const collection = "stakeholders";

/** Those who ask for most first; without scores last. */
export function InfluenceTable({ model }: { readonly model: Model }) {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const fieldOf = useFields(collection);
  const text = (key: string, { fields }: RecordContent) => {
    const field = fieldOf(key);
    return field ? formatField(field, fields[key], { language, nameOf: () => "" }) : "";
  };
  const label = (key: string) => fieldOf(key)?.label[language] ?? "";
  const engagement = (record: RecordContent) =>
    ["cooperation", "engagement", "participation"]
      .map((key) => text(key, record))
      .filter(Boolean)
      .join("; ");
  const rowOf = (
    { id, number, name, record }: PlacedStakeholder | UnplacedStakeholder,
    quadrant: Quadrant | undefined,
  ) => (
    <tr key={id}>
      <td className="code">{number}</td>
      <td data-label={label("name")}>
        <RecordLink place={recordKey(collection, id)}>{name || t("unnamed")}</RecordLink>
      </td>
      <td data-label={t("influence.quadrant")}>
        {quadrant ? quadrantWords[language][quadrant].name : t("noScores")}
      </td>
      <td className="num" data-label={label("influence")}>
        {text("influence", record) || "–"}
      </td>
      <td className="num" data-label={label("interest")}>
        {text("interest", record) || "–"}
      </td>
      <td data-label={t("influence.engagement")}>
        {engagement(record) || t("influence.noEngagement")}
      </td>
    </tr>
  );
  return (
    <div className="table-frame">
      <table className="record-table summary">
        <thead>
          <tr>
            <th scope="col">{t("number")}</th>
            <th scope="col">{label("name")}</th>
            <th scope="col">{t("influence.quadrant")}</th>
            <th scope="col" className="num">
              {label("influence")}
            </th>
            <th scope="col" className="num">
              {label("interest")}
            </th>
            <th scope="col">{t("influence.engagement")}</th>
          </tr>
        </thead>
        <tbody>
          {byQuadrant(model.placed).map((each) => rowOf(each, each.quadrant))}
          {model.unplaced.map((each) => rowOf(each, undefined))}
        </tbody>
      </table>
    </div>
  );
}
