/** What became of a text: its few words, when they are few, or how many. */
import type { Change, DiffNode } from "@brudnopis/schema";
import type { TFunction } from "i18next";

type TextChange = Extract<Change, { type: "text" }>;

/** Characters of a piece that is still shown word for word. */
const shortText = 60;

export function textWhat(change: TextChange, t: TFunction<"changes">): string {
  const { inserted, deleted, blocks } = change;
  const pieces = blocks ? piecesOf(blocks) : [];
  return shortWhat(pieces, t) ?? countsWhat(inserted, deleted, t) ?? shapeWhat(pieces, t);
}

interface Piece {
  readonly type: NonNullable<DiffNode["change"]>["type"];
  readonly text: string;
}

/** The changed pieces in reading order; neighbours of one kind are one. */
function piecesOf(blocks: readonly DiffNode[]): Piece[] {
  const pieces: { type: Piece["type"]; text: string }[] = [];
  let isBroken = true;
  const visit = (node: DiffNode, inherited: Piece["type"] | undefined) => {
    const type = node.change?.type ?? inherited;
    if (node.text === undefined && !node.content) {
      if (node.change) pieces.push({ type: node.change.type, text: "" });
      return;
    }
    if (node.text !== undefined) {
      const last = pieces.at(-1);
      if (type === undefined) isBroken = true;
      else if (last && last.type === type && !isBroken) last.text += node.text;
      else pieces.push({ type, text: node.text });
      if (type !== undefined) isBroken = false;
      return;
    }
    isBroken = true;
    for (const child of node.content ?? []) visit(child, type);
  };
  for (const block of blocks) visit(block, undefined);
  return pieces;
}

/** One word for another, or a few words in one place, said as they are. */
function shortWhat(pieces: readonly Piece[], t: TFunction<"changes">): string | undefined {
  const written = pieces.filter(({ type }) => type === "inserted" || type === "deleted");
  if (written.length !== pieces.length || written.length > 2) return undefined;
  const texts = written.map(({ type, text }) => ({ type, text: text.trim() }));
  if (texts.some(({ text }) => text === "" || text.length > shortText)) return undefined;
  const before = texts.find(({ type }) => type === "deleted")?.text;
  const after = texts.find(({ type }) => type === "inserted")?.text;
  if (texts.length === 2) return before && after && t("replaced", { before, after });
  if (after !== undefined) return t("written", { text: after });
  return before === undefined ? undefined : t("erased", { text: before });
}

function countsWhat(
  inserted: number,
  deleted: number,
  t: TFunction<"changes">,
): string | undefined {
  const parts = [
    ...(inserted > 0 ? [t("inserted", { count: inserted })] : []),
    ...(deleted > 0 ? [t("deleted", { count: deleted })] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

function shapeWhat(pieces: readonly Piece[], t: TFunction<"changes">): string {
  if (pieces.some(({ type }) => type === "reshaped")) return t("reshaped");
  return pieces.some(({ type }) => type === "marked") ? t("marked") : t("rewritten");
}
