import { fieldAt, parseAddress, recordLabel } from "@brudnopis/document";
import type { DocumentContent, Language, Template } from "@brudnopis/schema";

/** „Diagnoza”, „D3 Termomodernizacja – Koszt”; undefined for a place that the template does not have. */
export function placeName(
  template: Template,
  { collections }: Pick<DocumentContent, "collections">,
  place: string,
  language: Language,
): string | undefined {
  const field = fieldAt(template, place);
  const address = parseAddress(place);
  if (!field || !address) return undefined;
  const label = field.label[language];
  if (address.record === undefined) return label;
  const record = collections[address.owner]?.find(({ id }) => id === address.record);
  const name = record ? recordLabel(record, address.owner, template) : "";
  return name === "" ? label : `${name} – ${label}`;
}
