import { useEffect, useState } from "react";
import type { Store } from "../ui/store.ts";
import type { SaveState } from "./save-state.ts";

/** For how long nothing new may have been typed before the page says „Zapisano”. */
const quietMs = 400;

/**
 * What the page says of saving: never sooner than the server, and calmer. While letters follow one another it says
 * „Zapisuję…” all the time rather than twice for each of them, to eyes as to screen readers.
 */
export function useShownSave(store: Store<SaveState>): SaveState {
  const [shown, setShown] = useState(store.get);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => setShown((last) => (looksTheSame(last, store.get()) ? last : store.get()));
    const onChange = () => {
      clearTimeout(timer);
      if (store.get().phase === "saved") timer = setTimeout(show, quietMs);
      else show();
    };
    // The first word comes at once, and so does what has changed before this effect ran.
    show();
    const stop = store.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store]);
  return shown;
}

/** While it saves, how many changes wait is not said. */
function looksTheSame(a: SaveState, b: SaveState): boolean {
  if (a.phase === "saving" && b.phase === "saving") return true;
  return JSON.stringify(a) === JSON.stringify(b);
}
