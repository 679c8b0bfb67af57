import { useQuery } from "@tanstack/react-query";
import { administrationApi } from "../administration-api.ts";
import { scope } from "../use-refresh.ts";

/** All organisations, for administrators and coordinators. */
export function useOrganisations() {
  return useQuery({ queryKey: [scope, "organisations"], queryFn: administrationApi.organisations });
}
