import { useQueryClient } from "@tanstack/react-query";

/** First part of the key of everything that these pages fetch. */
export const scope = "administration";

/** Fetches again what is on the page, after something changed. Resolves when it is there. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    // What somebody manages, and the names of it, may have changed too; the page need not wait for that.
    void queries.invalidateQueries({ queryKey: ["me"] });
    await queries.invalidateQueries({ queryKey: [scope] });
  };
}
