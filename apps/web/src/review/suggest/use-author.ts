import type { Suggestion } from "@brudnopis/schema";
import { type ShownPerson, usePerson } from "../use-person.ts";

/** Who suggests it; a guest has only the name that they gave. */
export function useAuthor({ author, guest }: Suggestion): ShownPerson {
  const person = usePerson(author);
  return guest === undefined ? person : { name: guest, organisation: "", hue: 7 };
}
