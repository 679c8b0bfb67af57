/** Runs the check for as long as the document is on the page, and tells the page what it found. */
import type { CheckContext, Finding } from "@brudnopis/document";
import type { DocumentPlan } from "@brudnopis/schema";
import { useContext, useEffect, useMemo, useRef, useState } from "react";
import { useDocument } from "../document/document-context.ts";
import { usePlan } from "../plan/use-plan.ts";
import { arrange, keepKnown } from "./arrange.ts";
import { browserTime } from "./browser-time.ts";
import { CheckRuns } from "./check-runs.ts";
import { createChecker } from "./checker.ts";
import { ChecksContext } from "./checks-state.ts";

export function useCheckRuns(): void {
  const checks = useContext(ChecksContext);
  const { session, template } = useDocument();
  const { plan } = usePlan();
  const found = useFindings(plan);
  useEffect(() => {
    if (!found) return;
    checks?.set((state) => ({
      ...state,
      result: arrange(found, plan?.muted ?? [], template, session.content.get(), state.result),
    }));
  }, [checks, found, plan, template, session]);
}

/** What the last run found, before anything is muted; undefined until there was one. */
function useFindings(plan: DocumentPlan | undefined): readonly Finding[] | undefined {
  const { session, template, language } = useDocument();
  const openRemarks = plan?.openRemarks;
  const [found, setFound] = useState<readonly Finding[]>();
  const checker = useMemo(() => createChecker(template), [template]);
  useEffect(() => () => checker.close(), [checker]);

  const context = useRef<Omit<CheckContext, "today">>({ language, openRemarks: [] });
  const runs = useRef<CheckRuns>(undefined);
  useEffect(() => {
    const check = async () => {
      const { content } = session;
      const findings = await checker.check(content.get(), { ...context.current, today: today() });
      setFound((before) => keepKnown(before ?? [], findings));
    };
    const started = new CheckRuns(browserTime, () => check().catch(reportLater));
    runs.current = started;
    started.changed();
    const unsubscribe = session.content.subscribe(started.changed);
    return () => {
      unsubscribe();
      started.stop();
    };
  }, [session, checker]);

  useEffect(() => {
    context.current = { language, openRemarks: openRemarks ?? [] };
    runs.current?.changed();
  }, [language, openRemarks]);
  return found;
}

/** A bug of ours: it belongs to the console and to whoever watches for errors, and the page goes on. */
function reportLater(cause: unknown): void {
  setTimeout(() => {
    throw cause;
  });
}

/** The day where the programme is, whatever clock this machine has. */
const warsawDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw" });

function today(): string {
  return warsawDay.format(new Date());
}
