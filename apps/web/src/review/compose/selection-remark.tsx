/** Beside words that somebody selects while they read: the way to remark on them. Who writes has a button in the toolbar. */
import { MessageSquarePlus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing } from "../../document/document-context.ts";
import { useReviewSource } from "../review-source.ts";
import { useReview } from "../review-state.ts";
import { useReviewSteps } from "../use-review-steps.ts";
import { keepSelection } from "./keep-selection.ts";
import { placeOfWords, selectedWords } from "./place-of-selection.ts";

export function SelectionRemark() {
  const isEditing = useIsEditing();
  const canComment = useReview(({ facts }) => facts?.canComment === true);
  return isEditing || !canComment ? null : <Offer />;
}

function Offer() {
  const { t } = useTranslation("review");
  const open = useDocument();
  const source = useReviewSource();
  const { compose } = useReviewSteps();
  const button = useRef<HTMLButtonElement>(null);
  const at = useSelectionBox();
  useEffect(keepSelection, []);
  useEffect(() => {
    if (at) button.current?.showPopover();
  }, [at]);
  if (!at) return null;
  const begin = () => {
    const words = selectedWords(open);
    if (words) compose(placeOfWords(source, words));
  };
  return (
    <button
      className="button small selection-remark"
      type="button"
      popover="manual"
      ref={button}
      style={{ top: at.top, left: at.left }}
      // The selection stays as it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={begin}
    >
      <MessageSquarePlus size={16} aria-hidden />
      {t("compose.button")}
    </button>
  );
}

interface At {
  readonly top: number;
  readonly left: number;
}

function useSelectionBox(): At | undefined {
  const open = useDocument();
  const [at, setAt] = useState<At>();
  useEffect(() => {
    let frame: number | undefined;
    const look = () => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        setAt(selectedWords(open) ? besideSelection() : undefined);
      });
    };
    document.addEventListener("selectionchange", look);
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", look);
      removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, [open]);
  return at;
}

const gap = 6;
const height = 34;
const widest = 160;

/** Above what is selected, for below it is the question of who wrote it; there, where the bars are in the way. */
function besideSelection(): At | undefined {
  const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
  if (!box) return undefined;
  const bars = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  const above = box.top - gap - height;
  const top = above > bars - height ? above : box.bottom + 2 * gap + height;
  return { top, left: Math.max(gap, Math.min(box.left, innerWidth - widest)) };
}
