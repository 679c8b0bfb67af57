/** What a remark that is used again says about the document at hand. */
import type { Language } from "@brudnopis/schema";

/** What the placeholders stand for. */
export interface RemarkSubject {
  readonly city: string;
  readonly title: string;
  /** Absent where the remark is about the whole document. */
  readonly section?: string | undefined;
  readonly record?: string | undefined;
}

/** What the placeholders of each language are called, as they stand between braces. Both are understood everywhere. */
export const remarkPlaceholders = {
  pl: { city: "miasto", title: "tytuł", section: "część", record: "pozycja" },
  en: { city: "city", title: "title", section: "section", record: "record" },
} as const satisfies Record<Language, Record<keyof RemarkSubject, string>>;

const keys = ["city", "title", "section", "record"] as const;

/** What is about nothing smaller speaks of what is around it: a sentence must not have a hole. */
export function fillRemark(text: string, subject: RemarkSubject): string {
  const { city, title, section = title, record = section } = subject;
  const words = { city, title, section, record };
  const known = new Map<string, string>(
    Object.values(remarkPlaceholders).flatMap((names) =>
      keys.map((key) => [names[key], words[key]] as const),
    ),
  );
  return text.replace(
    /\{(\p{L}+)\}/gu,
    (placeholder, name: string) => known.get(name.normalize()) ?? placeholder,
  );
}
