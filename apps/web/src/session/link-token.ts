/**
 * The secret part of a link that somebody was given: `/zaproszenie#klucz=…`. It is behind `#`, so that no server, log or
 * other site ever sees it, and leaves the address bar as soon as it is read, so that nobody sends it on with the address.
 */
import { useState } from "react";

const pattern = /^#klucz=([\w-]{20,400})$/;

type Purpose = "invitation" | "reset" | "set-up" | "unsubscribe";

/** What the page's address or, after a reload or a sign-in in between, this tab's memory holds; undefined for neither. */
export function useLinkToken(purpose: Purpose): string | undefined {
  const [token] = useState(() => takeToken(purpose));
  return token;
}

export function forgetLinkToken(purpose: Purpose): void {
  sessionStorage.removeItem(memory(purpose));
}

function takeToken(purpose: Purpose): string | undefined {
  const found = tokenIn(location.hash);
  if (location.hash !== "") {
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  if (found === undefined) return sessionStorage.getItem(memory(purpose)) ?? undefined;
  sessionStorage.setItem(memory(purpose), found);
  return found;
}

export function tokenIn(hash: string): string | undefined {
  return pattern.exec(hash)?.[1];
}

function memory(purpose: Purpose): string {
  return `brudnopis-${purpose}`;
}
