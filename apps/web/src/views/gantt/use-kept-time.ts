import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Zoom } from "./zoom.tsx";

/** Between the column that stays and what stands first on the axis. */
const gapPx = 16;

/**
 * The scroll container. What stood first on the axis stands there again when the scale changes: at the beginning where
 * the actions begin, `start` of the way along the axis.
 */
export function useKeptTime(zoom: Zoom, start: number): RefObject<HTMLDivElement | null> {
  const region = useRef<HTMLDivElement>(null);
  const share = useRef(start);
  useLayoutEffect(() => {
    const { current } = region;
    // The whole period is in view, but for narrow screens, where it begins at its beginning.
    if (!current || zoom === "fit") return;
    const before = (current.querySelector(".gantt-dates")?.clientWidth ?? 0) - gapPx;
    const track = current.querySelector(".gantt-lane")?.clientWidth ?? 1;
    current.scrollLeft = share.current * track + before;
    const onScroll = () => {
      share.current = (current.scrollLeft - before) / track;
    };
    current.addEventListener("scroll", onScroll, { passive: true });
    return () => current.removeEventListener("scroll", onScroll);
  }, [zoom]);
  return region;
}
