/**
 * The anchors of a page that is open: kept in step with what the server says and with the texts, drawn in the editor that is
 * open, and repaired by who may edit.
 */
import type { Doc, XmlFragment } from "yjs";
import type { ReviewStore } from "../review-state.ts";
import type { TextMark } from "../text-mark.ts";
import { anchoredIn } from "./anchored.ts";
import { Anchors, locatedIn, type Repair } from "./anchors.ts";
import { mendAnchors } from "./mend.ts";
import { type LabelOf, textMarks } from "./text-marks.ts";

export interface AnchoringOptions {
  readonly review: ReviewStore;
  readonly round: string | undefined;
  readonly textAt: (address: string) => XmlFragment;
  readonly labelOf: LabelOf;
  /** Of who may edit: the document that they edit, and how to tell what was repaired. */
  readonly repairs?: { readonly doc: Doc; readonly add: (repair: Repair) => void };
  /** Calls back when the typing pauses; returns what calls it off. */
  readonly later: (run: () => void) => () => void;
}

/** What is drawn in the editor that is open, from outside of it. */
export interface EditorMarks {
  /** Takes down where words have gone, before others change the text. */
  settle(): void;
  /** What is anchored has changed, or how it is drawn. */
  refresh(): void;
}

export class Anchoring {
  readonly anchors: Anchors;
  readonly #options: AnchoringOptions;
  readonly #stops: (() => void)[] = [];
  #open: EditorMarks | undefined;
  #shown: unknown[] = [];

  constructor(options: AnchoringOptions) {
    const { review, textAt, repairs, later } = options;
    this.#options = options;
    this.anchors = new Anchors({ textAt, later, ...(repairs ? { send: repairs.add } : {}) });
    this.#stops.push(review.subscribe(this.#take));
    this.#stops.push(this.anchors.subscribe(() => this.refresh()));
    if (repairs) {
      const settle = () => this.#open?.settle();
      this.#stops.push(mendAnchors({ doc: repairs.doc, anchors: this.anchors, textAt, settle }));
    }
    this.#take();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.anchors.stop();
  }

  /** Whether there is anything to be drawn in the text of an address. */
  isMarked(address: string): boolean {
    return this.anchors.at(address).length > 0;
  }

  /** What is to be drawn in a text. */
  marksAt(address: string): readonly TextMark[] {
    const { review, labelOf } = this.#options;
    return textMarks(review.get(), locatedIn(this.anchors.found(address)), labelOf);
  }

  /** An editor shows marks of its own until the function that it returns is called. */
  opened(marks: EditorMarks): () => void {
    this.#open = marks;
    return () => {
      if (this.#open === marks) this.#open = undefined;
    };
  }

  /** What moved is told, and drawn as everybody finds it. */
  refresh(): void {
    this.#open?.refresh();
  }

  get later(): AnchoringOptions["later"] {
    return this.#options.later;
  }

  readonly #take = (): void => {
    const state = this.#options.review.get();
    const { threads, suggestions, active } = state;
    const [before, activeBefore] = [this.#shown.slice(0, 2), this.#shown[2]];
    this.#shown = [threads, suggestions, active];
    if (before[0] !== threads || before[1] !== suggestions)
      this.anchors.take(anchoredIn(state, this.#options.round));
    else if (activeBefore === active) return;
    this.refresh();
  };
}
