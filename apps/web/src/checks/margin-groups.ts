/** What of the check stands in the margin now, and where. */
import type { Finding } from "@brudnopis/document";
import type { DocumentContent, Template } from "@brudnopis/schema";
import { readLines } from "../margin/places-on-page.ts";
import { anchorsOf, type FindingGroup, groupByAnchor } from "./anchors.ts";

/** Reads the places of findings off the page. `margin` is what the cards are placed in. */
export function groupsInView(
  margin: HTMLElement,
  findings: readonly Finding[],
  template: Template,
  content: Pick<DocumentContent, "collections">,
): FindingGroup[] {
  const { lineOf, isNear } = readLines(margin);
  return groupByAnchor(findings, ({ place }) => {
    const key = anchorsOf(place, template, content).find((at) => lineOf(at) !== undefined);
    const line = key === undefined ? undefined : lineOf(key);
    if (key === undefined || line === undefined || !isNear(line)) return undefined;
    return { key, line };
  });
}
