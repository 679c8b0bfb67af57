/** What of the margin somebody wants to see, remembered in this browser. */
export interface MarginView {
  /** Undefined while they have not chosen. */
  readonly shows: "remarks" | "checks" | undefined;
  /** Whether remarks stand beside the text; folded, there are only signs of them. */
  readonly isOpen: boolean;
}

const memory = "brudnopis-margin";
const first: MarginView = { shows: undefined, isOpen: true };

/** A browser may keep nothing at all, or something that is not ours. */
export function rememberedView(): MarginView {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(memory) ?? "null");
    if (typeof stored !== "object" || stored === null) return first;
    const shows = "shows" in stored ? stored.shows : undefined;
    const isKnown = shows === "checks" || shows === "remarks";
    return {
      shows: isKnown ? shows : undefined,
      isOpen: !("isOpen" in stored) || stored.isOpen !== false,
    };
  } catch {
    return first;
  }
}

export function rememberView(view: MarginView): void {
  try {
    localStorage.setItem(memory, JSON.stringify(view));
  } catch {
    // It is as it was next time.
  }
}
