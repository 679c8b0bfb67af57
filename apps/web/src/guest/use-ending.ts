import type { GuestLink } from "@brudnopis/schema";
import { type RefObject, useEffect, useRef, useState } from "react";

export interface Ending<E extends HTMLElement> {
  /** The link that somebody is asked about. */
  readonly link: GuestLink | undefined;
  ask(link: GuestLink): void;
  close(): void;
  /** The link has ended, and the button that asked goes with it. */
  done(): void;
  /** What has the keyboard then, once the question is off the page. */
  readonly heir: RefObject<E | null>;
}

/** Asking whether to end a link. */
export function useEnding<E extends HTMLElement>(): Ending<E> {
  const [link, setLink] = useState<GuestLink>();
  const heir = useRef<E>(null);
  const isDone = useRef(false);
  useEffect(() => {
    if (link || !isDone.current) return;
    isDone.current = false;
    heir.current?.focus();
  }, [link]);
  return {
    link,
    ask: setLink,
    close: () => setLink(undefined),
    done: () => {
      isDone.current = true;
    },
    heir,
  };
}
