/**
 * Building a problem tree: boxes are added, and moved under one another, by menu, by arrow keys and by mouse.
 *
 *   T1  Each change is one step of undo, and is announced.
 *   T2  The tree keeps two levels: what has something under it stays on the first one.
 *   T3  The keyboard stays on the box that it moved.
 */
import {
  addRecord,
  liveRecords,
  type ProblemTree,
  recordFieldAddress,
  setValue,
  type TreeLeaf,
  type TreeNode,
} from "@brudnopis/document";
import { type DragEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../../document/document-context.ts";
import { announce, recordKey, setRecordOpen, showToast } from "../../document/page-state.ts";
import { reveal } from "../../document/reveal.ts";
import { newId } from "../../records/new-id.ts";
import type { DropPlace, TreeEdits, TreeSide } from "./tree-edits.ts";

interface Dragged {
  readonly side: TreeSide;
  readonly leaf: TreeLeaf;
}

interface EditedTree {
  readonly edits: TreeEdits;
  /** The element around the tree. */
  readonly place: RefObject<HTMLDivElement | null>;
}

export function useTreeEdits(tree: ProblemTree): EditedTree {
  const { t } = useTranslation("plots");
  const { page } = useConnectedDocument();
  const place = useRef<HTMLDivElement>(null);
  const focusNext = useFocusOnNext(tree, place);
  const { add, moveTo } = useTreeChanges();
  const { dragged, over, setDragged, setOver } = useDrag();
  const nameOf = ({ name }: TreeLeaf) => name || t("unnamed");

  const move: TreeEdits["move"] = (side, leaf, under) => {
    const now = parentIn(tree[side], leaf);
    if (now?.id === under?.id || leaf.id === under?.id) return;
    if (under && childrenIn(tree[side], leaf).length > 0) {
      showToast(page, t("tree.hasChildren", { name: nameOf(leaf) }));
      return;
    }
    focusNext(leaf.id);
    moveTo(side, leaf, under);
    announce(
      page,
      under
        ? t("tree.moved", { name: nameOf(leaf), target: nameOf(under) })
        : t("tree.movedToTop", { name: nameOf(leaf) }),
    );
  };

  const edits: TreeEdits = {
    over,
    add,
    move,
    targetsOf: (side, leaf) =>
      childrenIn(tree[side], leaf).length > 0
        ? []
        : tree[side].filter(({ id }) => id !== leaf.id && id !== parentIn(tree[side], leaf)?.id),
    onKey: (event, side, leaf) => {
      // Only in the name: the links and buttons beside it have keys of their own.
      if (!(event.target instanceof Element) || !event.target.closest(".tree-name")) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      const isOnTop = parentIn(tree[side], leaf) === undefined;
      if (event.key === "ArrowRight" && isOnTop) {
        event.preventDefault();
        const index = tree[side].findIndex(({ id }) => id === leaf.id);
        const before = tree[side][index - 1];
        if (before) move(side, leaf, before);
        else announce(page, t("tree.nothingBefore", { name: nameOf(leaf) }));
      } else if (event.key === "ArrowLeft" && !isOnTop) {
        event.preventDefault();
        move(side, leaf, undefined);
      }
    },
    startDrag: (event, side, leaf) => {
      // A box may hold another only on the page: the innermost one is dragged.
      event.stopPropagation();
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", leaf.name);
      setDragged({ side, leaf });
    },
    endDrag: () => setDragged(undefined),
    dropOn: (target) => ({
      onDragOver: (event: DragEvent) => {
        if (!dragged || !takes(target, dragged)) return;
        event.preventDefault();
        setOver(target === "problem" ? "problem" : target.node.id);
      },
      onDragLeave: () => setOver(undefined),
      onDrop: (event: DragEvent) => {
        if (!dragged || !takes(target, dragged)) return;
        event.preventDefault();
        setDragged(undefined);
        move(dragged.side, dragged.leaf, target === "problem" ? undefined : target.node);
      },
    }),
  };
  return { edits, place };
}

function takes(target: DropPlace, { side, leaf }: Dragged): boolean {
  return target === "problem" || (target.side === side && target.node.id !== leaf.id);
}

function parentIn(nodes: readonly TreeNode[], leaf: TreeLeaf): TreeNode | undefined {
  return nodes.find(({ children }) => children.some(({ id }) => id === leaf.id));
}

function childrenIn(nodes: readonly TreeNode[], leaf: TreeLeaf): readonly TreeLeaf[] {
  return nodes.find(({ id }) => id === leaf.id)?.children ?? [];
}

/** The edits themselves, each one step of undo. */
function useTreeChanges() {
  const { t } = useTranslation("plots");
  const open = useConnectedDocument();
  const { session, page, template } = open;
  const { doc, undo } = session;
  return {
    moveTo: (side: TreeSide, leaf: TreeLeaf, under: TreeNode | undefined) => {
      undo.separate();
      const address = recordFieldAddress(side, leaf.id, "under");
      setValue(doc, template, address, under ? [under.id] : undefined);
      undo.separate();
    },
    add: (side: TreeSide, under: TreeNode | undefined) => {
      const collection = template.collections.find(({ key }) => key === side);
      if (!collection) return;
      if (liveRecords(doc, side).length >= collection.max) {
        showToast(page, t("tree.full", { count: collection.max }));
        return;
      }
      const id = newId();
      undo.separate();
      addRecord(doc, collection, { id, ...(under ? { values: { under: [under.id] } } : {}) });
      undo.separate();
      setRecordOpen(page, recordKey(side, id), true);
      announce(page, t(`tree.added.${side}`));
      // Its row and form come with the content's next reading, a frame from now.
      requestAnimationFrame(() => reveal(open, recordFieldAddress(side, id, "name"), true));
    },
  };
}

/** A moved box is made anew in its new place: once it is there, it takes the keyboard. */
function useFocusOnNext(
  tree: ProblemTree,
  place: RefObject<HTMLElement | null>,
): (id: string) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const box = `[data-node="${CSS.escape(wanted.current)}"]`;
    wanted.current = undefined;
    place.current?.querySelector<HTMLElement>(`${box} a`)?.focus();
  }, [tree, place]);
  return (id) => {
    wanted.current = id;
  };
}

function useDrag() {
  const [dragged, setDragged] = useState<Dragged>();
  const [over, setOver] = useState<string>();
  return {
    dragged,
    over: dragged ? over : undefined,
    setDragged: (next: Dragged | undefined) => {
      setDragged(next);
      setOver(undefined);
    },
    setOver,
  };
}
