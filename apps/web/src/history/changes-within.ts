/** What of a comparison lies within what is to be brought back. */
import { parseAddress } from "@brudnopis/document";
import type { Change, DocumentChanges } from "@brudnopis/schema";
import type { RestoreScope } from "./restore/restore-scope.ts";

export function changesWithin(
  { sections }: Pick<DocumentChanges, "sections">,
  scope: RestoreScope,
): Change[] {
  return sections
    .filter(({ section }) => scope.type !== "section" || scope.section === section)
    .flatMap(({ changes }) => changes)
    .filter((change) => scope.type !== "change" || isSamePlace(change, scope.change));
}

/** A record that is brought back, or taken away again, is so with all that is in it. */
function isSamePlace(change: Change, asked: Change): boolean {
  if (asked.type !== "record") return change.type !== "record" && change.address === asked.address;
  const { collection, record } = asked;
  if (change.type === "record") {
    const isSame = change.collection === collection && change.record.id === record.id;
    return isSame && (asked.what !== "moved" || change.what === "moved");
  }
  const place = parseAddress(change.address);
  return asked.what !== "moved" && place?.owner === collection && place.record === record.id;
}
