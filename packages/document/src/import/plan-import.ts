/** From what a file says to where it could go: headings lead to sections and fields, tables to collections. */
import type {
  Collection,
  DocumentContent,
  ImportBlock,
  ImportDraft,
  RichNode,
  Section,
  Template,
} from "@brudnopis/schema";
import { sectionsOf } from "../progress.ts";
import { plainText } from "../rich-text.ts";
import { cleanBlocks } from "./clean-nodes.ts";
import { bestTitled, likeness } from "./match-title.ts";
import {
  childrenOf,
  type FieldPlace,
  fieldsOfRecord,
  fieldsOfSection,
  isWorkedOut,
  KnownRecords,
  onlyTextOf,
  type RecordPlace,
  tablesOf,
} from "./outline.ts";
import { contentItems } from "./plan-content.ts";
import { isGap, withoutGap } from "./gaps.ts";
import { addressedRows, type LabelledText, labelledRows, labelledText } from "./plan-labels.ts";
import { guessTable } from "./plan-table.ts";
import type { ImportItem, ImportPlan, TableItem, TextTarget } from "./plan.ts";

type TableBlock = Extract<ImportBlock, { type: "table" }>;

/** See `plan.ts`. Total: whatever the file says, everything of it is in some item, but for words that nothing was said. */
export function planImport(
  draft: ImportDraft,
  template: Template,
  content: DocumentContent,
): ImportPlan {
  if (draft.content) return { items: contentItems(draft.content, template) };
  const planner = new Planner(template, content);
  if (draft.title !== undefined) planner.title(draft.title);
  for (const block of draft.blocks) planner.block(block);
  return { items: planner.end() };
}

/** Where the reader of the file stands, with the level of the heading that led there. */
interface Standing<T> {
  readonly at: T;
  readonly level: number;
}

type Place =
  | { readonly type: "section"; readonly section: Section }
  | { readonly type: "field"; readonly field: FieldPlace; readonly section?: Section }
  | { readonly type: "table"; readonly collection: Collection }
  | { readonly type: "record"; readonly record: RecordPlace };

class Planner {
  readonly #template: Template;
  readonly #content: DocumentContent;
  readonly #sections: readonly Section[];
  readonly #known: KnownRecords;
  readonly #items: ImportItem[] = [];
  #trail: Standing<string>[] = [];
  #section: Standing<Section> | undefined;
  #field: Standing<FieldPlace> | undefined;
  /** A record inside another's part, as an indicator inside a goal's, stands behind it. */
  #records: Standing<RecordPlace>[] = [];
  #named: Collection | undefined;
  /** Behind the title of a picture that the document draws: the picture itself follows. */
  #isAtOwn = false;
  /** What gathers for one target until another comes. */
  #open: { target: TextTarget; headings: string[]; nodes: RichNode[] } | undefined;

  constructor(template: Template, content: DocumentContent) {
    this.#template = template;
    this.#content = content;
    this.#sections = sectionsOf(template, { networkKind: content.networkKind });
    this.#known = new KnownRecords(content, template);
  }

  end(): ImportItem[] {
    this.#close();
    return this.#items;
  }

