/** Whether somebody may hear of something, by what they may do with its document: asked when it is told, shown and mailed. */
import type { NewsEvent } from "@brudnopis/schema";
import { isTeam, type Rights } from "../access/people-around.ts";

export interface Told {
  readonly event: NewsEvent;
  readonly isInternal: boolean;
}

/** Review is read by who may remark. What guests answer is for the city, and notes of its team are for the team. */
export function mayHear(rights: Rights, { event, isInternal }: Told): boolean {
  const { permissions } = rights;
  if (isInternal) return isTeam(rights);
  return permissions.includes(event === "answered" ? "suggest" : "comment");
}

/** Whether they decide about the document, for its city. */
export function isLead(rights: Rights): boolean {
  const { permissions, logged } = rights;
  return isTeam(rights) && permissions.includes("share") && !logged.includes("share");
}
