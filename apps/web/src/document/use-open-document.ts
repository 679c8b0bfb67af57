import { metaOf } from "@brudnopis/document";
import { CloseCode, type Language } from "@brudnopis/schema";
import { useEffect, useEffectEvent, useState } from "react";
import { ApiError } from "../api.ts";
import { type DocumentSession, followsOther, openDocument } from "./document-session.ts";
import { olderHistory, PageTooOld } from "./incoming.ts";
import { type KeptWhy, UnsentCopies } from "./unsent-copies.ts";

export type Opening =
  | { readonly phase: "opening" }
  | { readonly phase: "open"; readonly session: DocumentSession }
  | { readonly phase: "failed"; readonly error: unknown; retry(): void };

/**
 * Opens a document for as long as the component is on the page. One that is moved to another version of its template
 * opens again by itself, unless this tab has something that the server does not: then the person decides. One with another
 * history always does: what this tab has cannot go into it, and is kept beside it.
 */
export function useOpenDocument(id: string, language: Language): Opening {
  const [opening, setOpening] = useState<Opening>({ phase: "opening" });
  const [attempt, setAttempt] = useState(0);
  const [copies] = useState(() => new UnsentCopies(id, sessionStorage));
  const keep = useEffectEvent((session: DocumentSession, why: KeptWhy) =>
    copies.keepFrom(session, why, language),
  );
  useEffect(() => {
    let isWanted = true;
    let session: DocumentSession | undefined;
    const retry = () => {
      setOpening({ phase: "opening" });
      setAttempt((count) => count + 1);
    };
    openDocument(id, copies).then(
      (opened) => {
        if (!isWanted) return opened.close();
        session = opened;
        setOpening({ phase: "open", session: opened });
        onOpenAgain(opened, (why) => {
          if (!isWanted) return;
          if (why !== "template-changed") keep(opened, why);
          retry();
        });
      },
      (error: unknown) => {
        // A bug of ours: the person is told that it is one, whoever looks for it finds it here.
        const isExpected = error instanceof ApiError || error instanceof PageTooOld;
        if (!isExpected) console.error("The document could not be opened", error);
        if (isWanted) setOpening({ phase: "failed", error, retry });
      },
    );
    return () => {
      isWanted = false;
      session?.close();
    };
  }, [id, attempt, copies]);
  return opening;
}

/** Calls once, when the document has to be loaded again. */
function onOpenAgain(
  session: DocumentSession,
  openAgain: (why: KeptWhy | "template-changed") => void,
): void {
  const { save, doc, details } = session;
  const meta = metaOf(doc);
  const again = (why: KeptWhy | "template-changed") => {
    stop();
    meta.unobserve(onMeta);
    openAgain(why);
  };
  // It was moved before the socket was open, so that nobody was sent away.
  const onMeta = () => {
    if (followsOther(doc, details) && save.unsaved === 0) again("template-changed");
  };
  meta.observe(onMeta);
  // A document that is never in step with the server would be loaded again for ever.
  let wasInStep = false;
  const stop = save.state.subscribe(() => {
    const state = save.state.get();
    wasInStep ||= state.phase === "saved" || state.phase === "saving";
    if (state.phase !== "refused") return;
    const isMoved = state.code === CloseCode.templateChanged && state.changes === 0;
    const isOther = state.code === CloseCode.otherEpoch && wasInStep;
    if (!isMoved && !isOther) return;
    if (isMoved) again("template-changed");
    else again(state.reason === olderHistory.reason ? "older-history" : "other-epoch");
  });
}
