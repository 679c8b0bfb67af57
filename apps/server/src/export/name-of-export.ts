import type { ExportPreset, Language } from "@brudnopis/schema";
import { baseName } from "../documents/file-name.ts";
import { polishDay } from "../polish-time.ts";
import type { ReadSource } from "./read-source.ts";

/** Which of a document's files it is, where there are several of one format. */
export interface FilePart {
  readonly preset?: ExportPreset;
  /** One table of all. */
  readonly table?: string | undefined;
}

/**
 * „MID – Konin – ciepło z ziemi, streszczenie, wersja 0.9, 2026-11-22”: in a folder of files it is told apart by what it is,
 * of which version and of which day. A revision has its own name and its own day.
 */
export function nameOf(read: ReadSource, { preset = "full", table }: FilePart = {}): string {
  const { content, template, language } = read;
  const words = nameWords[language];
  const title = content.title.trim() || words.untitled;
  const isForm = preset === "form";
  const ending = [
    words.presets[preset],
    table,
    ...(isForm ? [] : [`${words.version} ${read.version}`]),
    ...stateOf(read),
  ].filter((each) => each !== undefined && each.trim() !== "");
  // An empty form is of nobody's document.
  const name = isForm ? template.title[language] : title;
  return baseName(template.shortTitle[language], name, ending.map((each) => `, ${each}`).join(""));
}

function stateOf({ facts: { day, revision } }: ReadSource): string[] {
  if (!revision) return [day];
  const own = polishDay(revision.at);
  return revision.name === undefined ? [own] : [revision.name, own];
}

interface NameWords {
  readonly untitled: string;
  readonly version: string;
  readonly presets: Readonly<Partial<Record<ExportPreset, string>>>;
}

const nameWords: Readonly<Record<Language, NameWords>> = {
  pl: {
    untitled: "Bez tytułu",
    version: "wersja",
    presets: {
      council: "dla rady",
      summary: "streszczenie",
      form: "formularz",
      review: "z uwagami",
    },
  },
  en: {
    untitled: "Untitled",
    version: "version",
    presets: {
      council: "for the council",
      summary: "summary",
      form: "form",
      review: "with remarks",
    },
  },
};
