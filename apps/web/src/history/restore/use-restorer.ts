import { useEffect, useState } from "react";
import { openDocument } from "../../document/document-session.ts";
import { UnsentCopies } from "../../document/unsent-copies.ts";
import { restoreApi } from "./restore-api.ts";
import { Restorer } from "./restorer.ts";

/** Restores this document for as long as the component is on the page. Its words are those of the feature `restore`. */
export function useRestorer(documentId: string): Restorer {
  const [restorer] = useState(
    () =>
      new Restorer({
        documentId,
        open: () => openDocument(documentId, new UnsentCopies(documentId, sessionStorage)),
        api: restoreApi,
      }),
  );
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (restorer.isUnsaved) event.preventDefault();
    };
    addEventListener("beforeunload", onLeave);
    return () => {
      removeEventListener("beforeunload", onLeave);
      restorer.release();
    };
  }, [restorer]);
  return restorer;
}
