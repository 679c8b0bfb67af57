import { useEffect } from "react";
import type { Section } from "@brudnopis/schema";
import type { Page } from "./page-state.ts";

/** Keeps the page's state told which section is being read: the last one whose heading has passed the top third. */
export function useReadingPlace(page: Page, sections: readonly Section[]): void {
  useEffect(() => {
    let isWaiting = false;
    const look = () => {
      isWaiting = false;
      const line = innerHeight / 3;
      const passed = sections.findLast(({ key }) => {
        const heading = document.getElementById(`h-${key}`);
        return heading !== null && heading.getBoundingClientRect().top < line;
      });
      const section = passed?.key ?? sections[0]?.key;
      page.set((state) => (state.section === section ? state : { ...state, section }));
    };
    const onScroll = () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(look);
    };
    look();
    addEventListener("scroll", onScroll, { passive: true });
    return () => removeEventListener("scroll", onScroll);
  }, [page, sections]);
}
