import { useSearchParams } from "react-router";
import { readHistorySearch } from "./history-path.ts";

/** The one section whose history is shown, when the address names one. */
export function useSection(): string | undefined {
  const [search] = useSearchParams();
  return readHistorySearch(search).section;
}
