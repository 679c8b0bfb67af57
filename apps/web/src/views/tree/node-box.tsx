import type { TreeLeaf, TreeNode } from "@brudnopis/document";
import { useTranslation } from "react-i18next";
import { RecordLink } from "../record-link.tsx";
import { NodeMenu } from "./node-menu.tsx";
import type { TreeEdits, TreeSide } from "./tree-edits.ts";

export interface NodeBoxProps {
  readonly leaf: TreeLeaf;
  /** The box of the first level that this one hangs on. */
  readonly parent: TreeNode | undefined;
  readonly side: TreeSide;
  readonly edits: TreeEdits | undefined;
}

export function NodeBox(props: NodeBoxProps) {
  const { leaf, parent, side, edits } = props;
  const { t } = useTranslation("plots");
  return (
    // The keys work on the link in the box; what they do, the menu offers as buttons too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="tree-node"
      data-node={leaf.id}
      data-over={edits?.over === leaf.id || undefined}
      {...(edits && editing(props, edits))}
    >
      <p className="tree-name">
        <RecordLink place={`${side}/${leaf.id}.name`}>{leaf.name || t("unnamed")}</RecordLink>
      </p>
      {leaf.deeperUnder !== undefined && (
        <p className="tree-note">{t("tree.deeper", { name: leaf.deeperUnder || t("unnamed") })}</p>
      )}
      <Actions leaf={leaf} />
      {edits && <NodeMenu leaf={leaf} parent={parent} side={side} edits={edits} />}
    </div>
  );
}

function editing({ leaf, parent, side }: NodeBoxProps, edits: TreeEdits) {
  const target = parent ?? { children: [], ...leaf };
  return {
    draggable: true,
    onDragStart: (event: React.DragEvent) => edits.startDrag(event, side, leaf),
    onDragEnd: () => edits.endDrag(),
    onKeyDown: (event: React.KeyboardEvent) => edits.onKey(event, side, leaf),
    ...edits.dropOn({ side, node: target }),
  };
}

function Actions({ leaf }: { readonly leaf: TreeLeaf }) {
  const { t } = useTranslation("plots");
  const { actions, isOpen } = leaf;
  if (isOpen) return <p className="tree-note tree-open">{t("tree.noAction")}</p>;
  if (actions.length === 0) return null;
  return (
    <p className="tree-note">
      {t("tree.actions")}{" "}
      {actions.map(({ id, code }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <RecordLink place={`actions/${id}.name`}>{code}</RecordLink>
        </span>
      ))}
    </p>
  );
}
