/** Threads by where they are, so that a place of the page knows its own without looking through all. */
import { sectionOfPlace } from "@brudnopis/document";
import type { Template, Thread } from "@brudnopis/schema";
import { placeOf, recordAround } from "./places.ts";

export interface ThreadIndex {
  /** What is not closed, by place; a record has also what is in its fields. A list keeps its identity while it does not change. */
  readonly byPlace: ReadonlyMap<string, readonly Thread[]>;
  /** How many wait for the city, by section. */
  readonly openBySection: ReadonlyMap<string, number>;
  readonly open: number;
}

export function indexThreads(
  threads: Iterable<Thread>,
  template: Template,
  before: ThreadIndex,
): ThreadIndex {
  const byPlace = new Map<string, Thread[]>();
  const openBySection = new Map<string, number>();
  let open = 0;
  for (const thread of threads) {
    if (thread.isRemoved || thread.state === "closed") continue;
    for (const place of placesOf(thread)) {
      const known = byPlace.get(place);
      if (known) known.push(thread);
      else byPlace.set(place, [thread]);
    }
    if (thread.state !== "open") continue;
    open += 1;
    const section = sectionOfThread(thread, template);
    if (section !== undefined) openBySection.set(section, (openBySection.get(section) ?? 0) + 1);
  }
  return { byPlace: keepLists(before.byPlace, byPlace), openBySection, open };
}

export function sectionOfThread(thread: Thread, template: Template): string | undefined {
  if (thread.place.type === "document") return undefined;
  const known = sections.get(template) ?? new Map<string, string | undefined>();
  sections.set(template, known);
  const place = placeOf(thread.place);
  if (!known.has(place)) known.set(place, sectionOfPlace(template, place));
  return known.get(place);
}

/** By place: asked for each thread by all that filters and counts them. */
const sections = new WeakMap<Template, Map<string, string | undefined>>();

function placesOf(thread: Thread): string[] {
  const place = placeOf(thread.place);
  const record = recordAround(place);
  return record === undefined || record === place ? [place] : [place, record];
}

function keepLists(
  before: ThreadIndex["byPlace"],
  after: ReadonlyMap<string, readonly Thread[]>,
): ThreadIndex["byPlace"] {
  return new Map(
    [...after].map(([place, list]) => {
      const old = before.get(place);
      const isSame = old?.length === list.length && list.every((each, at) => each === old[at]);
      return [place, isSame ? old : list];
    }),
  );
}
