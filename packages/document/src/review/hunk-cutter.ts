/** Makes records of what somebody would change: each with its anchor in the text as it is now. */
import type { RichNode, TextAnchor, TextHunk } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { cut } from "../history/cut.ts";
import { anchorAt, movedAnchor, quoteOf } from "./anchor.ts";
import { CarriedPlaces } from "./carried-places.ts";
import { lettersBefore, lettersOf, type Line, linesOf, nodeAt } from "./lines.ts";
import { isAnchorable, placeAnchor } from "./place-anchor.ts";
import type { BlockChange, InlineChange, TextChange } from "./suggested-changes.ts";

export class HunkCutter {
  readonly #fragment: XmlFragment;
  readonly #base: readonly RichNode[];
  readonly #lines: readonly Line[];
  readonly #places: CarriedPlaces;

  constructor(fragment: XmlFragment, base: readonly RichNode[]) {
    this.#fragment = fragment;
    this.#base = base;
    this.#lines = linesOf(base);
    this.#places = new CarriedPlaces(base, this.#lines, fragment);
  }

  toHunk(change: TextChange): TextHunk {
    return change.kind === "inline" ? this.#inline(change) : this.#block(change);
  }

  #inline(change: InlineChange): TextHunk {
    const line = this.#lines.find(({ path }) => String(path) === String(change.path));
    if (!line) throw new Error("A change of a line that is not there");
    const { from, to, before, after } = change;
    const letters = [from, to].map((offset) => line.from + lettersBefore(line.nodes, offset));
    const [start = 0, end = 0] = letters;
    const hunk = { kind: "inline" as const, before: [...before], after: [...after] };
    if (start < end) return { ...hunk, anchor: this.#rangeAnchor(start, end) };
    const place = this.#places.placeOf(line, from);
    if (before.length > 0 || !place || !isAnchorable(place)) return this.#wholeLine(line, change);
    const isInFront = place.offset === 0 && place.block.length > 0;
    const anchor = placeAnchor(this.#fragment, place);
    return { ...hunk, anchor, ...(isInFront ? { isInFront } : {}) };
  }

  /** Where only line breaks are around a change, the paragraph is changed as a whole. */
  #wholeLine({ path, node, nodes }: Line, { from, to, after }: InlineChange): TextHunk {
    const content = [...cut(nodes, 0, from), ...after, ...cut(nodes, to, Infinity)];
    const index = path.at(-1) ?? 0;
    return this.#block({
      kind: "block",
      path: path.slice(0, -1),
      from: index,
      to: index + 1,
      before: [node],
      after: [{ ...node, content }],
    });
  }

  #block(change: BlockChange): TextHunk {
    const { path, from, to, before, after } = change;
    const depth = path.length;
    const hunk: Omit<TextHunk, "anchor"> = {
      kind: "block",
      before: [...before],
      after: [...after],
      ...(depth > 0 ? { depth } : {}),
    };
    const own = this.#linesIn(path, from, to);
    const letters = lettersOf(before).length;
    const start = own[0]?.from ?? 0;
    if (letters > 0) return { ...hunk, anchor: this.#rangeAnchor(start, start + letters) };
    if (own[0]) return { ...hunk, anchor: this.#placeAnchor(own[0], 0) };
    if (before.length === 0) {
      const previous = this.#linesIn(path, from - 1, from).at(-1);
      if (previous) return { ...hunk, anchor: this.#placeAnchor(previous, Infinity) };
      const next = this.#linesIn(path, from, from + 1)[0];
      if (next) return { ...hunk, anchor: this.#placeAnchor(next, 0), isInFront: true };
    }
    const parent = this.#parentChange(change);
    // There is none only in a text that our editor did not make.
    return parent ? this.#block(parent) : { ...hunk, anchor: this.#rangeAnchor(start, start) };
  }

  /** Where there is no line to anchor to, what the blocks stand in is changed as a whole. */
  #parentChange({ path, from, to, after }: BlockChange): BlockChange | undefined {
    const index = path.at(-1);
    const parent = index === undefined ? undefined : nodeAt(this.#base, path);
    if (!parent || index === undefined) return undefined;
    const { content = [] } = parent;
    return {
      kind: "block",
      path: path.slice(0, -1),
      from: index,
      to: index + 1,
      before: [parent],
      after: [{ ...parent, content: [...content.slice(0, from), ...after, ...content.slice(to)] }],
    };
  }

  #linesIn(parent: readonly number[], from: number, to: number): Line[] {
    return this.#lines.filter(({ path }) => {
      const index = path[parent.length] ?? -1;
      return parent.every((step, at) => path[at] === step) && from <= index && index < to;
    });
  }

  #rangeAnchor(from: number, to: number): TextAnchor {
    if (this.#places.isAsBase) return anchorAt(this.#fragment, from, to);
    const quote = quoteOf(lettersOf(this.#base).slice(from, to));
    return movedAnchor(this.#fragment, { quote }, this.#places.rangeOf(from, to));
  }

  #placeAnchor(line: Line, offset: number): TextAnchor {
    const place = this.#places.placeOf(line, offset);
    const at = Math.min(line.from + line.letters, line.from + offset);
    return place ? placeAnchor(this.#fragment, place) : this.#rangeAnchor(at, at);
  }
}
