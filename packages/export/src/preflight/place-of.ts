import { type FieldSlot, ownerLabel } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";

/** „D1 Termomodernizacja – Koszt”. */
export function placeOf(slot: FieldSlot, language: Language): string {
  const owner = ownerLabel(slot, language);
  const label = slot.field.label[language];
  return owner === "" ? label : `${owner} – ${label}`;
}
