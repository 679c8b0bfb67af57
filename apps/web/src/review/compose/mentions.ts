/** People named in a remark: `@{id}` as it is stored, `@Anna Wójcik` as it is typed and read. */
import type { ReviewPerson } from "@brudnopis/schema";
import { fold } from "@brudnopis/document";

type Named = Pick<ReviewPerson, "id" | "name">;

const stored = /@\{([^{}\s]{1,60})\}/gu;

export type MessagePart =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "person"; readonly id: string };

export function messageParts(text: string): MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const found of text.matchAll(stored)) {
    if (found.index > at) parts.push({ type: "text", text: text.slice(at, found.index) });
    parts.push({ type: "person", id: found[1] ?? "" });
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push({ type: "text", text: text.slice(at) });
  return parts;
}

/** As somebody types it. Of two people of one name the one who was picked last is meant. */
export function toStored(typed: string, people: readonly Named[]): string {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  let text = "";
  for (let at = 0; at < typed.length;) {
    const person = typed[at] === "@" ? byLength.find(isNamedAt(typed, at + 1)) : undefined;
    text += person ? `@{${person.id}}` : typed.charAt(at);
    at += person ? person.name.length + 1 : 1;
  }
  return text;
}

function isNamedAt(typed: string, at: number): (person: Named) => boolean {
  return ({ name }) =>
    name !== "" &&
    typed.startsWith(name, at) &&
    !/[\p{L}\p{N}]/u.test(typed.charAt(at + name.length));
}

/** Who is not known any more stays as it is stored, and comes back the same. */
export function toTyped(text: string, people: Readonly<Record<string, Named>>): string {
  return text.replace(stored, (whole, id: string) => {
    const person = people[id];
    return person ? `@${person.name}` : whole;
  });
}

export interface MentionQuery {
  /** Where the `@` stands. */
  readonly from: number;
  readonly query: string;
}

/** What is being typed behind an `@` before the caret; undefined when nobody is being named. */
export function mentionBefore(typed: string, caret: number): MentionQuery | undefined {
  const found = /(?:^|[\s([„"])@([\p{L}\p{N}.-]{0,30}(?: [\p{L}.-]{0,30})?)$/u.exec(
    typed.slice(0, caret),
  );
  if (!found) return undefined;
  const query = found[1] ?? "";
  return { from: caret - query.length - 1, query };
}

/** Whose name, or a word of it, begins like this. */
export function searchPeople<P extends Named>(people: readonly P[], query: string): P[] {
  const wanted = fold(query);
  return people.filter(({ name }) => {
    const folded = fold(name);
    return (
      folded.startsWith(wanted) || folded.split(/\s+/u).some((word) => word.startsWith(wanted))
    );
  });
}
