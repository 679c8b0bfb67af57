import { fieldAt, parseAddress, recordLabel } from "@brudnopis/document";
import type { DocumentContent, Language, Template } from "@brudnopis/schema";

/**
 * „Diagnoza”, „D3 Termomodernizacja – Koszt”, „D3 Termomodernizacja”; undefined for a place that the template does not
 * have, and for a record that is gone.
 */
export function placeName(
  template: Template,
  { collections }: Pick<DocumentContent, "collections">,
  place: string,
  language: Language,
): string | undefined {
  const field = fieldAt(template, place);
  const address = parseAddress(place);
  if (!address) return recordAt(template, collections, place, language);
  if (!field) return undefined;
  const label = field.label[language];
  if (address.record === undefined) return label;
  const record = collections[address.owner]?.find(({ id }) => id === address.record);
  const name = record ? recordLabel(record, address.owner, template) : "";
  return name === "" ? label : `${name} – ${label}`;
}

function recordAt(
  template: Template,
  collections: DocumentContent["collections"],
  place: string,
  language: Language,
): string | undefined {
  const [owner = "", id] = place.split("/");
  const record = collections[owner]?.find((candidate) => candidate.id === id);
  const collection = template.collections.find(({ key }) => key === owner);
  if (!record || !collection) return undefined;
  return recordLabel(record, owner, template) || collection.counted[language].one;
}
