import { baseName } from "../documents/file-name.ts";
import type { ReadSource } from "./read-source.ts";

/** „MID – Konin – ciepło z ziemi, stan z 2026-11-22”; `part` is what of it the file is, where it is not all. */
export function nameOf(
  { content, template, language, stateLabel }: ReadSource,
  part?: string,
): string {
  const title = content.title.trim() || untitled[language];
  const whole = [title, part, stateLabel].filter((each) => each !== undefined).join(", ");
  return baseName(template.shortTitle[language], whole);
}

const untitled = { pl: "Bez tytułu", en: "Untitled" } as const;
