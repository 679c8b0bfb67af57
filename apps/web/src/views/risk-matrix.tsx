/** How likely and how bad: risks in a matrix whose cells say their level, and which of them need a plan. */
import {
  bandOf,
  byLevel,
  lacksResponse,
  type PlacedRisk,
  riskBands,
  type RiskMatrix as Model,
  riskMatrix,
  type UnplacedRisk,
} from "@brudnopis/document";
import { bandRange, bandWords, riskSentences } from "@brudnopis/export";
import type { RecordContent } from "@brudnopis/schema";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { recordKey } from "../document/page-state.ts";
import type { MatrixEntry, MatrixLook } from "./matrix/matrix-look.ts";
import { Matrix } from "./matrix/matrix.tsx";
import { RecordLink } from "./record-link.tsx";
import { useFields } from "./use-fields.ts";
import { ViewFrame, type ViewProps } from "./view-frame.tsx";

const collection = "risks";
const kind = { collection, across: "probability", up: "impact" } as const;
const none: readonly RecordContent[] = [];

export function RiskMatrix({ part }: ViewProps) {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const risks = useContent(({ collections }) => collections[collection] ?? none);
  const participants = useContent(({ collections }) => collections["participants"] ?? none);
  const model = useMemo(
    () => riskMatrix({ collections: { risks: [...risks], participants: [...participants] } }),
    [risks, participants],
  );
  const look = useLook(model, part.label[language]);
  return (
    <ViewFrame
      part={part}
      isEmpty={risks.length === 0}
      emptyText={t("risks.empty")}
      summary={riskSentences(model, language)}
      picture={<Matrix look={look} />}
      table={<Table model={model} />}
    />
  );
}

function useLook(model: Model, label: string): MatrixLook {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const fieldOf = useFields(collection);
  return useMemo(() => {
    const words = bandWords[language];
    const placeText: MatrixLook["placeText"] = (across, up) =>
      t("risks.place", { across, up, level: across * up, band: words[bandOf(across * up)] });
    const entry = (
      risk: PlacedRisk | UnplacedRisk,
      spoken: string,
      isLacking: boolean,
    ): MatrixEntry => ({
      id: risk.id,
      mark: risk.code,
      name: risk.name || t("unnamed"),
      spoken: isLacking ? `${spoken}, ${t("risks.lacking")}` : spoken,
      isLacking,
    });
    const bands = riskBands.map((band) => `${words[band]}: ${bandRange(band, language)}`);
    return {
      kind,
      label,
      axes: {
        across: fieldOf("probability")?.label[language] ?? "",
        up: fieldOf("impact")?.label[language] ?? "",
      },
      rows: model.rows.map((row) =>
        row.map(({ across, up, members }) => {
          const band = bandOf(across * up);
          return {
            across,
            up,
            label: t("risks.cell", { across, up, level: across * up }),
            className: `band-${band}`,
            corner: { level: across * up, words: words[band] },
            entries: members.map((risk) =>
              entry(risk, placeText(risk.probability, risk.impact), lacksResponse(risk)),
            ),
          };
        }),
      ),
      unscored: model.unplaced.map((risk) => entry(risk, t("noScores"), false)),
      notes: [
        `${t("risks.bands")}: ${bands.join(" · ")}`,
        ...(model.placed.some(lacksResponse) ? [t("risks.lackingKey")] : []),
      ],
      placeText,
    };
  }, [model, label, language, fieldOf, t]);
}

/** The highest level first; without scores last. */
function Table({ model }: { readonly model: Model }) {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const fieldOf = useFields(collection);
  const name = fieldOf("name")?.label[language] ?? "";
  const rowOf = (risk: PlacedRisk | UnplacedRisk, level: string, band: string) => (
    <tr key={risk.id}>
      <td className="code">{risk.code}</td>
      <td data-label={name}>
        <RecordLink place={recordKey(collection, risk.id)}>{risk.name || t("unnamed")}</RecordLink>
      </td>
      <td className="num" data-label={t("risks.level")}>
        {level}
      </td>
      <td data-label={t("risks.band")}>{band}</td>
      <td data-label={t("risks.plan")}>{t(`risks.${answerOf(risk)}`)}</td>
    </tr>
  );
  return (
    <div className="table-frame">
      <table className="record-table summary">
        <thead>
          <tr>
            <th scope="col">{t("risks.code")}</th>
            <th scope="col">{name}</th>
            <th scope="col" className="num">
              {t("risks.level")}
            </th>
            <th scope="col">{t("risks.band")}</th>
            <th scope="col">{t("risks.plan")}</th>
          </tr>
        </thead>
        <tbody>
          {byLevel(model.placed).map((risk) => {
            const { probability, impact, level, band } = risk;
            return rowOf(risk, `${probability} × ${impact} = ${level}`, bandWords[language][band]);
          })}
          {model.unplaced.map((risk) => rowOf(risk, "–", t("noScores")))}
        </tbody>
      </table>
    </div>
  );
}

function answerOf({ hasPlan, hasOwner }: PlacedRisk | UnplacedRisk) {
  if (hasPlan) return hasOwner ? "both" : "noOwner";
  return hasOwner ? "noPlan" : "neither";
}
