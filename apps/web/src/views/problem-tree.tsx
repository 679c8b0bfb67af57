import { problemTree } from "@brudnopis/document";
import { hasTree, treeSummary, treeTable } from "@brudnopis/export";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing } from "../document/document-context.ts";
import { PlotTableView } from "./plot-table.tsx";
import { EditableTree } from "./tree/editable-tree.tsx";
import { TreeView } from "./tree/tree-view.tsx";
import { useViewModel } from "./use-view-model.ts";
import { ViewFrame, type ViewProps } from "./view-frame.tsx";

const sources = ["causes", "effects", "actions", "problem-tree.central-problem"];

export function ProblemTree({ part }: ViewProps) {
  const { t } = useTranslation("plots");
  const { language } = useDocument();
  const isEditing = useIsEditing();
  const tree = useViewModel(sources, problemTree);
  return (
    <ViewFrame
      part={part}
      isEmpty={!hasTree(tree)}
      emptyText={t("tree.empty")}
      summary={treeSummary(tree, language).join(" ")}
      picture={isEditing ? <EditableTree tree={tree} /> : <TreeView tree={tree} />}
      table={<PlotTableView table={treeTable(tree, part.label[language], language)} isFirst />}
    />
  );
}
