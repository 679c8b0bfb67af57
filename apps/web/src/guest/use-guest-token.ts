import { useState } from "react";
import { useLocation } from "react-router";

/**
 * The secret of the link that led here; empty when there is none. It stands behind `#`, which browsers keep to
 * themselves, and stays known when the page's own links put something else there.
 */
export function useGuestToken(): string {
  const { hash } = useLocation();
  const found = new URLSearchParams(hash.slice(1)).get("klucz");
  const [token, setToken] = useState(found ?? "");
  // Another link in the same tab changes nothing but what is behind `#`.
  if (found !== null && found !== token) setToken(found);
  return found ?? token;
}
