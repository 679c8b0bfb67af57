/** How somebody likes the margin, remembered in this browser. */
import type { Severity } from "@brudnopis/document";
import { severities } from "./arrange.ts";

export interface Preferences {
  /** Whether findings stand beside the text. */
  readonly isOpen: boolean;
  readonly shown: readonly Severity[];
}

const memory = "brudnopis-checks";
const first: Preferences = { isOpen: true, shown: ["blocks", "should"] };

/** A browser may keep nothing at all, or something that is not ours. */
export function rememberedPreferences(): Preferences {
  try {
    return readPreferences(localStorage.getItem(memory)) ?? first;
  } catch {
    return first;
  }
}

export function rememberPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(memory, JSON.stringify(preferences));
  } catch {
    // It is as it was next time.
  }
}

/** @throws SyntaxError for what is not JSON. */
export function readPreferences(text: string | null): Preferences | undefined {
  const stored: unknown = text === null ? undefined : JSON.parse(text);
  if (typeof stored !== "object" || stored === null) return undefined;
  if (!("isOpen" in stored) || typeof stored.isOpen !== "boolean") return undefined;
  if (!("shown" in stored) || !Array.isArray(stored.shown)) return undefined;
  const { isOpen, shown } = stored;
  return { isOpen, shown: severities.filter((severity) => shown.includes(severity)) };
}
