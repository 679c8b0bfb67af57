import { useQuery } from "@tanstack/react-query";
import { ApiError } from "../api.ts";
import { guestApi } from "./guest-api.ts";

/** Asked once for each visit: the server counts how often a link is opened. */
const once = { staleTime: Infinity, retry: mayComeNextTime, refetchOnWindowFocus: false };

export function useGuestOffer(token: string) {
  return useQuery({ queryKey: ["guest", token], queryFn: () => guestApi.look(token), ...once });
}

export function useGuestDocument(token: string) {
  return useQuery({
    queryKey: ["guest-document", token],
    queryFn: () => guestApi.document(token),
    ...once,
  });
}

/** Whether the link itself was refused; anything else may pass. */
export function isDead(error: unknown): boolean {
  const codes: unknown[] = ["link-invalid", "invalid-input"];
  return error instanceof ApiError && codes.includes(error.code);
}

function mayComeNextTime(failures: number, error: unknown): boolean {
  return !isDead(error) && failures < 1;
}
