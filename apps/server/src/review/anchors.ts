/**
 * Anchors that the page of who edited has found anew: it knows where its own edit took the words.
 *
 *   B1  A repair is taken only if the stored anchor is still the one that it was made from; else it is passed over, for
 *       somebody has repaired it already, from a text that may be newer.
 *   B2  Where a remark of a round was made in the frozen text stays as it was.
 */
import { fieldAt, isTextField } from "@brudnopis/document";
import type { AnchorRepairs, Template } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Statement } from "../store/driver.ts";
import {
  anchoredThreads,
  moveSuggestion,
  moveThread,
  suggestedChanges,
} from "../store/review-anchors.ts";
import { placeOf } from "../store/review-places.ts";
import { viewerOf } from "./viewer.ts";
import { invalid, type ReviewDeps, writeReview } from "./write.ts";

type Repair = AnchorRepairs["repairs"][number];

/** @throws AppError `invalid-input` for a field that the template does not have. */
export async function repairAnchors(
  deps: ReviewDeps,
  opened: OpenedDocument,
  caller: Caller,
  { repairs }: AnchorRepairs,
): Promise<void> {
  assertAddresses(deps.templates.templateOf(opened.document), repairs);
  const byId = new Map(repairs.map((repair) => [repair.id, repair]));
  const statements = [
    ...(await threadMoves(deps, opened, caller, byId)),
    ...(await suggestionMoves(deps, opened, byId)),
  ];
  if (statements.length > 0) await writeReview(deps, opened.document.id, statements);
}

async function threadMoves(
  { driver }: ReviewDeps,
  opened: OpenedDocument,
  caller: Caller,
  repairs: ReadonlyMap<string, Repair>,
): Promise<Statement[]> {
  const documentId = opened.document.id;
  const { isTeam } = viewerOf(opened, caller);
  return (await anchoredThreads(driver, documentId, [...repairs.keys()])).flatMap((thread) => {
    const repair = repairs.get(thread.id);
    const place = placeOf("text", thread.address, thread.anchor);
    const isTheirs = isTeam || thread.isInternal === 0;
    if (!repair || !isTheirs || place.type !== "text" || !isFrom(place.anchor, repair)) return [];
    const { address = thread.address, anchor } = repair;
    return [moveThread(documentId, thread, { address, anchor })];
  });
}

async function suggestionMoves(
  { driver }: ReviewDeps,
  { document }: OpenedDocument,
  repairs: ReadonlyMap<string, Repair>,
): Promise<Statement[]> {
  return (await suggestedChanges(driver, document.id, [...repairs.keys()])).flatMap((stored) => {
    const repair = repairs.get(stored.id);
    const { change } = stored;
    if (!repair || change.type !== "text" || !isFrom(change.hunk.anchor, repair)) return [];
    const { address = change.address, anchor } = repair;
    return [
      moveSuggestion(document.id, stored, {
        ...change,
        address,
        hunk: { ...change.hunk, anchor },
      }),
    ];
  });
}

/** B1 */
function isFrom(stored: Repair["from"], { from }: Repair): boolean {
  return stored.start === from.start && stored.end === from.end;
}

function assertAddresses(template: Template, repairs: readonly Repair[]): void {
  for (const [index, { address }] of repairs.entries()) {
    if (address === undefined) continue;
    const field = fieldAt(template, address);
    if (!field || !isTextField(field))
      throw invalid(`repairs.${index}.address`, "The document has no such text");
  }
}
