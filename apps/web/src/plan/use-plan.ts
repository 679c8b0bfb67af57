/** The plan of the open document: who has which section and by when, what is ready, and what is muted. */
import type { DocumentPlan, SectionPlanChange } from "@brudnopis/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { isConnected, useDocument } from "../document/document-context.ts";
import { planApi } from "./plan-api.ts";

export interface Plan {
  /** Undefined until it has come, which is after the document can be read and written in. Guests have none. */
  readonly plan: DocumentPlan | undefined;
  /** These resolve once the plan shows the change, and reject with an `ApiError` for `useErrorText`. */
  mute(key: string, rule: string, place: string, reason: string): Promise<void>;
  unmute(key: string): Promise<void>;
  changeSection(section: string, change: SectionPlanChange): Promise<void>;
}

/** Fetches nothing by itself: `usePlanFeed` keeps the plan up to date for everybody on the page. */
export function usePlan(): Plan {
  const document = useDocument();
  const id = isConnected(document) ? document.session.details.document.id : "";
  const { data: plan } = useQuery({ ...planQuery(id), enabled: false });
  const queries = useQueryClient();
  return useMemo(() => {
    const after = async (request: Promise<unknown>) => {
      await request;
      await queries.invalidateQueries({ queryKey: planQuery(id).queryKey });
    };
    return {
      plan,
      mute: (key, rule, place, reason) => after(planApi.mute(id, { key, rule, place, reason })),
      unmute: (key) => after(planApi.unmute(id, key)),
      changeSection: (section, change) => after(planApi.changeSection(id, section, change)),
    };
  }, [plan, queries, id]);
}

export function planQuery(id: string) {
  return { queryKey: ["plan", id] as const, queryFn: () => planApi.plan(id) };
}
