import { CloseCode } from "@brudnopis/schema";
import { useEffect, useState } from "react";
import { ApiError } from "../api.ts";
import { type DocumentSession, openDocument } from "./document-session.ts";
import type { SaveState } from "./save-state.ts";

export type Opening =
  | { readonly phase: "opening" }
  | { readonly phase: "open"; readonly session: DocumentSession }
  | { readonly phase: "failed"; readonly error: unknown; retry(): void };

/**
 * Opens a document for as long as the component is on the page. One that is moved to another version of its template
 * opens again by itself, unless this tab has something that the server does not: then the person decides.
 */
export function useOpenDocument(id: string): Opening {
  const [opening, setOpening] = useState<Opening>({ phase: "opening" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    let session: DocumentSession | undefined;
    const retry = () => {
      setOpening({ phase: "opening" });
      setAttempt((count) => count + 1);
    };
    openDocument(id).then(
      (opened) => {
        if (!isWanted) return opened.close();
        session = opened;
        setOpening({ phase: "open", session: opened });
        opened.save.state.subscribe(() => {
          if (isWanted && mustOpenAgain(opened.save.state.get())) retry();
        });
      },
      (error: unknown) => {
        // A bug of ours: the person is told that it is one, whoever looks for it finds it here.
        if (!(error instanceof ApiError)) console.error("The document could not be opened", error);
        if (isWanted) setOpening({ phase: "failed", error, retry });
      },
    );
    return () => {
      isWanted = false;
      session?.close();
    };
  }, [id, attempt]);
  return opening;
}

function mustOpenAgain(state: SaveState): boolean {
  return (
    state.phase === "refused" && state.code === CloseCode.templateChanged && state.changes === 0
  );
}
