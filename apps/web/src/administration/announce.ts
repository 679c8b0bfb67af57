import { createContext, use } from "react";

export const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Says what was done, to eyes as a passing message and to screen readers as speech. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}
