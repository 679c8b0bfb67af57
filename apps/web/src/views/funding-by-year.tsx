import { type FundingPlan, fundingPlan } from "@brudnopis/document";
import {
  actionFundingTable,
  fundingScene,
  fundingSummary,
  fundingTable,
  hasFunding,
} from "@brudnopis/export";
import { memo, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { PlotPicture } from "./plot-picture.tsx";
import { PlotTableView } from "./plot-table.tsx";
import { useViewModel } from "./use-view-model.ts";
import { ViewFrame, type ViewProps } from "./view-frame.tsx";

const sources = ["actions", "funding-lines", "funding-sources"];

export function FundingByYear({ part }: ViewProps) {
  const { t } = useTranslation("plots");
  const { language } = useDocument();
  const plan = useViewModel(sources, fundingPlan);
  const draw = useCallback(
    (width: number) => fundingScene(plan, language, width),
    [plan, language],
  );
  return (
    <ViewFrame
      part={part}
      isEmpty={!hasFunding(plan)}
      emptyText={t("funding.empty")}
      summary={fundingSummary(plan, language).join(" ")}
      picture={<PlotPicture draw={draw} />}
      table={<FundingTables plan={plan} caption={part.label[language]} />}
    />
  );
}

interface FundingTablesProps {
  readonly plan: FundingPlan;
  readonly caption: string;
}

const FundingTables = memo(function FundingTables({ plan, caption }: FundingTablesProps) {
  const { language } = useDocument();
  const bySource = useMemo(() => fundingTable(plan, caption, language), [plan, caption, language]);
  const byAction = useMemo(() => actionFundingTable(plan, language), [plan, language]);
  return (
    <>
      <PlotTableView table={bySource} isFirst />
      <PlotTableView table={byAction} isFirst={false} />
    </>
  );
});
