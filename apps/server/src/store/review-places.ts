/** Places of remarks as columns: a type, what it is of, and for a range of text its anchor. */
import { ReviewPlace, type TextAnchor } from "@brudnopis/schema";

export interface PlaceColumns {
  readonly type: ReviewPlace["type"];
  /** Section, address or `collection/record`; empty for the document. */
  readonly place: string;
  readonly anchor: string | null;
}

export function placeColumns(place: ReviewPlace): PlaceColumns {
  const { type } = place;
  switch (place.type) {
    case "document":
      return { type, place: "", anchor: null };
    case "section":
      return { type, place: place.section, anchor: null };
    case "field":
      return { type, place: place.address, anchor: null };
    case "record":
      return { type, place: `${place.collection}/${place.record}`, anchor: null };
    case "text":
      return { type, place: place.address, anchor: anchorColumn(place.anchor) };
  }
}

/** Always the same text for the same anchor, so that columns can be compared. */
export function anchorColumn(anchor: TextAnchor): string {
  const { start, end, quote, prefix, suffix, occurrences } = anchor;
  return JSON.stringify({ start, end, quote, prefix, suffix, occurrences });
}

export function placeOf(type: string, place: string, anchor: string | null): ReviewPlace {
  const [collection, record] = place.split("/");
  return ReviewPlace.parse(
    {
      document: { type },
      section: { type, section: place },
      field: { type, address: place },
      record: { type, collection, record },
      text: { type, address: place, anchor: JSON.parse(anchor ?? "null") },
    }[type],
  );
}
