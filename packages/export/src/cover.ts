/** The first page: what it is, whose, of when, and in which state. */
import { formatLongDate } from "@brudnopis/document";
import type { Fact, PrintCover } from "./print.ts";
import type { PrintOptions } from "./print-options.ts";
import { printWords } from "./print-words.ts";
import { printable } from "./printable.ts";
import { typeset } from "./typography.ts";
import type { Source } from "./value-text.ts";

/** `mark` says version and date. */
export function printCover(mark: string, options: PrintOptions, source: Source): PrintCover {
  const { content, template, language, words } = source;
  const { organisations, network, edition, marks = [], preset, state = "draft" } = options;
  const isForm = preset === "form";
  const participants = organisations.length === 1 ? words.participant : words.participants;
  const facts = [
    fact(participants, organisations.join(", "), source),
    fact(words.network, network, source),
    fact(printWords[language].edition, edition, source),
    fact(words.period, isForm ? undefined : period(source), source),
  ];
  return {
    shortTitle: template.shortTitle[language],
    kind: typeset(template.title[language], language),
    facts: facts.flatMap((known) => known ?? []),
    mark: {
      label: isForm ? printWords[language].form : printWords[language].states[state],
      text: mark,
    },
    ...(preset === "council" ? annexOf(source) : {}),
    ...(content.illustrative && !isForm
      ? { warning: typeset(words.illustrativeNote, language) }
      : {}),
    ...(marks.length > 0
      ? { marks: marks.map(({ id, alt }) => ({ asset: id, alt: printable(alt) })) }
      : {}),
  };
}

/** Room for what is not known yet, in a line that is filled in by hand. */
const byHand = "…".repeat(12);

/**
 * „Załącznik do uchwały nr … z dnia …”: how a council knows its papers. The act is named as its authors named it, and left to be
 * filled in where they have not. Its fields are named here, as views name the fields that they are drawn from.
 */
function annexOf({ content, language }: Source): Pick<PrintCover, "annex"> {
  const { annex, actNumber, actDate } = printWords[language];
  const adoption = content.fields["identification.adoption"];
  const form = adoption?.type === "choice" ? adoption.keys[0] : undefined;
  if (form === "none") return {};
  const act = content.fields["identification.adoption-number"];
  const named = act?.type === "line" ? printable(act.text).trim() : "";
  if (named !== "") return { annex: [annex.title, typeset(named, language)] };
  const title = form === "order" ? annex.toOrder : annex.toResolution;
  return { annex: [title, `${actNumber}\u00a0${byHand}`, `${actDate}\u00a0${byHand}`] };
}

/** Undefined where there is nothing to say. */
export function fact(
  label: string,
  text: string | undefined,
  { language }: Source,
): Fact | undefined {
  const shown = typeset(printable(text ?? "").trim(), language);
  return shown === "" ? undefined : { label, text: shown };
}

function period({ content, template, language }: Source): string | undefined {
  const [from, to] = [template.period?.from, template.period?.to].map((address) => {
    const field = address === undefined ? undefined : content.fields[address];
    return field?.type === "date" ? formatLongDate(field.date, language) : undefined;
  });
  if (from !== undefined && to !== undefined) return `${from} – ${to}`;
  return from ?? to;
}
