/** The last page: who signs, and what exactly is signed. */
import { formatLongDate } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { fact } from "./cover.ts";
import type { PrintSignOff } from "./print.ts";
import type { PrintOptions, PrintRevision } from "./print-options.ts";
import { printWords } from "./print-words.ts";
import { printable } from "./printable.ts";
import { polishMoment } from "./polish-moment.ts";
import { typeset } from "./typography.ts";
import type { Source } from "./value-text.ts";

/** `mark` says version and date. */
export function printSignOff(mark: string, options: PrintOptions, source: Source): PrintSignOff {
  const { revision, contentHash, organisations, exportedAt } = options;
  const words = printWords[source.language];
  const day = formatLongDate(exportedAt.slice(0, 10), source.language);
  const facts = [
    ...(revision ? revisionFacts(revision, source) : []),
    fact(words.contentHash, contentHash, source),
    fact(words.exported, day, source),
  ];
  const signatures =
    options.signatures ??
    organisations.map((name) => ({ role: `${words.onBehalf}: ${printable(name)}` }));
  return {
    title: words.signOff,
    subject: subject(mark, source),
    lines: { place: words.placeAndDate, signature: words.signature },
    signatures,
    facts: facts.flatMap((known) => known ?? []),
  };
}

/** „Miejska Inicjatywa Działania „Konin – ciepło z ziemi”, wersja 0.9, 27 lutego 2026 r.” */
function subject(mark: string, { content, template, language }: Source): string {
  const { open, close } = printWords[language].quotes;
  const title = printable(content.title).trim();
  const name = title === "" ? "" : ` ${open}${title}${close}`;
  return typeset(`${template.title[language]}${name}, ${mark.replace(" · ", ", ")}`, language);
}

function revisionFacts({ id, at, name }: PrintRevision, source: Source) {
  const words = printWords[source.language];
  const called = name === undefined ? id : `${name} (${id})`;
  return [
    fact(words.revision, called, source),
    fact(words.asOf, moment(at, source.language), source),
  ];
}

/** With the time of day where it has one. */
function moment(at: string, language: Language): string {
  const { day, time } = polishMoment(at);
  const long = formatLongDate(day, language);
  return time === undefined ? long : `${long}, ${time}`;
}
