/** Who looks on sees what others do; who comes back after a while has to be told first. */

/** Who comes back after a shorter while has not been away. */
const awayMs = 10 * 60_000;

export interface Leaving {
  readonly page: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
  clock(): number;
  /** Whether nothing that the page knows of is left unseen. */
  hasSeenAll(): boolean;
  /** Says that everything so far is seen. */
  see(): void;
  /** Asks what is new; resolves with whether the page knows it now. */
  ask(): Promise<boolean>;
}

/** Until the returned function is called, which is a leaving as well. */
export function watchLeaving({ page, clock, hasSeenAll, see, ask }: Leaving): () => void {
  let leftAt: number | undefined;
  // Somebody has been away, and the page does not know yet what happened.
  let isBehind = false;
  const leave = () => {
    if (!isBehind && hasSeenAll()) see();
  };
  const onChange = () => {
    if (page.visibilityState === "hidden") {
      leftAt = clock();
      leave();
      return;
    }
    if (leftAt !== undefined && clock() - leftAt > awayMs) isBehind = true;
    if (isBehind)
      void ask().then((isKnown) => {
        if (isKnown) isBehind = false;
      });
  };
  page.addEventListener("visibilitychange", onChange);
  return () => {
    page.removeEventListener("visibilitychange", onChange);
    // Another page in the same tab.
    if (page.visibilityState === "visible") leave();
  };
}
