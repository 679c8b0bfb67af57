import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";

export interface RovingFocus {
  readonly ref: React.RefObject<HTMLDivElement | null>;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
}

/**
 * One tab stop for a toolbar, arrow keys inside it (WAI-ARIA toolbar pattern). Alt+F10 goes to it from anywhere,
 * Esc back to the text.
 */
export function useRovingFocus(leave: () => void): RovingFocus {
  const ref = useRef<HTMLDivElement>(null);
  const buttons = () => [...(ref.current?.querySelectorAll<HTMLElement>("button") ?? [])];

  useEffect(() => {
    const all = buttons();
    if (!all.some(({ tabIndex }) => tabIndex === 0) && all[0]) all[0].tabIndex = 0;
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F10" || !event.altKey) return;
      event.preventDefault();
      buttons()
        .find(({ tabIndex }) => tabIndex === 0)
        ?.focus();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);

  return {
    ref,
    onFocus: ({ target }) => {
      for (const button of buttons()) button.tabIndex = button === target ? 0 : -1;
    },
    onKeyDown: (event) => {
      if (event.key === "Escape") return leave();
      const all = buttons();
      const at = all.indexOf(event.target as HTMLElement);
      const next = nextIndex(event.key, at, all.length);
      if (next === undefined) return;
      event.preventDefault();
      all[next]?.focus();
    },
  };
}

function nextIndex(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}
