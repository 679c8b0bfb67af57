/** What became of a text: its words, when they are few and in one place, else how many. */
import type { Change, DiffNode } from "@brudnopis/schema";
import type { TFunction } from "i18next";

type T = TFunction<"changes">;
type Kind = NonNullable<DiffNode["change"]>["type"] | "same";

interface Piece {
  readonly kind: Kind;
  readonly text: string;
}

/** Keeps apart what two blocks say. */
const endOfBlock: Piece = { kind: "same", text: "" };

/** Characters of a piece that is still shown word for word. */
const shortText = 60;

export function textWhat(
  { inserted, deleted, blocks }: Extract<Change, { type: "text" }>,
  t: T,
): string {
  const pieces = (blocks ?? []).flatMap((block) => piecesOf(block, "same"));
  return shortWhat(joined(pieces), t) ?? countsWhat(inserted, deleted, t) ?? shapeWhat(pieces, t);
}

/** The pieces of a node in reading order. What is in a new or deleted block is new or deleted with it. */
function piecesOf(node: DiffNode, around: Kind): Piece[] {
  const kind = node.change?.type ?? around;
  if (node.text !== undefined) return [{ kind, text: node.text }];
  const content = (node.content ?? []).flatMap((child) => piecesOf(child, kind));
  // A block's own change is one even where there are no words in it.
  const own = content.length === 0 || kind === "reshaped" ? [{ kind, text: "" }] : [];
  return [...own, ...content, endOfBlock];
}

/** Neighbours of one kind differ in their marks or authors alone. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last && last.kind === piece.kind && last.text !== "" && piece.text !== "") {
      whole.splice(-1, 1, { kind: piece.kind, text: last.text + piece.text });
    } else whole.push(piece);
  }
  return whole;
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

function textOf(pieces: readonly Piece[], kind: Kind): string | undefined {
  return pieces.find((piece) => piece.kind === kind)?.text.trim();
}

function countsWhat(inserted: number, deleted: number, t: T): string | undefined {
  const parts = [
    ...(inserted > 0 ? [t("inserted", { count: inserted })] : []),
    ...(deleted > 0 ? [t("deleted", { count: deleted })] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** Where the words are the same ones. */
function shapeWhat(pieces: readonly Piece[], t: T): string {
  const kinds = new Set(pieces.map(({ kind }) => kind));
  if (kinds.has("marked")) return t("marked");
  kinds.delete("same");
  return kinds.size > 0 ? t("reshaped") : t("rewritten");
}
