import { parseAddress } from "@brudnopis/document";
import type { PreviewPlace } from "@brudnopis/schema";

/** Where the person is in the text. */
export interface WrittenPlace {
  /** Key of the section that is being read. */
  readonly section: string | undefined;
  /** Address of the field that is being written in. */
  readonly active: string | undefined;
}

/**
 * Where that is on paper: the record that is being written in, else the section; of a section that has nothing to print,
 * where it would begin, which is in the last before it.
 */
export function followedPlace(
  places: readonly PreviewPlace[],
  order: readonly string[],
  { section, active }: WrittenPlace,
): PreviewPlace | undefined {
  const at = active === undefined ? undefined : parseAddress(active);
  const record = places.find(
    (place) =>
      at?.record !== undefined &&
      place.record?.id === at.record &&
      place.record.collection === at.owner,
  );
  if (record) return record;
  const isSection = at?.record === undefined && at !== undefined;
  const here = order.indexOf((isSection ? at.owner : section) ?? "");
  return places.findLast((place) => !place.record && order.indexOf(place.section) <= here);
}

/** The section in which a page begins, as the last that began on it or before. */
export function sectionOf(places: readonly PreviewPlace[], page: number): string | undefined {
  return places.findLast((place) => !place.record && place.page <= page)?.section;
}
