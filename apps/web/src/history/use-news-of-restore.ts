import { useEffect } from "react";
import { useNavigate } from "react-router";
import { historyPath } from "./history-path.ts";
import type { Restorer } from "./restore/restorer.ts";
import { useHistoryAgain } from "./use-history.ts";

/** After a restore the document is shown as it is now, beside how it was just before: so one sees what was done. */
export function useNewsOfRestore(restorer: Restorer, documentId: string): void {
  const again = useHistoryAgain(documentId);
  const navigate = useNavigate();
  useEffect(
    () =>
      restorer.state.subscribe(() => {
        const { phase } = restorer.state.get();
        if (phase !== "restored" && phase !== "undone") return;
        void again();
        if (phase === "restored") void navigate(historyPath(documentId));
      }),
    [restorer, documentId, again, navigate],
  );
}
