/** Who hears of what happens in a document, and whether it is for them. */
import type { NewsEvent, WatchLevel } from "@brudnopis/schema";
import { isTeam, type Rights } from "../access/people-around.ts";
import type { Happening } from "../review/notifier.ts";
import type { StoredWatch } from "../store/notification-settings.ts";
import { isLead, mayHear } from "./may-hear.ts";

/** Somebody with a role on the document. */
export interface Person extends Rights {
  readonly personId: string;
}

export interface Around {
  readonly people: readonly Person[];
  /** Whoever had to do with the same thing before. */
  readonly involved: readonly string[];
  /** Whoever has the section, or helps with it. */
  readonly ofSection: readonly string[];
  readonly watches: readonly StoredWatch[];
}

export interface Listener {
  readonly personId: string;
  readonly isForMe: boolean;
}

/** Something new from outside, of which somebody in the city has to know. */
const arriving = new Set<NewsEvent>(["thread", "suggestion", "answered"]);

/** Whoever had to do with the thing before hears of these. */
const following = new Set<NewsEvent>(["reply", "addressed", "confirmed", "reopened", "decided"]);

/** Nobody but the one whom they name hears of these; what happened besides is told by itself. */
const personal = new Set<NewsEvent>(["mention", "assigned"]);

/** These name a person: they come through whatever somebody does not watch. */
export const naming: ReadonlySet<NewsEvent> = new Set([
  "mention",
  "assigned",
  "round-sent",
  "round-due",
]);

export function listenersOf(happening: Happening, around: Around): Listener[] {
  const concerned = concernedBy(happening, around);
  return around.people.flatMap((person): Listener[] => {
    const { personId } = person;
    if (personId === happening.actorId || !mayHear(person, happening)) return [];
    const isForMe = concerned.has(personId);
    const level = levelOf(person, around.watches, happening.section);
    if (isForMe)
      return level !== "none" || naming.has(happening.event) ? [{ personId, isForMe }] : [];
    return level === "all" && !personal.has(happening.event) ? [{ personId, isForMe }] : [];
  });
}

function concernedBy(
  { event, concerned, actorId }: Happening,
  { people, involved, ofSection }: Around,
): ReadonlySet<string> {
  const named = new Set([...concerned, ...(following.has(event) ? involved : [])]);
  if (!arriving.has(event)) return named;
  if (ofSection.length > 0) return new Set([...named, ...ofSection]);
  // Nobody has the section. What comes from outside must not go unseen, so it is the leads'.
  const isFromTeam = people.some((person) => person.personId === actorId && isTeam(person));
  const leads = isFromTeam ? [] : people.filter(isLead);
  return new Set([...named, ...leads.map(({ personId }) => personId)]);
}

/** What was said about the nearest thing counts. The team watches what it writes unless it says otherwise. */
export function levelOf(
  person: Person,
  watches: readonly StoredWatch[],
  section: string | undefined,
): WatchLevel {
  const own = watches.filter(({ personId }) => personId === person.personId);
  const said =
    own.find((watch) => watch.kind === "section" && watch.section === section) ??
    own.find(({ kind }) => kind === "document") ??
    own.find(({ kind }) => kind === "network");
  return said?.level ?? (isTeam(person) ? "all" : "mine");
}
