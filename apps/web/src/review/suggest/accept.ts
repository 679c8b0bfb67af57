/**
 * Accepting a suggestion, from the claim to the server's word that it is part of the document.
 *
 *   A1  Nothing is written before the server has granted the claim, so that two editors never write it twice.
 *   A2  The server is told that it is accepted only when the edit is on its disk.
 *   A3  A claim that leads to nothing is given back.
 */
import type { InsertedRange } from "@brudnopis/document";
import type { Suggestion, SuggestionDecision } from "@brudnopis/schema";
import { ApiError } from "../../api.ts";

export interface AcceptingPorts {
  decide(id: string, decision: SuggestionDecision): Promise<Suggestion>;
  /** Writes it as a step of its own; undefined when it is stale, and then nothing is written. */
  write(suggestion: Suggestion): readonly InsertedRange[] | undefined;
  /** Resolves when all that was written is stored. */
  whenSaved(): Promise<void>;
}

export type Acceptance =
  | { readonly outcome: "accepted"; readonly suggestion: Suggestion }
  | { readonly outcome: "stale" }
  /** Somebody else has decided, or is about to. */
  | { readonly outcome: "taken" };

/** @throws ApiError when the server cannot be asked, and then nothing was written. */
export async function accept(suggestion: Suggestion, ports: AcceptingPorts): Promise<Acceptance> {
  const { id } = suggestion;
  try {
    await ports.decide(id, { decision: "accept" });
  } catch (cause) {
    if (isConflict(cause)) return { outcome: "taken" };
    throw cause;
  }
  const inserted = ports.write(suggestion);
  if (inserted === undefined) {
    await ports.decide(id, { decision: "release" });
    return { outcome: "stale" };
  }
  await ports.whenSaved();
  try {
    return { outcome: "accepted", suggestion: await confirm(id, inserted, ports) };
  } catch (cause) {
    // It took so long that somebody else has said it first: what stands there already is not written twice.
    if (isConflict(cause)) return { outcome: "taken" };
    throw cause;
  }
}

/** The edit is stored by now: a network that fails here is asked once more, and then nobody has lost anything but credit. */
async function confirm(
  id: string,
  inserted: readonly InsertedRange[],
  { decide }: AcceptingPorts,
): Promise<Suggestion> {
  const decision = { decision: "applied", inserted: [...inserted].slice(0, mostRanges) } as const;
  try {
    return await decide(id, decision);
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.code !== "offline") throw cause;
    return decide(id, decision);
  }
}

/** Of what the server takes. */
const mostRanges = 500;

export function isConflict(cause: unknown): boolean {
  return cause instanceof ApiError && cause.code === "conflict";
}
