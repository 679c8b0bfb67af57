import { type RefObject, useRef } from "react";

export interface Rescue<Element extends HTMLElement> {
  readonly heading: RefObject<Element | null>;
  /** Call it when what has the focus goes away. */
  readonly rescue: () => void;
}

/** Gives the focus to a heading when what had it went away, such as the row that was just removed. */
export function useRescue<Element extends HTMLElement = HTMLHeadingElement>(): Rescue<Element> {
  const heading = useRef<Element>(null);
  return { heading, rescue: () => rescueFocus(() => heading.current) };
}

/** Moves a focus that was lost, so that the keyboard does not begin at the top of the page again. */
export function rescueFocus(target: () => HTMLElement | null): void {
  // A dialog that closes gives the focus back in the next frame, when what opened it is still there.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) target()?.focus();
    }),
  );
}
