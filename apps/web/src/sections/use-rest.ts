import { type RefObject, useEffect } from "react";

/** Marks what rests; whoever asks where something in it is makes the browser lay it all out. */
export const restingMark = "data-resting";

/**
 * Lays to rest what is more than a screen away from the window: the browser keeps its height and spends nothing on it.
 * In a large document a letter costs what stands around it, not the whole page. The height is the one that it had, so
 * nothing moves, and it stays in the page for assistive technology and for searching.
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
    const observer = new IntersectionObserver(look, { rootMargin: "100% 0px" });
    observer.observe(element);
    let width = innerWidth;
    // In another width everything has another height.
    const measureAgain = () => {
      if (innerWidth === width) return;
      width = innerWidth;
      observer.unobserve(element);
      wake(element);
      observer.observe(element);
    };
    addEventListener("resize", measureAgain);
    return () => {
      removeEventListener("resize", measureAgain);
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
