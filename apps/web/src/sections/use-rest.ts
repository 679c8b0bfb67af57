import { type RefObject, useEffect } from "react";

/** Marks what rests; whoever asks where something in it is makes the browser lay it all out. */
export const restingMark = "data-resting";

/**
 * Lays to rest what is more than half a screen away from the window: the browser keeps its height and spends nothing on
 * it, so that a letter costs what stands around it and not the whole page. The height is the one that it had, so nothing
 * moves, and it stays in the page for assistive technology and for searching.
 */
export function useRest(
  place: RefObject<HTMLElement | null>,
  isWanted: boolean,
  onChange: (isResting: boolean) => void,
): void {
  useEffect(() => {
    const element = place.current;
    if (!element || !isWanted) return;
    const look = (entries: readonly IntersectionObserverEntry[]) => {
      const entry = entries.at(-1);
      if (!entry) return;
      // Where somebody writes, they may come back to by typing on.
      const isAway = !entry.isIntersecting && !element.contains(document.activeElement);
      if (isAway) rest(element, entry.boundingClientRect.height);
      else wake(element);
      onChange(isAway);
    };
    const observer = new IntersectionObserver(look, { rootMargin: "50% 0px" });
    observer.observe(element);
    /** The observer's first word about an element is where it stands: that is its height once more. */
    const measureAgain = () => {
      observer.unobserve(element);
      wake(element);
      observer.observe(element);
    };
    let width = innerWidth;
    // In another width everything has another height.
    const onResize = () => {
      if (innerWidth !== width) measureAgain();
      width = innerWidth;
    };
    addEventListener("resize", onResize);
    return () => {
      removeEventListener("resize", onResize);
      observer.disconnect();
      wake(element);
      onChange(false);
    };
  }, [place, isWanted, onChange]);
}

function rest(element: HTMLElement, height: number): void {
  element.style.setProperty("contain-intrinsic-block-size", `${height}px`);
  element.style.setProperty("content-visibility", "auto");
  element.setAttribute(restingMark, "");
}

function wake(element: HTMLElement): void {
  element.style.removeProperty("content-visibility");
  element.style.removeProperty("contain-intrinsic-block-size");
  element.removeAttribute(restingMark);
}
