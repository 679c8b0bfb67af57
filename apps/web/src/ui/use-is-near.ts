import { type RefObject, useEffect, useState } from "react";

/** Becomes true when the element is less than a screen away, and stays so: what was drawn keeps its place. */
export function useIsNear(place: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [wasNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!isWanted || wasNear || !element) return;
    return whenNear(element, () => setNear(true));
  }, [place, isWanted, wasNear]);
  return wasNear;
}

/** One observer for all: hundreds of texts wait to be near. */
let observer: IntersectionObserver | undefined;
const waiting = new WeakMap<Element, () => void>();

/** Whether it is so now; makes the browser lay out the page. */
export function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

/** Calls back once it is near; returns what calls it off. */
export function whenNear(element: Element, run: () => void): () => void {
  observer ??= new IntersectionObserver(look, { rootMargin: "100%" });
  waiting.set(element, run);
  observer.observe(element);
  return () => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
}

function look(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) if (isIntersecting) waiting.get(target)?.();
}
