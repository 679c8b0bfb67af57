/** Who wrote a text: its words as they are, each with its author and the first revision that has it. */
import {
  areSamePeople,
  fieldAt,
  isTextField,
  textAt,
  textLines,
  type TextRun,
  withSuggestions,
} from "@brudnopis/document";
import { AppError, type Blame, type Credit } from "@brudnopis/schema";
import type { OpenedDocument } from "../access/access.ts";
import type { LiveDocuments } from "../documents/live-documents.ts";
import { revisionPositions, type RevisionPosition } from "../store/authorship.ts";
import type { Driver } from "../store/driver.ts";
import { historyPeople } from "../store/history-people.ts";
import { suggestedRangesOf } from "../store/review-suggested-text.ts";
import type { Templates } from "../templates.ts";
import type { Authors } from "./authors.ts";

export interface BlamesOptions {
  readonly driver: Driver;
  readonly templates: Templates;
  readonly live: LiveDocuments;
  readonly authors: Authors;
}

type Run = Blame["runs"][number];

export class Blames {
  readonly #options: BlamesOptions;

  constructor(options: BlamesOptions) {
    this.#options = options;
  }

  /** @throws AppError `not-found` for what is no text of the document's template. */
  async blame({ document }: OpenedDocument, address: string): Promise<Blame> {
    const { driver, templates, live, authors } = this.#options;
    const field = fieldAt(templates.templateOf(document), address);
    if (!field || !isTextField(field)) throw new AppError("not-found", "There is no such text");
    // Asking a Y.Doc for a root creates it.
    const lines = await live.read(document.id, (doc) =>
      doc.share.has(address) ? textLines(textAt(doc, address)) : [],
    );
    // After the text: whoever wrote what is in it is known by now.
    const authorship = withSuggestions(
      await authors.authorshipOf(document.id),
      await suggestedRangesOf(driver, document.id),
    );
    const revisions = await revisionPositions(driver, document.id);
    const credited = inOneLine(lines ?? []).flatMap((run) =>
      creditedParts(run, (clock) => authorship.insertedBy(run.client, clock)),
    );
    const runs = joined(credited.map((run) => withRevision(run, revisions)));
    const people = runs.flatMap(({ by }) => [by?.person ?? [], by?.suggestedBy ?? []].flat());
    return { runs, people: await historyPeople(driver, people) };
  }
}

/** What stands between two lines belongs to the one before it. */
function inOneLine(lines: readonly (readonly TextRun[])[]): TextRun[] {
  return lines.flatMap((line, index) => {
    const last = line.at(-1);
    if (index === lines.length - 1) return line;
    return last ? [...line.slice(0, -1), { ...last, text: `${last.text}\n` }] : [lineBreak];
  });
}

/** An empty line is nobody's: no client has this number. */
const lineBreak: TextRun = { client: -1, clock: 0, text: "\n" };

/** The parts of a run that have one credit each. */
function creditedParts(
  { clock, text }: TextRun,
  creditAt: (clock: number) => Credit | undefined,
): Run[] {
  const parts: Run[] = [];
  let [start, credit] = [0, creditAt(clock)];
  for (let index = 1; index <= text.length; index += 1) {
    // Also of the line's end, which has no number.
    const isEnd = index === text.length || text.charAt(index) === "\n";
    const next = isEnd ? credit : creditAt(clock + index);
    if (index < text.length && next === credit) continue;
    parts.push({ text: text.slice(start, index), ...(credit ? { by: credit } : {}) });
    [start, credit] = [index, next];
  }
  return parts;
}

function withRevision(run: Run, revisions: readonly RevisionPosition[]): Run {
  const { by } = run;
  const revision = by && revisions.find(({ seq }) => seq >= by.seq)?.id;
  return revision === undefined ? run : { ...run, revision };
}

/** Of one author and one revision; empty lines between them too. */
function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && (run.text === "\n" || isOne(last, run)))
      whole[whole.length - 1] = { ...laterOf(last, run), text: last.text + run.text };
    else whole.push(run);
  }
  return whole;
}

function isOne(a: Run, b: Run): boolean {
  return areSamePeople(a.by, b.by) && a.revision === b.revision;
}

function laterOf(a: Run, b: Run): Run {
  return (b.by?.seq ?? 0) > (a.by?.seq ?? 0) && isOne(a, b) ? b : a;
}
