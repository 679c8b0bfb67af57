/** What one was told, as pages show it. */
import type { Inbox, InboxQuery, InboxRead } from "@brudnopis/schema";
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { notificationsApi } from "./notifications-api.ts";

const everyMs = 60_000;

/** How much of what is for me is unread; undefined until that is known. */
export function useUnreadCount(): number | undefined {
  const { data } = useQuery({
    queryKey: ["inbox", "count"],
    queryFn: () => notificationsApi.inbox({ unread: "true" }),
    refetchInterval: everyMs,
    refetchOnWindowFocus: true,
    retry: false,
  });
  return data?.unread.forMe;
}

export function useInbox(which: InboxQuery["which"], unread: InboxQuery["unread"]) {
  return useInfiniteQuery({
    queryKey: ["inbox", "list", which, unread],
    queryFn: ({ pageParam }) =>
      notificationsApi.inbox({ which, unread, ...(pageParam === "" ? {} : { before: pageParam }) }),
    initialPageParam: "",
    getNextPageParam: ({ before }: Inbox) => before,
    placeholderData: keepPreviousData,
  });
}

export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<InboxRead>) => notificationsApi.markRead(body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["inbox"] }),
  });
}
