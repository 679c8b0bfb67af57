import type { TreeLeaf, TreeNode } from "@brudnopis/document";
import type { DragEvent, KeyboardEvent } from "react";

/** Named like the collections that hold them. */
export type TreeSide = "causes" | "effects";

export interface Drop {
  onDragOver(event: DragEvent): void;
  onDragLeave(event: DragEvent): void;
  onDrop(event: DragEvent): void;
}

/** A place to drop on: a box of the first level, or the problem for the first level itself. */
export type DropPlace = { readonly side: TreeSide; readonly node: TreeNode } | "problem";

/** What can be done to a tree while it is written in. */
export interface TreeEdits {
  /** Where something would be dropped now: `problem` or the id of a record. */
  readonly over: string | undefined;
  /** The boxes of the first level under which this one can be put. */
  targetsOf(side: TreeSide, leaf: TreeLeaf): readonly TreeNode[];
  add(side: TreeSide, under: TreeNode | undefined): void;
  move(side: TreeSide, leaf: TreeLeaf, under: TreeNode | undefined): void;
  onKey(event: KeyboardEvent, side: TreeSide, leaf: TreeLeaf): void;
  startDrag(event: DragEvent, side: TreeSide, leaf: TreeLeaf): void;
  endDrag(): void;
  dropOn(place: DropPlace): Drop;
}
