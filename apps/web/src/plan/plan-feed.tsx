import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConnectedDocument } from "../document/document-context.ts";
import { onEvent } from "../document/events.ts";
import { planQuery } from "./use-plan.ts";

/** Asks for the plan now, whenever the server says that it has changed, and when somebody comes back to the page. */
export function PlanFeed() {
  const { session } = useConnectedDocument();
  const { provider, details } = session;
  const { id } = details.document;
  const queries = useQueryClient();
  useEffect(
    () =>
      onEvent(provider, "plan", () => {
        void queries.invalidateQueries({ queryKey: planQuery(id).queryKey });
      }),
    [provider, queries, id],
  );
  useQuery(planQuery(id));
  return null;
}
