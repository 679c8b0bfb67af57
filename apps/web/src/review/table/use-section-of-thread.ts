import { sectionOfPlace } from "@brudnopis/document";
import type { ReviewPlace, Template, Thread } from "@brudnopis/schema";
import { useCallback } from "react";
import { useDocument } from "../../document/document-context.ts";

/** The section that the server counts a remark to: of a round's, where it was made. */
export function useSectionOfThread(): (thread: Thread) => string | undefined {
  const { template } = useDocument();
  return useCallback(
    ({ place, frozenPlace }) => sectionOf(template, frozenPlace ?? place),
    [template],
  );
}

function sectionOf(template: Template, place: ReviewPlace): string | undefined {
  if (place.type === "document") return undefined;
  if (place.type === "section") return place.section;
  if (place.type === "record")
    return sectionOfPlace(template, `${place.collection}/${place.record}`);
  return sectionOfPlace(template, place.address);
}
