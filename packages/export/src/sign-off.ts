/** The last page: who signs, and what exactly is signed. */
import { formatLongDate } from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";
import { fact } from "./cover.ts";
import type { PrintSignOff } from "./print.ts";
import type { PrintOptions, PrintRevision } from "./print-options.ts";
import { printWords } from "./print-words.ts";
import { printable } from "./printable.ts";
import { polishMoment } from "./polish-moment.ts";
import type { Source } from "./value-text.ts";

export function printSignOff(options: PrintOptions, source: Source): PrintSignOff {
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
  return { title: words.signOff, signatures, facts: facts.flatMap((known) => known ?? []) };
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
