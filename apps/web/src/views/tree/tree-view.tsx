/** The problem in the middle, effects above it, causes below: boxes that lead to their records. */
import type { ProblemTree, TreeNode } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { useWidth } from "../use-width.ts";
import { NodeBox } from "./node-box.tsx";
import type { TreeEdits, TreeSide } from "./tree-edits.ts";
import "./tree.css";

interface TreeViewProps {
  readonly tree: ProblemTree;
  /** Absent where the tree is only read. */
  readonly edits?: TreeEdits;
}

/** Boxes of the first level beside one another, and what each needs at least. */
const mostColumns = 4;
const columnWidth = 145;

export function TreeView({ tree, edits }: TreeViewProps) {
  const { t } = useTranslation("plots");
  const [place, width = 0] = useWidth<HTMLDivElement>();
  const columns = Math.max(1, Math.min(mostColumns, Math.floor(width / columnWidth)));
  const side = { edits, columns };
  return (
    <div className="tree" ref={place}>
      <Side side="effects" nodes={tree.effects} {...side} />
      <div
        className="tree-problem"
        data-over={edits?.over === "problem" || undefined}
        {...edits?.dropOn("problem")}
      >
        <span>{t("tree.problem")}</span>
        <strong>{tree.problem || t("tree.noProblem")}</strong>
      </div>
      <Side side="causes" nodes={tree.causes} {...side} />
    </div>
  );
}

interface SideProps {
  readonly side: TreeSide;
  readonly nodes: readonly TreeNode[];
  readonly edits: TreeEdits | undefined;
  readonly columns: number;
}

function Side({ side, nodes, edits, columns }: SideProps) {
  const { t } = useTranslation("plots");
  if (nodes.length === 0) return null;
  const count = Math.min(columns, nodes.length);
  // The row that is farthest from the problem.
  const farRow = side === "causes" ? Math.floor((nodes.length - 1) / count) : 0;
  return (
    <ul
      className="tree-side"
      data-side={side}
      aria-label={t(`tree.${side}`)}
      style={{ gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` }}
    >
      {nodes.map((node, index) => (
        <li key={node.id} data-ends-row={index % count === count - 1 || index === nodes.length - 1}>
          {index % count === 0 && (
            <span className="tree-trunk" data-ends={Math.floor(index / count) === farRow} />
          )}
          <NodeBox leaf={node} parent={undefined} side={side} edits={edits} />
          {node.children.length > 0 && (
            <ul>
              {node.children.map((child) => (
                <li key={child.id}>
                  <NodeBox leaf={child} parent={node} side={side} edits={edits} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
