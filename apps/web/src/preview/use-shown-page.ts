import { useEffect, useState } from "react";

/** Which page has the middle of the pane, from 1. */
export function useShownPage(scroller: HTMLElement | null, count: number): number {
  const [page, setPage] = useState(1);
  useEffect(() => {
    if (!scroller) return;
    const look = () => {
      const middle = scroller.scrollTop + scroller.clientHeight / 2;
      const sheets = Array.from(scroller.querySelectorAll<HTMLElement>("[data-page]"));
      const shown = sheets.findLast(({ offsetTop }) => offsetTop <= middle);
      setPage(Number(shown?.dataset["page"] ?? 1));
    };
    let frame = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    look();
    scroller.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener("scroll", onScroll);
    };
  }, [scroller, count]);
  return Math.min(page, Math.max(count, 1));
}
