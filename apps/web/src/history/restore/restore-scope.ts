/** What a person restores: all of it, a section, or one of the changes that they look at. */
import { type RestoreWhat, sectionOfPlace } from "@brudnopis/document";
import type { Change, RestoreStart, Template } from "@brudnopis/schema";

export type RestoreScope =
  | { readonly type: "document" }
  | { readonly type: "section"; readonly section: string }
  | { readonly type: "change"; readonly change: Change };

/** What has to be done to the document. A record that was only moved keeps what has been written in it since. */
export function whatToRestore(scope: RestoreScope): RestoreWhat {
  if (scope.type !== "change") return scope;
  const { change } = scope;
  if (change.type !== "record") return { type: "place", address: change.address };
  const type = change.what === "moved" ? "order" : "record";
  return { type, collection: change.collection, id: change.record.id };
}

/** What the server is told. */
export function toRestoreStart(
  revision: string,
  scope: RestoreScope,
  template: Template,
): RestoreStart {
  switch (scope.type) {
    case "document":
      return { revision, what: "document" };
    case "section":
      return { revision, what: "section", section: scope.section };
    case "change": {
      const place = placeOf(scope.change);
      const section = sectionOfPlace(template, place);
      return { revision, what: "change", place, ...(section === undefined ? {} : { section }) };
    }
  }
}

function placeOf(change: Change): string {
  return change.type === "record" ? `${change.collection}/${change.record.id}` : change.address;
}
