/** Who can decide and who cares: stakeholders in a matrix, each in the quadrant that says how to work together. */
import {
  type InfluenceMatrix as Model,
  influenceMatrix,
  lacksEngagement,
  optionLabel,
  type PlacedStakeholder,
  type Quadrant,
  quadrantOf,
  type Sector,
  sectors,
  type UnplacedStakeholder,
} from "@brudnopis/document";
import { influenceSentences, quadrantWords } from "@brudnopis/export";
import type { RecordContent } from "@brudnopis/schema";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../document/document-context.ts";
import { InfluenceTable } from "./influence-table.tsx";
import type { MatrixBand, MatrixEntry, MatrixLook } from "./matrix/matrix-look.ts";
import { Matrix } from "./matrix/matrix.tsx";
import { useFields } from "./use-fields.ts";
import { ViewFrame, type ViewProps } from "./view-frame.tsx";

const collection = "stakeholders";
const kind = { collection, across: "interest", up: "influence" } as const;
const none: readonly RecordContent[] = [];

export function InfluenceMatrix({ part }: ViewProps) {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const records = useContent(({ collections }) => collections[collection] ?? none);
  const model = useMemo(
    () => influenceMatrix({ collections: { [collection]: [...records] } }),
    [records],
  );
  const look = useLook(model, part.label[language]);
  return (
    <ViewFrame
      part={part}
      isEmpty={records.length === 0}
      emptyText={t("influence.empty")}
      summary={influenceSentences(model, language)}
      picture={<Picture model={model} look={look} />}
      table={<InfluenceTable model={model} />}
    />
  );
}

interface PictureProps {
  readonly model: Model;
  readonly look: MatrixLook;
}

function Picture({ model, look }: PictureProps) {
  const [sector, setSector] = useState<Sector>();
  const shown = useMemo(() => onlySector(look, model, sector), [look, model, sector]);
  return (
    <>
      <SectorFilter sector={sector} onChange={setSector} />
      <Matrix look={shown} />
    </>
  );
}

function onlySector(look: MatrixLook, model: Model, sector: Sector | undefined): MatrixLook {
  if (sector === undefined) return look;
  const from = new Set(
    [...model.placed, ...model.unplaced]
      .filter((stakeholder) => stakeholder.sector === sector)
      .map(({ id }) => id),
  );
  const isFrom = ({ id }: MatrixEntry) => from.has(id);
  return {
    ...look,
    rows: look.rows.map((row) =>
      row.map((cell) => ({ ...cell, entries: cell.entries.filter(isFrom) })),
    ),
    unscored: look.unscored.filter(isFrom),
  };
}

interface SectorFilterProps {
  readonly sector: Sector | undefined;
  readonly onChange: (sector: Sector | undefined) => void;
}

function SectorFilter({ sector, onChange }: SectorFilterProps) {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const field = useFields(collection)("sector");
  return (
    <label className="matrix-filter">
      {t("filter")}
      <select
        value={sector ?? ""}
        onChange={({ target }) => onChange(sectors.find((each) => each === target.value))}
      >
        <option value="">{t("allSectors")}</option>
        {sectors.map((each) => (
          <option key={each} value={each}>
            {field ? optionLabel(field, each, language) : each}
          </option>
        ))}
      </select>
    </label>
  );
}

function useLook(model: Model, label: string): MatrixLook {
  const { t } = useTranslation("matrices");
  const { language } = useDocument();
  const fieldOf = useFields(collection);
  return useMemo(() => {
    const words = quadrantWords[language];
    const placeText: MatrixLook["placeText"] = (across, up) =>
      t("influence.place", { across, up, quadrant: words[quadrantOf(up, across)].name });
    const entry = (
      stakeholder: PlacedStakeholder | UnplacedStakeholder,
      spoken: string,
      isLacking: boolean,
    ): MatrixEntry => ({
      id: stakeholder.id,
      mark: String(stakeholder.number),
      name: stakeholder.name || t("unnamed"),
      spoken: isLacking ? `${spoken}, ${t("influence.lacking")}` : spoken,
      isLacking,
    });
    const band = (quadrant: Quadrant, columns: number): MatrixBand => ({
      name: words[quadrant].name,
      detail: words[quadrant].callsFor,
      columns,
    });
    return {
      kind,
      label,
      axes: {
        across: fieldOf("interest")?.label[language] ?? "",
        up: fieldOf("influence")?.label[language] ?? "",
      },
      rows: model.rows.map((row) =>
        row.map(({ across, up, members }) => ({
          across,
          up,
          label: t("influence.cell", { across, up }),
          className: cellClass(quadrantOf(up, across), across, up),
          entries: members.map((member) =>
            entry(member, placeText(member.interest, member.influence), lacksEngagement(member)),
          ),
        })),
      ),
      unscored: model.unplaced.map((each) => entry(each, t("noScores"), false)),
      bands: {
        top: [band("satisfy", 3), band("collaborate", 2)],
        bottom: [band("monitor", 3), band("inform", 2)],
      },
      notes: model.placed.some(lacksEngagement) ? [t("influence.lackingKey")] : [],
      placeText,
    };
  }, [model, label, language, fieldOf, t]);
}

/** The lines between low and high scores are thicker. */
function cellClass(quadrant: Quadrant, across: number, up: number): string {
  return [
    `quadrant-${quadrant}`,
    ...(across === 3 ? ["ends-low"] : []),
    ...(up === 4 ? ["ends-high"] : []),
  ].join(" ");
}
