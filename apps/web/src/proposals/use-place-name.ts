import { useContent, useDocument } from "../document/document-context.ts";
import { placeName } from "../document/place-name.ts";

/** What a place of this document is called; undefined when it is not there any more. */
export function usePlaceName(place: string): string | undefined {
  const { template, language } = useDocument();
  return useContent((content) => placeName(template, content, place, language));
}
