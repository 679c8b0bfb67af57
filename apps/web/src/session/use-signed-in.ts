import type { Me } from "@brudnopis/schema";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

/** Begins anew as the person who has just signed in: nothing of whoever was here before stays. */
export function useSignedIn(): (me: Me, path: string) => Promise<void> {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return async (me, path) => {
    queries.clear();
    queries.setQueryData(["me"], me);
    await navigate(path, { replace: true });
  };
}