  title(text: string): void {
    const target = { to: "field", address: this.#template.titleField } as const;
    this.#push([], [paragraphOf(text)], this.#decided(target));
  }

  block(block: ImportBlock): void {
    if (block.type === "heading") this.#heading(block.level, block.text);
    else if (block.type === "table") this.#table(block);
    else for (const node of block.nodes) this.#node(node);
  }

  #heading(level: number, text: string): void {
    const place = this.#placeOf(level, text);
    // Smaller headings of a text are part of it.
    if (!place && this.#field && level > this.#field.level) return this.#subheading(level, text);
    this.#close();
    this.#trail = [...this.#trail.filter((before) => before.level < level), { level, at: text }];
    this.#records = this.#records.filter((record) => record.level < level);
    this.#field = undefined;
    this.#named = undefined;
    if (place) this.#enter(place, level);
    else if (this.#section && level <= this.#section.level) this.#section = undefined;
  }

  /** What is around comes first: a record's fields, then its section's, then sections, then a field of any of them. */
  #placeOf(level: number, text: string): Place | undefined {
    const section = bestTitled(text, this.#sections);
    const inner = this.#innerPlace(level, text);
    if (section && section.score > (inner?.score ?? 0))
      return { type: "section", section: section.found };
    if (inner) return inner.place;
    const exact = this.#sections.flatMap((each) =>
      fieldsOfSection(each)
        .filter(({ title }) => likeness(text, title.pl) === 1)
        .map((field) => ({ type: "field", field, section: each }) as const),
    );
    return exact.length === 1 ? exact[0] : undefined;
  }

  #innerPlace(level: number, text: string): { place: Place; score: number } | undefined {
    if (!this.#section || level <= this.#section.level) return undefined;
    const around = this.#records.findLast((record) => record.level < level)?.at;
    const record = this.#known.find(text, this.#nameable());
    if (record) return { place: { type: "record", record }, score: 1 };
    const field = bestTitled(text, this.#fieldsAround(around));
    const table = bestTitled(text, this.#tablesAround(around));
    if (table && table.score > (field?.score ?? 0))
      return { place: { type: "table", collection: table.found }, score: table.score };
    return field && { place: { type: "field", field: field.found }, score: field.score };
  }

  #enter(place: Place, level: number): void {
    switch (place.type) {
      case "section": {
        this.#section = { at: place.section, level };
        this.#records = [];
        const text = onlyTextOf(place.section);
        if (text) this.#field = { at: text, level };
        return;
      }
      case "field":
        if (place.section && place.section !== this.#section?.at)
          this.#section = { at: place.section, level: level - 1 };
        this.#field = { at: place.field, level };
        return;
      case "table":
        this.#named = place.collection;
        return;
      case "record":
        this.#records.push({ at: place.record, level });
    }
  }

  #subheading(level: number, text: string): void {
    const depth = level - (this.#field?.level ?? 0) > 1 ? 4 : 3;
    this.#add({ type: "heading", attrs: { level: depth }, content: [{ type: "text", text }] });
  }

  #node(node: RichNode): void {
    const isOwn = this.#isCaptionOfOwn(node) || (this.#isAtOwn && node.type === "image");
    this.#isAtOwn = isOwn;
    if (isOwn || isGap(saidBy([node]))) return;
    const found = this.#labelled(node);
    if (!found) return this.#add(node);
    const { field, nodes } = found;
    this.#close();
    if (isGap(saidBy(nodes))) return;
    if (nodes.length > 0) this.#push(this.#headings(), nodes, this.#decided(field.target));
    // A label alone says what the next paragraph is.
    else this.#field = { at: field, level: (this.#trail.at(-1)?.level ?? 0) + 1 };
  }

  /** Behind the part of a record its section goes on, without a heading. */
  #labelled(node: RichNode): LabelledText<FieldPlace> | undefined {
    const record = this.#records.at(-1)?.at;
    const own = labelledText(node, this.#fieldsAround(record));
    return own ?? (record ? labelledText(node, this.#fieldsAround(undefined)) : undefined);
  }

  /** The title of a picture that the document draws by itself. */
  #isCaptionOfOwn(node: RichNode): boolean {
    const text = saidBy([node]);
    return (
      this.#section !== undefined && isFigure.test(text) && isWorkedOut(text, this.#section.at)
    );
  }

  #add(node: RichNode): void {
    const field = this.#field?.at;
    const target = field ? this.#decided(field.target) : ({ to: "inbox" } as const);
    this.#open ??= { target, headings: this.#headings(), nodes: [] };
    this.#open.nodes.push(node);
    // A value is one paragraph; what follows is about something else.
    if (field?.isText === false) {
      this.#close();
      this.#field = undefined;
    }
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open) this.#push(open.headings, open.nodes, open.target);
  }

  #push(headings: readonly string[], raw: readonly RichNode[], target: TextTarget): void {
    const nodes = withoutEmptyEnds(cleanBlocks(raw));
    const said = saidBy(nodes);
    // A title on the cover is said once more inside.
    if (said === "" || this.#isSaid(said, target)) return;
    this.#items.push({ type: "text", id: this.#newId(), headings, nodes, target });
  }

  #isSaid(said: string, target: TextTarget): boolean {
    if (target.to !== "field") return false;
    return this.#items.some(
      (item) =>
        item.type === "text" &&
        item.target.to === "field" &&
        item.target.address === target.address &&
        saidBy(item.nodes) === said,
    );
  }

  #table(given: TableBlock): void {
    this.#close();
    const block = { ...given, rows: given.rows.map((row) => row.map(withoutGap)) };
    const addressed = addressedRows(block.rows);
    for (const { address, nodes } of addressed ?? [])
      this.#push(this.#headings(), nodes, this.#decided({ to: "field", address }));
    if (addressed) return;
    const facts = labelledRows(block.rows, this.#fieldsAround(this.#records.at(-1)?.at));
    for (const { field, nodes } of facts?.texts ?? [])
      this.#push(this.#headings(), nodes, this.#decided(field.target));
    const rows = facts?.rest ?? block.rows;
    if (rows.length > 0) this.#items.push(this.#tableItem(block, rows));
  }

  #tableItem({ caption, headRows }: TableBlock, rows: readonly (readonly string[])[]): TableItem {
    const around = this.#records.at(-1)?.at;
    const hints = {
      around: this.#tablesAround(around).map(({ key }) => key),
      named: this.#named?.key,
    };
    const guess = guessTable({ caption, headRows, rows }, this.#template, hints);
    const common = {
      type: "table" as const,
      id: this.#newId(),
      headings: this.#headings(),
      caption,
    };
    const isOwn = guess?.idColumn !== undefined;
    if (!isOwn && this.#section && isWorkedOut(caption ?? "", this.#section.at))
      return { ...common, ...parted(rows, headRows), columns: [], target: { to: "nowhere" } };
    if (!guess) return { ...common, ...parted(rows, headRows), columns: [], target: this.#loose() };
    const { collection, head, columns, idColumn } = guess;
    const parent = this.#parentOf(collection);
    const isLost =
      collection.parent !== undefined &&
      !columns.includes(collection.parent) &&
      parent === undefined;
    if (!isLost) this.#know(guess.rows, columns.indexOf(collection.name), collection);
    return {
      ...common,
      head,
      rows: guess.rows,
      columns,
      ...(idColumn === undefined ? {} : { idColumn }),
      target: isLost
        ? { to: "inbox" }
        : {
            to: "collection",
            collection: collection.key,
            how: "update",
            ...(parent === undefined ? {} : { parentName: parent }),
          },
    };
  }

  /** A table of no collection is part of the text in which it stands. */
  #loose(): TextTarget {
    return this.#field?.at.isText ? this.#decided(this.#field.at.target) : { to: "inbox" };
  }

  #parentOf(collection: Collection): string | undefined {
    return this.#records.findLast(({ at }) =>
      childrenOf(at.collection, this.#template).includes(collection),
    )?.at.name;
  }

  #know(rows: readonly (readonly string[])[], nameAt: number, { key }: Collection): void {
    for (const row of rows) this.#known.add(key, row[nameAt] ?? "");
  }

  /** I3. A second text for one field comes behind the first. */
  #decided(target: FieldPlace["target"]): TextTarget {
    if (target.to === "record") return { ...target, how: "append" };
    const { address } = target;
    const isTaken =
      this.#content.fields[address] !== undefined ||
      this.#items.some((item) => item.target.to === "field" && item.target.address === address);
    return { ...target, how: isTaken ? "append" : "replace" };
  }

  #headings(): string[] {
    return this.#trail.map(({ at }) => at);
  }

  #fieldsAround(record: RecordPlace | undefined): FieldPlace[] {
    if (record) return fieldsOfRecord(record);
    return this.#section ? fieldsOfSection(this.#section.at) : [];
  }

  #tablesAround(record: RecordPlace | undefined): Collection[] {
    const own = this.#section ? tablesOf(this.#section.at, this.#template) : [];
    return record ? [...childrenOf(record.collection, this.#template), ...own] : own;
  }

  /** Whose records a heading in this section may name. */
  #nameable(): Collection[] {
    const own = this.#section ? tablesOf(this.#section.at, this.#template) : [];
    return [...own, ...own.flatMap((each) => childrenOf(each, this.#template))];
  }

  #newId(): string {
    return `i${this.#items.length}`;
  }
}

const isFigure = /^(rysunek|figure|rys\.) \d+\./i;

/** Empty for what is neither read nor seen. */
function saidBy(nodes: readonly RichNode[]): string {
  const isSeen = nodes.some(({ type }) => type === "image");
  return plainText({ type: "doc", content: [...nodes] }).trim() || (isSeen ? "(image)" : "");
}

/** Lines that Word keeps between a text and what follows. */
function withoutEmptyEnds(nodes: readonly RichNode[]): readonly RichNode[] {
  const says = (node: RichNode) => node.type !== "paragraph" || saidBy([node]) !== "";
  return nodes.slice(Math.max(0, nodes.findIndex(says)), nodes.findLastIndex(says) + 1);
}

function parted(
  rows: readonly (readonly string[])[],
  headRows: number | undefined,
): Pick<TableItem, "head" | "rows"> {
  const isHead = (headRows ?? 0) > 0;
  return { head: isHead ? rows[0] : undefined, rows: isHead ? rows.slice(1) : rows };
}

function paragraphOf(text: string): RichNode {
  return { type: "paragraph", content: [{ type: "text", text }] };
}
