/** A text with the marks of its review, once they have come; part of the first bundle, as all texts are drawn by it. */
import type { RichText } from "@brudnopis/schema";
import { type ComponentType, useSyncExternalStore } from "react";
import { StaticText } from "../../fields/static-text.tsx";
import { useReview } from "../review-state.ts";
import type { Anchoring } from "./anchoring.ts";
import type { LabelOf } from "./text-marks.ts";

/** What comes with the code of review. */
export interface ReviewedTexts {
  readonly anchoring: Anchoring;
  readonly labelOf: LabelOf;
  readonly MarkedField: ComponentType<ReviewedTextProps>;
}

export interface ReviewedTextProps {
  readonly address: string;
  readonly doc: RichText;
  /** Whether it stands in a text box, which keys leave in other ways. */
  readonly isInTextBox: boolean;
}

const unwatched = () => () => undefined;

export function ReviewedText(props: ReviewedTextProps) {
  const { address, doc } = props;
  const texts = useReview((state) => state.texts);
  const isMarked = useSyncExternalStore(
    texts?.anchoring.anchors.subscribe ?? unwatched,
    () => texts?.anchoring.isMarked(address) ?? false,
  );
  return texts && isMarked ? <texts.MarkedField {...props} /> : <StaticText doc={doc} />;
}
