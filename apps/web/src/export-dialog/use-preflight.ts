import type { ExportRequest } from "@brudnopis/schema";
import { useEffect, useState } from "react";
import type { ExportSubject } from "./export-subject.ts";
import { exportsApi } from "./exports-api.ts";
import { type FindingGroup, groupFindings } from "./preflight-groups.ts";

export type PreflightState =
  | { readonly phase: "working" }
  | { readonly phase: "known"; readonly groups: readonly FindingGroup[] }
  | { readonly phase: "unknown" };

/** Longer than it takes to go from one choice to the next by keyboard. */
const pauseMs = 300;

/** What the file that is chosen will lack. Nobody has to wait for it. */
export function usePreflight(
  { documentId }: ExportSubject,
  request: ExportRequest,
): PreflightState {
  const [state, setState] = useState<PreflightState>({ phase: "working" });
  // Every rendering makes a request of its own; only another one is another question.
  const asked = JSON.stringify(request);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async () => {
      const question = JSON.parse(asked) as ExportRequest;
      const { findings } = await exportsApi.preflight(documentId, question, signal);
      setState({ phase: "known", groups: groupFindings(findings) });
    };
    const timer = setTimeout(() => {
      ask().catch(() => !signal.aborted && setState({ phase: "unknown" }));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [documentId, asked]);
  return state;
}
