/** Where sections and records begin on pages, from what the layout says of its headings. */
import type { PreviewPlace, Template } from "@brudnopis/schema";
import type { PageStart } from "./typst-messages.ts";

export function previewPlaces(
  starts: readonly PageStart[],
  { collections }: Template,
): PreviewPlace[] {
  // A heading is found twice, first in the contents: the last is where it is.
  const last = new Map(starts.map((start) => [start.anchor ?? ` ${start.section}`, start]));
  let section: string | undefined;
  return starts.flatMap((start): PreviewPlace[] => {
    const { anchor, page, top } = start;
    if (last.get(anchor ?? ` ${start.section}`) !== start) return [];
    section = start.section ?? section;
    if (section === undefined) return [];
    const record = anchor === undefined ? undefined : recordOf(anchor, collections);
    if (anchor !== undefined && !record) return [];
    return [{ section, ...(record ? { record } : {}), page, top }];
  });
}

/** As `anchorOf` in `packages/export` calls it; where two collections would do, the longer name is the more likely. */
function recordOf(
  anchor: string,
  collections: Template["collections"],
): PreviewPlace["record"] | undefined {
  const [collection] = collections
    .map(({ key }) => key)
    .filter((key) => anchor.startsWith(`r-${key}-`))
    .toSorted((a, b) => b.length - a.length);
  if (collection === undefined) return undefined;
  return { collection, id: anchor.slice(`r-${collection}-`.length) };
}
