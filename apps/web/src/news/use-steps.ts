/** Going from one piece of news to the next: the page follows, and the place is marked while it is shown. */
import { useCallback, useContext, useEffect } from "react";
import { type ShownDocument, useDocument } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { itemBeside, type NewsItem } from "./news-items.ts";
import { NewsContext, type NewsState, type NewsStore } from "./news-state.ts";

export interface Steps {
  /** To the next one or back; after the last one comes what to do with all of them. */
  go(direction: 1 | -1): void;
  to(item: NewsItem): void;
  close(): void;
}

export function useSteps(): Steps {
  const store = useContext(NewsContext);
  const open = useDocument();
  const to = useCallback(
    (item: NewsItem) => {
      store?.set((state) => ({
        ...state,
        isListOpen: false,
        bar: { phase: "step", id: item.id },
      }));
      show(open, item);
    },
    [store, open],
  );
  const go = useCallback(
    (direction: 1 | -1) => {
      if (!store) return;
      const item = neighbour(store.get(), direction);
      if (item) to(item);
      else if (direction === 1) setPhase(store, "done");
    },
    [store, to],
  );
  const close = useCallback(() => {
    if (store) setPhase(store, "hidden");
  }, [store]);
  return { go, to, close };
}

/** F8 steps on and Shift+F8 back from everywhere on the page, as editors of code do; it writes nothing anywhere. */
export function useStepKeys({ go }: Steps): void {
  const store = useContext(NewsContext);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!store || store.get().sections.length === 0 || store.get().isListOpen) return;
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [store, go]);
}

function neighbour({ sections, bar }: NewsState, direction: 1 | -1): NewsItem | undefined {
  if (bar.phase === "done" && direction === 1) return undefined;
  return itemBeside(sections, bar.phase === "step" ? bar.id : undefined, direction);
}

function setPhase(store: NewsStore, phase: "hidden" | "done"): void {
  store.set((state) => ({ ...state, bar: { phase } }));
}

function show(open: ShownDocument, { places }: NewsItem): void {
  const [first] = places;
  if (first === undefined) return;
  reveal(open, first, false);
  // What is not on the page, such as a record that is gone again, is shown by what it was in.
  requestAnimationFrame(() => {
    if (isOnPage(first)) return;
    const other = places.find(isOnPage);
    if (other !== undefined) reveal(open, other, false);
  });
}

function isOnPage(place: string): boolean {
  return document.querySelector(`[data-place="${CSS.escape(place)}"]`) !== null;
}
