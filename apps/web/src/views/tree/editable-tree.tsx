/** The tree while it is written in: how to move its boxes, and the buttons that add some. */
import type { ProblemTree } from "@brudnopis/document";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { TreeView } from "./tree-view.tsx";
import { useTreeEdits } from "./use-tree-edits.ts";

export function EditableTree({ tree }: { readonly tree: ProblemTree }) {
  const { t } = useTranslation("plots");
  const { edits, place } = useTreeEdits(tree);
  return (
    <div ref={place}>
      <p className="tree-hint">{t("tree.hint")}</p>
      <TreeView tree={tree} edits={edits} />
      <div className="tree-add">
        {(["effects", "causes"] as const).map((side) => (
          <button
            key={side}
            className="button small"
            type="button"
            onClick={() => edits.add(side, undefined)}
          >
            <Plus size={16} aria-hidden />
            {t(`tree.add.${side}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
