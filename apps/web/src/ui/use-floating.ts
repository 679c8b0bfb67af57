/** Things that lie over the page beside what opened them, in the browser's top layer: no frame that scrolls cuts them. */
import { type RefObject, useLayoutEffect } from "react";

/** Shows a `popover="manual"` element below its anchor, or above where there is more room, and keeps it there. */
export function useFloating(
  floating: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const [element, beside] = [floating.current, anchor.current];
    if (!element || !beside) return;
    element.showPopover();
    const place = () => placeBeside(element, beside);
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    addEventListener("scroll", place, true);
    addEventListener("resize", place);
    return () => {
      observer.disconnect();
      removeEventListener("scroll", place, true);
      removeEventListener("resize", place);
    };
  }, [floating, anchor]);
}

const gap = 4;

function placeBeside(element: HTMLElement, beside: HTMLElement): void {
  const { top, bottom, left, width } = beside.getBoundingClientRect();
  const below = innerHeight - bottom - 2 * gap;
  const above = top - 2 * gap;
  const isBelow = below >= Math.min(element.scrollHeight, 240) || below >= above;
  element.style.maxHeight = `${Math.min(320, isBelow ? below : above)}px`;
  element.style.minWidth = `${Math.min(width, innerWidth - 2 * gap)}px`;
  const { offsetWidth, offsetHeight } = element;
  element.style.top = `${isBelow ? bottom + gap : top - gap - offsetHeight}px`;
  element.style.left = `${Math.max(gap, Math.min(left, innerWidth - offsetWidth - gap))}px`;
}
