import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Me } from "@brudnopis/schema";
import { api, ApiError } from "../api.ts";
import { useLanguageOf } from "../i18n/language.ts";

/** The signed-in person; undefined while that is being asked. Without a session the sign-in page opens. */
export function useMe(): Me | undefined {
  const { data, error } = useQuery({ queryKey: ["me"], queryFn: api.me, retry: false });
  useSignInWhenNeeded(error);
  useLanguageOf(data);
  return data;
}

/** Leads to the sign-in page, and back here afterwards, when the server no longer knows the session. */
export function useSignInWhenNeeded(error: unknown): void {
  const navigate = useNavigate();
  const { pathname, hash } = useLocation();
  // A link from an e-mail may lead to one remark. No page that asks who is signed in has a secret there.
  const here = pathname + hash;
  const isNeeded = error instanceof ApiError && error.code === "unauthenticated";
  useEffect(() => {
    if (isNeeded) void navigate(signInPath(here), { replace: true });
  }, [isNeeded, navigate, here]);
}

export function signInPath(from: string): string {
  return from === "/" ? "/zaloguj" : `/zaloguj?dalej=${encodeURIComponent(from)}`;
}
