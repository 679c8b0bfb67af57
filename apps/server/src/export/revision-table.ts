/** The revisions of a document as a table to keep: when, what it is called, why it was kept, who wrote what is new in it. */
import type { Language, Revision, RevisionList } from "@brudnopis/schema";
import { byteOrderMark, csvLine } from "@brudnopis/export/csv-line";
import { polishTime } from "../polish-time.ts";

/** Newest first, as in the history. */
export function revisionTable({ revisions, people }: RevisionList, language: Language): string {
  const { head, kinds } = words[language];
  const nameOf = (id: string) => people[id]?.name ?? "";
  const lines = revisions.map(({ id, at, kind, name, description, namedBy, contributors }) => [
    polishTime(at),
    name ?? "",
    description ?? "",
    kinds[kind],
    namedBy === undefined ? "" : nameOf(namedBy),
    contributors.map(({ person }) => nameOf(person)).join(", "),
    id,
  ]);
  return byteOrderMark + [head, ...lines].map(csvLine).join("");
}

interface Words {
  readonly head: readonly string[];
  readonly kinds: Readonly<Record<Revision["kind"], string>>;
}

const words: Readonly<Record<Language, Words>> = {
  pl: {
    head: [
      "Kiedy",
      "Nazwa",
      "Opis",
      "Dlaczego zachowana",
      "Kto nazwał",
      "Kto pisał",
      "Identyfikator",
    ],
    kinds: {
      start: "początek dokumentu",
      pause: "przerwa w pisaniu",
      work: "w trakcie pracy",
      left: "koniec pracy",
      named: "zapisana na życzenie",
      fixed: "zapisana dla odnośnika gościa",
      "before-restore": "przed przywróceniem",
      "before-import": "przed wczytaniem danych",
      "before-move": "przed zmianą wersji wzoru",
      "after-purge": "po wyczyszczeniu historii",
    },
  },
  en: {
    head: ["When", "Name", "Description", "Why it was kept", "Named by", "Written by", "Id"],
    kinds: {
      start: "beginning of the document",
      pause: "a pause in writing",
      work: "while people worked",
      left: "end of work",
      named: "kept on request",
      fixed: "kept for a guest’s link",
      "before-restore": "before a restore",
      "before-import": "before an import",
      "before-move": "before a move to another version of the template",
      "after-purge": "after the history was let go of",
    },
  },
};
