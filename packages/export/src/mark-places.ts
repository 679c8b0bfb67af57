/**
 * Marks in a print tree where something is, so that whoever sets it can say on which page. What was quoted is found by its
 * letters: paper has other spaces and quotation marks than what people typed, and a quote can run over several paragraphs.
 */
import { blockRuns, type Run } from "./block-runs.ts";
import type { Block, Inline, PrintDocument, PrintSection, TableRow } from "./print.ts";

export interface PlaceToFind {
  readonly id: string;
  readonly section: string;
  /** The name of the record that it is in, as „D3 Termomodernizacja”. */
  readonly record?: string | undefined;
  /** What to look for there, the best first: a quote with the words before it, the quote alone, a field's label. */
  readonly texts: readonly PlaceText[];
}

export interface PlaceText {
  readonly text: string;
  /** How much of it comes before what is looked for. */
  readonly lead: number;
  /** It is the name of a field, and stands at the beginning of a line. */
  readonly isLabel?: boolean;
}

/** Where a text is not found, its record is marked; where that is not either, the section. */
export function markPlaces(print: PrintDocument, places: readonly PlaceToFind[]): PrintDocument {
  const bySection = Map.groupBy(places, ({ section }) => section);
  return {
    ...print,
    sections: print.sections.map((section) => {
      const wanted = bySection.get(section.key);
      return wanted ? markSection(section, wanted) : section;
    }),
  };
}

function markSection(section: PrintSection, wanted: readonly PlaceToFind[]): PrintSection {
  const letters = new Letters(section.blocks.flatMap(blockRuns));
  const marks = new Map<object, readonly Mark[]>();
  const whole: string[] = [];
  for (const place of wanted) {
    const found = findPlace(letters, place);
    if (!found) whole.push(place.id);
    else
      marks.set(found.run.holder, [
        ...(marks.get(found.run.holder) ?? []),
        { ...found, id: place.id },
      ]);
  }
  return {
    ...section,
    ...(whole.length > 0 ? { places: whole } : {}),
    blocks: section.blocks.map((block) => marked(block, marks)),
  };
}

interface Found {
  readonly run: Run;
  /** In the text of the run. */
  readonly offset: number;
}

function findPlace(letters: Letters, { record, texts }: PlaceToFind): Found | undefined {
  if (record === undefined) {
    for (const text of texts) {
      const at = letters.find(text, 0);
      if (at !== undefined) return letters.at(at);
    }
    return undefined;
  }
  const starts = letters.findAll({ text: record, lead: 0 });
  for (const text of texts) {
    // A record is named in its row and over its card: what belongs to it stands close behind one of them.
    const ends = starts.flatMap((start) => {
      const at = letters.find(text, start);
      return at === undefined ? [] : [{ at, distance: at - start }];
    });
    const [nearest] = ends.toSorted((a, b) => a.distance - b.distance);
    if (nearest) return letters.at(nearest.at);
  }
  return starts[0] === undefined ? undefined : letters.at(starts[0]);
}

/** The letters of many runs one after another, without spaces and with plain quotation marks. */
class Letters {
  readonly #text: string;
  readonly #runs: readonly { readonly run: Run; readonly from: number }[];
  readonly #starts: ReadonlySet<number>;

  constructor(runs: readonly Run[]) {
    let text = "";
    this.#runs = runs.map((run) => {
      const from = text.length;
      text += lettersOf(run.text);
      return { run, from };
    });
    this.#text = text;
    this.#starts = new Set(this.#runs.map(({ from }) => from));
  }

  find({ text, lead, isLabel = false }: PlaceText, from: number): number | undefined {
    const wanted = lettersOf(text);
    if (wanted === "") return undefined;
    const isMeant = (at: number) => at === -1 || !isLabel || this.#starts.has(at);
    let at = this.#text.indexOf(wanted, from);
    while (!isMeant(at)) at = this.#text.indexOf(wanted, at + 1);
    return at === -1 ? undefined : at + lettersOf(text.slice(0, lead)).length;
  }

  findAll(wanted: PlaceText): number[] {
    const found: number[] = [];
    for (let at = this.find(wanted, 0); at !== undefined; at = this.find(wanted, at + 1)) {
      found.push(at);
    }
    return found;
  }

  at(index: number): Found | undefined {
    const own = this.#runs.findLast(({ from, run }) => from <= index && run.text.trim() !== "");
    if (!own) return undefined;
    const { text } = own.run;
    let offset = 0;
    for (let left = index - own.from; left > 0 || isNoLetter(text[offset]); offset += 1) {
      left -= lettersOf(text[offset] ?? "x").length;
    }
    // At the beginning of the word: a mark within it would change where the word is divided.
    return { run: own.run, offset: text.slice(0, offset).search(/\S*$/) };
  }
}

/** One character becomes one or none, whatever is around it. */
function lettersOf(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]/gu, "").replace(/[„”“]/g, '"');
}

function isNoLetter(character: string | undefined): boolean {
  return character !== undefined && lettersOf(character) === "";
}

interface Mark extends Found {
  readonly id: string;
}

/** By what holds the text. */
type Marks = ReadonlyMap<object, readonly Mark[]>;

function marked(block: Block, marks: Marks): Block {
  const places = marks.get(block)?.map(({ id }) => id);
  const own = places ? { places } : {};
  const inside = (blocks: readonly Block[]) => blocks.map((each) => marked(each, marks));
  switch (block.type) {
    case "paragraph":
    case "heading":
      return {
        ...block,
        inlines: block.inlines.flatMap((inline) => cut(inline, marks.get(inline))),
      };
    case "list":
      return { ...block, items: block.items.map(inside) };
    case "quote":
      return { ...block, blocks: inside(block.blocks) };
    case "card":
      return { ...block, ...own, blocks: inside(block.blocks) };
    case "table":
      return { ...block, body: block.body.map((row) => markedRow(row, inside)) };
    case "facts":
      return {
        ...block,
        facts: block.facts.map((fact) => {
          const ids = marks.get(fact)?.map(({ id }) => id);
          return ids ? { ...fact, places: ids } : fact;
        }),
      };
    case "statement":
      return { ...block, ...own };
    case "figure":
    case "image":
    case "form":
    case "gap":
      return block;
  }
}

function markedRow(row: TableRow, inside: (blocks: readonly Block[]) => Block[]): TableRow {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: inside(cell.blocks) })) };
}

/** A run of text cut where marks are, each before what it marks. */
function cut(inline: Inline, marks: readonly Mark[] = []): Inline[] {
  // A reference stays in one piece.
  if (inline.type !== "text")
    return [...marks.map(({ id }): Inline => ({ type: "place", id })), inline];
  if (marks.length === 0) return [inline];
  const pieces: Inline[] = [];
  let from = 0;
  for (const { offset, id } of marks.toSorted((a, b) => a.offset - b.offset)) {
    if (offset > from) pieces.push({ ...inline, text: inline.text.slice(from, offset) });
    pieces.push({ type: "place", id });
    from = offset;
  }
  if (from < inline.text.length) pieces.push({ ...inline, text: inline.text.slice(from) });
  return pieces;
}
