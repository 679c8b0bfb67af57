import { useQuery } from "@tanstack/react-query";
import { administrationApi } from "../administration-api.ts";
import { scope } from "../use-refresh.ts";

export function useProgrammes() {
  return useQuery({ queryKey: [scope, "programmes"], queryFn: administrationApi.programmes });
}
