/** What the page knows of the document check. Outside React's tree, so that a finding re-renders only where it shows. */
import type { Finding, Severity } from "@brudnopis/document";
import type { MutedFinding } from "@brudnopis/schema";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Store } from "../ui/store.ts";
import type * as checksPart from "./checks-part.ts";

export type Counts = Readonly<Record<Severity, number>>;

export interface MutedHere {
  readonly finding: Finding;
  readonly mute: MutedFinding;
}

/** What the last run found. Whatever it found again keeps its identity. */
export interface CheckResult {
  /** What is not muted, in the order of the document. */
  readonly findings: readonly Finding[];
  readonly muted: readonly MutedHere[];
  readonly counts: Counts;
  /** By place; a record has also what was found in its fields and in the records that belong to it. */
  readonly byPlace: ReadonlyMap<string, readonly Finding[]>;
  readonly countsBySection: ReadonlyMap<string, Counts>;
}

/** Which findings the list shows when it opens. */
export interface ListView {
  readonly place?: string;
  readonly severity?: Severity;
}

export interface ChecksState {
  /** The code of the check, once it has come. */
  readonly part: typeof checksPart | undefined;
  /** Undefined until the first run is done. */
  readonly result: CheckResult | undefined;
  /** The list, while it is open. */
  readonly list: ListView | undefined;
}

export type Checks = Store<ChecksState>;

export const startState: ChecksState = { part: undefined, result: undefined, list: undefined };

/** Guests have no check: there is no provider around their page. */
export const ChecksContext = createContext<Checks | undefined>(undefined);

const unwatched = () => () => undefined;

/** Re-renders when what `select` finds changes. */
export function useChecks<S>(select: (state: ChecksState) => S): S {
  const checks = useContext(ChecksContext);
  return useSyncExternalStore(checks?.subscribe ?? unwatched, () =>
    select(checks?.get() ?? startState),
  );
}

export function useShowList(): (view: ListView | undefined) => void {
  const checks = useContext(ChecksContext);
  return (list) => checks?.set((state) => ({ ...state, list }));
}
