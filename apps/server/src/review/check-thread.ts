/** What has to be right about a remark before it is stored. */
import { fieldAt, isTextField } from "@brudnopis/document";
import type { NewThread, ReviewPlace, Template } from "@brudnopis/schema";
import { type Driver } from "../store/driver.ts";
import { findRound } from "../store/review-rounds.ts";
import { mentionsIn } from "./mentions.ts";
import type { Participant } from "./participants.ts";
import type { Viewer } from "./viewer.ts";
import { invalid, limits } from "./write.ts";

/** @throws AppError `invalid-input` for a place that the template does not have. */
export function assertPlace(template: Template, place: ReviewPlace): void {
  if (!isPlaceOf(template, place)) throw invalid("place", "The document has no such place");
}

/** Whether the record is there does not matter: it may be, in the text that a round is about. */
function isPlaceOf(template: Template, place: ReviewPlace): boolean {
  switch (place.type) {
    case "document":
      return true;
    case "section":
      return template.sections.some(({ key }) => key === place.section);
    case "record":
      return template.collections.some(({ key }) => key === place.collection);
    case "field":
      return fieldAt(template, place.address) !== undefined;
    case "text": {
      const field = fieldAt(template, place.address);
      return field !== undefined && isTextField(field);
    }
  }
}

/** @throws AppError `invalid-input` for a note that is not the team's, or that a round would bring to others. */
export function assertInternal({ isInternal, round }: NewThread, viewer: Viewer): void {
  if (!isInternal) return;
  if (!viewer.isTeam)
    throw invalid("isInternal", "Only who writes in the document makes its notes");
  if (round !== undefined) throw invalid("round", "A note within the team is in no round");
}

/** @throws AppError `invalid-input` for one that is over, or none of this document. */
export async function assertRound(
  driver: Driver,
  documentId: string,
  round: string | undefined,
): Promise<void> {
  if (round === undefined) return;
  const found = await findRound(driver, documentId, round);
  if (!found || found.state === "closed")
    throw invalid("round", "There is no such round under way");
}

export interface Naming {
  readonly participants: ReadonlyMap<string, Participant>;
  /** A note within the team names only the team. */
  readonly isInternal: boolean;
}

/** @throws AppError `invalid-input` for somebody who could not read it. */
export function assertNameable(
  { participants, isInternal }: Naming,
  path: string,
  ids: readonly string[],
): void {
  const canRead = (id: string) => {
    const participant = participants.get(id);
    return participant !== undefined && (participant.isTeam || !isInternal);
  };
  if (!ids.every(canRead)) throw invalid(path, "Somebody is named who does not take part");
}

/**
 * The people named in a text. Those who were named in it before stay.
 * @throws AppError `invalid-input`
 */
export function checkedMentions(naming: Naming, text: string, before = ""): string[] {
  const mentions = mentionsIn(text);
  const known = mentionsIn(before);
  const added = mentions.filter((id) => !known.includes(id));
  if (mentions.length > limits.mentionsPerMessage)
    throw invalid("text", "It names too many people");
  assertNameable(naming, "text", added);
  return added;
}
