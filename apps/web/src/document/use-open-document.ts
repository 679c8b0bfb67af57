import { useEffect, useState } from "react";
import { type DocumentSession, openDocument } from "./document-session.ts";

export type Opening =
  | { readonly phase: "opening" }
  | { readonly phase: "open"; readonly session: DocumentSession }
  | { readonly phase: "failed"; readonly error: unknown; retry(): void };

/** Opens a document for as long as the component is on the page. */
export function useOpenDocument(id: string): Opening {
  const [opening, setOpening] = useState<Opening>({ phase: "opening" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    let session: DocumentSession | undefined;
    openDocument(id).then(
      (opened) => {
        if (!isWanted) return opened.close();
        session = opened;
        setOpening({ phase: "open", session: opened });
      },
      (error: unknown) => {
        const retry = () => {
          setOpening({ phase: "opening" });
          setAttempt((count) => count + 1);
        };
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
