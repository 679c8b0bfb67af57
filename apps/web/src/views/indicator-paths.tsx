import {
  type IndicatorPath,
  indicatorPaths,
  type IndicatorPaths as Model,
} from "@brudnopis/document";
import {
  apartTable,
  hasIndicators,
  indicatorSummary,
  pathScene,
  pathTable,
  resultText,
  withoutPathTable,
} from "@brudnopis/export";
import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { PlotPicture } from "./plot-picture.tsx";
import { PlotTableView } from "./plot-table.tsx";
import { RecordLink } from "./record-link.tsx";
import { useViewModel } from "./use-view-model.ts";
import { ViewFrame, type ViewProps } from "./view-frame.tsx";

const sources = ["goals", "indicators", "contributions", "actions"];

export function IndicatorPaths({ part }: ViewProps) {
  const { t } = useTranslation("plots");
  const { language } = useDocument();
  const model = useViewModel(sources, indicatorPaths);
  return (
    <ViewFrame
      part={part}
      isEmpty={!hasIndicators(model)}
      emptyText={t("paths.empty")}
      summary={indicatorSummary(model, language).join(" ")}
      picture={
        <div className="path-cards">
          {model.paths.map((path) => (
            <PathCard key={path.id} path={path} />
          ))}
        </div>
      }
      table={<PathTables model={model} caption={part.label[language]} />}
    />
  );
}

const PathCard = memo(function PathCard({ path }: { readonly path: IndicatorPath }) {
  const { t } = useTranslation("plots");
  const { language } = useDocument();
  const draw = useCallback((width: number) => pathScene(path, language, width), [path, language]);
  return (
    <div className="path-card">
      <h4>
        <RecordLink place={`indicators/${path.id}.name`}>
          <span className="path-code">{path.code}</span> {path.name || t("unnamed")}
        </RecordLink>
        {path.unit !== "" && <span className="path-unit"> ({path.unit})</span>}
      </h4>
      <PlotPicture draw={draw} />
      <p className="path-result" data-result={path.result}>
        {resultText(path, language)}
      </p>
    </div>
  );
});

interface PathTablesProps {
  readonly model: Model;
  readonly caption: string;
}

const PathTables = memo(function PathTables({ model, caption }: PathTablesProps) {
  const { language } = useDocument();
  const tables = [
    ...(model.paths.length > 0 ? [pathTable(model, caption, language)] : []),
    ...(model.apart.length > 0 ? [apartTable(model, language)] : []),
    ...(model.withoutPath.length > 0 ? [withoutPathTable(model, language)] : []),
  ];
  return tables.map((table, index) => (
    <PlotTableView key={table.caption} table={table} isFirst={index === 0} />
  ));
});
