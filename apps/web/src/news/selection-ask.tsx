/** For those who read: beside words that they select, the way to ask who wrote them. Who writes has a button for it. */
import { UserSearch } from "lucide-react";
import { useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsEditing } from "../document/document-context.ts";
import { type BlameQuestion, rangeOf } from "./blame-question.ts";
import { NewsContext } from "./news-state.ts";

interface Selected {
  readonly question: BlameQuestion;
  readonly bottom: number;
  readonly left: number;
}

export function SelectionAsk() {
  const isEditing = useIsEditing();
  return isEditing ? null : <Ask />;
}

function Ask() {
  const { t } = useTranslation("news");
  const news = useContext(NewsContext);
  const button = useRef<HTMLButtonElement>(null);
  const selected = useSelectedText();
  useEffect(() => {
    if (selected) button.current?.showPopover();
  }, [selected]);
  if (!selected) return null;
  const ask = () => news?.set((state) => ({ ...state, blame: selected.question }));
  return (
    <button
      className="button small selection-ask"
      type="button"
      popover="manual"
      ref={button}
      style={{ top: selected.bottom, left: selected.left }}
      // The selection stays as it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={ask}
    >
      <UserSearch size={16} aria-hidden />
      {t("blame.title")}
    </button>
  );
}

function useSelectedText(): Selected | undefined {
  const [selected, setSelected] = useState<Selected>();
  useEffect(() => {
    const look = () => setSelected(readSelection());
    document.addEventListener("selectionchange", look);
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      document.removeEventListener("selectionchange", look);
      removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, []);
  return selected;
}

const gap = 6;
const widest = 180;

/** Of words within one text field. */
function readSelection(): Selected | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const chosen = selection.getRangeAt(0);
  const field = fieldAround(chosen.commonAncestorContainer);
  const address = field?.dataset["place"];
  if (!field || address === undefined) return undefined;
  const before = document.createRange();
  before.setStart(field, 0);
  before.setEnd(chosen.startContainer, chosen.startOffset);
  const range = rangeOf(before.toString(), chosen.toString());
  if (!range) return undefined;
  const { bottom, left } = chosen.getBoundingClientRect();
  return {
    question: { address, range },
    bottom: bottom + gap,
    left: Math.max(gap, Math.min(left, innerWidth - widest)),
  };
}

function fieldAround(node: Node): HTMLElement | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-kind="text"]') ?? undefined;
}
