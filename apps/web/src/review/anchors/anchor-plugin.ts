/**
 * Remarks and suggestions in the text of an editor. Their ranges go along with what is typed, by the editor's own account of
 * it; when others write, they are found anew by their anchors.
 *
 *   E1  A letter costs a mapping of the ranges and nothing else: no anchor is looked at.
 *   E2  Before somebody else's edit comes in, and when the typing pauses, what has moved against its anchor is repaired.
 *   E3  What is drawn is what everybody gets from the anchors, a moment after the last letter.
 */
import { flatText } from "@brudnopis/document";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { DecorationSet, EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { XmlFragment } from "yjs";
import type { Anchoring } from "./anchoring.ts";
import { type Anchors, rangeOf } from "./anchors.ts";
import { drawMarks } from "./draw-marks.ts";
import { lettersOf } from "./letters.ts";
import { type Span, track, type Tracked } from "./track.ts";

export interface AnchorPluginOptions {
  readonly address: string;
  readonly fragment: XmlFragment;
  readonly anchoring: Anchoring;
}

interface Drawn extends Tracked {
  readonly decorations: DecorationSet;
}

export const anchorKey = new PluginKey<Drawn>("anchors");

export function anchorPlugin(options: AnchorPluginOptions): Plugin<Drawn> {
  const { anchors } = options.anchoring;
  return new Plugin<Drawn>({
    key: anchorKey,
    state: {
      init: (_config, { doc }) => found(options, doc, anchors.carried),
      apply: (transaction, before) => apply(options, transaction, before),
    },
    props: {
      decorations: (state) => anchorKey.getState(state)?.decorations,
    },
    view: (view) => keepInStep(options, view),
  });
}

function apply(options: AnchorPluginOptions, transaction: Transaction, before: Drawn): Drawn {
  const { carried } = before;
  const isShared = transaction.getMeta(ySyncPluginKey) !== undefined && transaction.docChanged;
  if (isShared || transaction.getMeta(anchorKey) !== undefined)
    return found(options, transaction.doc, carried);
  if (!transaction.docChanged) return before;
  const tracked = track(before, transaction);
  const isSameSet = tracked.spans.size === before.spans.size && tracked.carried === before.carried;
  const decorations = isSameSet
    ? before.decorations.map(transaction.mapping, transaction.doc)
    : drawMarks(transaction.doc, options.anchoring.marksAt(options.address), tracked.spans);
  return { ...tracked, decorations };
}

/** By the anchors alone. */
function found(
  { address, anchoring }: AnchorPluginOptions,
  doc: Node,
  carried: Tracked["carried"],
): Drawn {
  const { anchors } = anchoring;
  const letters = lettersOf(doc);
  const spans = new Map<string, Span>();
  for (const [id, resolved] of anchors.search(address).found) {
    const range = rangeOf(resolved);
    const from = range && letters.inFrontOf(range.from);
    const to = range && letters.behind(range.to);
    if (to === undefined || from === undefined) continue;
    // Between two letters: a suggestion that only puts something in.
    if (range?.from === range?.to) spans.set(id, { from: to, to, isPlace: true });
    else if (from < to) spans.set(id, { from, to });
  }
  const gone = new Set<string>();
  // What has come back in another way is carried no more.
  const still = new Map([...carried].filter(([id]) => !spans.has(id) && !isFound(anchors, id)));
  return {
    spans,
    carried: still,
    gone,
    touched: undefined,
    decorations: drawMarks(doc, anchoring.marksAt(address), spans),
  };
}

function isFound(anchors: Anchors, id: string): boolean {
  return rangeOf(anchors.find(id)) !== undefined;
}

function keepInStep(options: AnchorPluginOptions, view: EditorView) {
  const { anchoring } = options;
  const { anchors } = anchoring;
  let settled = view.state.doc;
  let cancel: (() => void) | undefined;
  const settle = () => {
    const state = anchorKey.getState(view.state);
    if (!state?.touched || settled === view.state.doc) return;
    settled = view.state.doc;
    anchors.carried = state.carried;
    if (anchors.mayRepair) repairTouched(options, view.state.doc, state);
  };
  const refresh = () => {
    if (view.isDestroyed) return;
    settle();
    view.dispatch(view.state.tr.setMeta(anchorKey, "refresh"));
  };
  const close = anchoring.opened({ settle, refresh });
  return {
    update: (_view: EditorView, before: EditorState) => {
      if (before.doc === view.state.doc || !anchorKey.getState(view.state)?.touched) return;
      cancel?.();
      cancel = anchoring.later(settle);
    },
    destroy: () => {
      cancel?.();
      settle();
      close();
    },
  };
}

/** E2 */
function repairTouched(
  { address, fragment, anchoring: { anchors } }: AnchorPluginOptions,
  doc: Node,
  { spans, gone, touched }: Drawn,
): void {
  const letters = lettersOf(doc);
  const flat = flatText(fragment);
  // Else the editor and the shared text are not of one mind, and the next change will tell.
  if (!touched || flat.text.length !== letters.length) return;
  const near = blocksAround(doc, touched);
  for (const [id, { from, to, isPlace = false }] of spans) {
    if (isPlace || to < near.from || from > near.to) continue;
    anchors.keep(id, address, { from: letters.before(from), to: letters.before(to) }, flat);
  }
  for (const id of gone) anchors.lose(id, address);
}

/** The binding writes whole blocks anew, up to the outermost. */
function blocksAround(doc: Node, { from, to }: Span): Span {
  const size = doc.content.size;
  const [start, end] = [doc.resolve(Math.min(from, size)), doc.resolve(Math.min(to, size))];
  return {
    from: start.depth > 0 ? start.before(1) : start.pos - (start.nodeBefore?.nodeSize ?? 0),
    to: end.depth > 0 ? end.after(1) : end.pos + (end.nodeAfter?.nodeSize ?? 0),
  };
}
