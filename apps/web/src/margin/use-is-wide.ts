import { useSyncExternalStore } from "react";

/** Where there is room for a margin that can be read. See `margin.css`. */
const wide = "(min-width: 1200px)";

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(wide).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
