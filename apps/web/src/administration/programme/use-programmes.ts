import { useQuery } from "@tanstack/react-query";
import { administrationApi } from "../administration-api.ts";
import { scope } from "../use-refresh.ts";

/** The tree of what somebody administers. */
export function useProgrammes(enabled = true) {
  return useQuery({
    queryKey: [scope, "programmes"],
    queryFn: administrationApi.programmes,
    enabled,
  });
}
