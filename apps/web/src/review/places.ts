/** Places of remarks as the page knows them: addresses, `collection/recordId`, keys of sections. */
import { parseAddress, sectionOfPlace } from "@brudnopis/document";
import type { ReviewPlace, SuggestedChange, Template } from "@brudnopis/schema";

/** What all of the document is called where a place is asked for. */
export const wholeDocument = "";

export function placeOf(place: ReviewPlace): string {
  switch (place.type) {
    case "document":
      return wholeDocument;
    case "section":
      return place.section;
    case "record":
      return `${place.collection}/${place.record}`;
    case "field":
    case "text":
      return place.address;
  }
}

export function placeOfChange(change: SuggestedChange): string {
  switch (change.type) {
    case "text":
    case "value":
      return change.address;
    case "add-record":
      return change.collection;
    case "remove-record":
      return `${change.collection}/${change.record}`;
    case "answer":
      return change.place;
  }
}

/** The record in which a place is: `actions/d1` of `actions/d1.cost`; undefined outside of records. */
export function recordAround(place: string): string | undefined {
  const [head = ""] = place.split(".");
  return head.includes("/") ? head : undefined;
}

/** What a remark on a place of the page is about; a table has none of its own, and is its section's. */
export function reviewPlaceOf(place: string, template: Template): ReviewPlace {
  if (parseAddress(place)) return { type: "field", address: place };
  const [collection = "", record] = place.split("/");
  if (record !== undefined) return { type: "record", collection, record };
  const section = sectionOfPlace(template, place);
  return section === undefined ? { type: "document" } : { type: "section", section };
}
