/** What became of a text: its words, when they are few and in one place, else how many. */
import type { Change, DiffNode } from "@brudnopis/schema";
import type { TFunction } from "i18next";
import { type Piece, type PieceKind, piecesOf } from "./pieces.ts";

type T = TFunction<"changes">;

/** Characters of a piece that is still shown word for word. */
const shortText = 60;

type TextChange = Extract<Change, { type: "text" }>;

export function textWhat(change: TextChange, t: T): string {
  return shortWhat(piecesOf(change.blocks ?? []), t) ?? textCounts(change, t);
}

/** The same where the words themselves stand beside it. */
export function textCounts({ inserted, deleted, blocks }: TextChange, t: T): string {
  return (
    countsWhat(inserted, deleted, t) ??
    pictureWhat(blocks ?? [], t) ??
    shapeWhat(piecesOf(blocks ?? []), t)
  );
}

/** „39” → „41”; undefined where more has changed than can be said in a few words. */
function shortWhat(pieces: readonly Piece[], t: T): string | undefined {
  const changed = pieces.filter(({ kind }) => kind !== "same");
  const isShort = changed.every(({ text }) => text.trim() !== "" && text.length <= shortText);
  if (!isShort || changed.length > 2) return undefined;
  const [before, after] = [textOf(changed, "deleted"), textOf(changed, "inserted")];
  if (before !== undefined && after !== undefined) return t("replaced", { before, after });
  if (changed.length > 1) return undefined;
  if (before !== undefined) return t("erased", { text: before });
  if (after === undefined) return undefined;
  const isAll = pieces.every(({ kind, text }) => kind !== "same" || text === "");
  return t(isAll ? "written" : "added", { text: after });
}

function textOf(pieces: readonly Piece[], kind: PieceKind): string | undefined {
  return pieces.find((piece) => piece.kind === kind)?.text.trim();
}

function countsWhat(inserted: number, deleted: number, t: T): string | undefined {
  const parts = [
    ...(inserted > 0 ? [t("inserted", { count: inserted })] : []),
    ...(deleted > 0 ? [t("deleted", { count: deleted })] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** Where nothing but pictures came or went, or says something else now. */
function pictureWhat(blocks: readonly DiffNode[], t: T): string | undefined {
  const kinds = new Set(imagesIn(blocks).flatMap(({ change }) => (change ? [change.type] : [])));
  if (kinds.size === 0) return undefined;
  if (kinds.size > 1) return t("pictures");
  if (kinds.has("inserted")) return t("pictureAdded");
  return t(kinds.has("deleted") ? "pictureRemoved" : "pictureSays");
}

/** What is in a block that came or went says so itself. */
function imagesIn(blocks: readonly DiffNode[]): DiffNode[] {
  return blocks.flatMap((node) => (node.type === "image" ? [node] : imagesIn(node.content ?? [])));
}

/** Where the words are the same ones. */
function shapeWhat(pieces: readonly Piece[], t: T): string {
  const kinds = new Set(pieces.map(({ kind }) => kind));
  if (kinds.has("marked")) return t("marked");
  kinds.delete("same");
  return kinds.size > 0 ? t("reshaped") : t("rewritten");
}
