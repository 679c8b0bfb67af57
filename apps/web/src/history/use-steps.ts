import type { DocumentChanges } from "@brudnopis/schema";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { bringIntoView } from "../document/bring-into-view.ts";
import { nextStep, type Step, stepsOf } from "./steps.ts";

export interface Steps {
  readonly all: readonly Step[];
  readonly current: Step | undefined;
  /** From 1 on; 0 while nobody has gone to any. */
  readonly position: number;
  readonly next: () => void;
  readonly previous: () => void;
  readonly show: (step: Step) => void;
}

const noSections = { sections: [] };

/** Goes from change to change: by what is returned, and by Alt with the arrows from anywhere on the page. */
export function useSteps(changes: DocumentChanges | undefined): Steps {
  const all = useMemo(() => stepsOf(changes ?? noSections), [changes]);
  const [id, setId] = useState<string>();
  const position = all.findIndex((step) => step.id === id) + 1;
  const show = (step: Step | undefined, isByKey: boolean) => {
    if (!step) return;
    setId(step.id);
    markStep(step.id, isByKey);
  };
  const go = (direction: 1 | -1, isByKey: boolean) => show(nextStep(all, id, direction), isByKey);
  const onKey = useEffectEvent((direction: 1 | -1) => go(direction, true));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const direction = event.altKey ? directions.get(event.key) : undefined;
      if (direction === undefined || hasOwnUse(event.target)) return;
      event.preventDefault();
      onKey(direction);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return {
    all,
    current: all[position - 1],
    position,
    next: () => go(1, false),
    previous: () => go(-1, false),
    show: (step) => show(step, true),
  };
}

const directions = new Map<string, 1 | -1>([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/** A list opens with these keys, and a dialog is about something else. */
function hasOwnUse(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], select") !== null;
}

/**
 * Brings the place of a change into view and marks it. A button keeps the keyboard for the next press; a key moves it, so
 * that a screen reader reads the change.
 */
function markStep(id: string, isFocused: boolean): void {
  for (const marked of document.querySelectorAll("[data-current]")) {
    marked.removeAttribute("data-current");
  }
  const element = document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`);
  if (!element) return;
  element.setAttribute("data-current", "");
  bringIntoView(element, "center");
  if (isFocused) element.focus({ preventScroll: true });
}
