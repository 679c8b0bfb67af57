import type { KitRemark, NewKitRemark } from "@brudnopis/schema";
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { kitApi } from "./kit-api.ts";

const queryKey = ["kit"] as const;

/** One's kit, what is used most first. */
export function useKit(): UseQueryResult<KitRemark[]> {
  return useQuery({ queryKey, queryFn: kitApi.list });
}

export interface KitChanges {
  keep(remark: NewKitRemark, id?: string): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  /** After remarks were made with it. */
  used(): void;
}

/** Each is done when the list shows it. */
export function useKitChanges(): KitChanges {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey });
  return {
    keep: async (remark, id) => {
      await (id === undefined ? kitApi.add(remark) : kitApi.change(id, remark));
      await refresh();
    },
    remove: async (id) => {
      await kitApi.remove(id);
      await refresh();
    },
    used: () => void refresh(),
  };
}
