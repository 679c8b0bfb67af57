/**
 * What gathers while a document is written: pictures, styles that only one place has, tracked changes; and on which kind of
 * page the text stands.
 */
import { strToU8 } from "fflate";
import type { DrawnFigure } from "../drawn-figures.ts";
import type { AssetBytes, Block, PrintComment, PrintDocument } from "../print.ts";

export interface Picture {
  readonly path: string;
  readonly type: string;
  readonly content: Uint8Array;
  /** Packed already. */
  readonly isStored: boolean;
}

interface Note {
  readonly id: string;
  readonly number: number;
}

/** Writes blocks of any kind, their plain paragraphs in a style. */
export type Inside = (blocks: readonly Block[], style: string) => string;

export type Page = "Cover" | "Standard" | "Landscape";

export class Draft {
  readonly print: PrintDocument;
  readonly #assets: AssetBytes;
  readonly #figures: ReadonlyMap<string, DrawnFigure>;
  readonly #pictures = new Map<string, Picture>();
  /** Automatic styles by what is in them, so that equal ones are one. */
  readonly #styles = new Map<string, { readonly name: string; readonly xml: string }>();
  readonly #regions: string[] = [];
  readonly #placed: ReadonlySet<string>;
  #page: Page | undefined;
  #wanted: Page = "Standard";
  #bookmarks: string[] = [];
  readonly #named = new Map<string, Note>();
  #notes = 0;
  #frames = 0;
  #tables = 0;

  constructor(print: PrintDocument, assets: AssetBytes, figures: ReadonlyMap<string, DrawnFigure>) {
    this.#figures = figures;
    this.print = print;
    this.#assets = assets;
    this.#placed = print.review ? remarkedIn(print.sections) : new Set();
  }

  /** The name of an automatic style; `xmlOf` writes it with the name it gets. */
  style(key: string, xmlOf: (name: string) => string): string {
    const known = this.#styles.get(key);
    if (known) return known.name;
    const name = `A${this.#styles.size + 1}`;
    this.#styles.set(key, { name, xml: xmlOf(name) });
    return name;
  }

  styles(): string {
    return [...this.#styles.values()].map(({ xml }) => xml).join("");
  }

  /** The text goes on upon pages of this kind, from the next paragraph or table on. */
  turnTo(page: Page): void {
    this.#wanted = page;
  }

  get isLandscape(): boolean {
    return this.#wanted === "Landscape";
  }

  /** The page that a paragraph or table has to begin; undefined where it goes on upon the same. */
  takePage(): Page | undefined {
    if (this.#page === this.#wanted) return undefined;
    this.#page = this.#wanted;
    return this.#page;
  }

  /** The next paragraph is what cross-references of this name lead to. */
  mark(anchor: string | undefined): void {
    if (anchor !== undefined) this.#bookmarks.push(anchor);
  }

  takeMarks(): readonly string[] {
    const marks = this.#bookmarks;
    this.#bookmarks = [];
    return marks;
  }

  /** Paths of a drawing in the file: as lines, and as points for programs that know no others. */
  drawing(svg: string): readonly [string, ...string[]] {
    const drawn = this.#figures.get(svg);
    const name = `Pictures/drawing-${this.#pictures.size + 1}`;
    const path = `${name}.svg`;
    const content = strToU8((drawn?.svg ?? svg).toWellFormed());
    this.#pictures.set(path, { path, type: "image/svg+xml", content, isStored: false });
    if (!drawn) return [path];
    const points = `${name}.png`;
    this.#pictures.set(points, {
      path: points,
      type: "image/png",
      content: drawn.png,
      isStored: true,
    });
    return [path, points];
  }

  /** Path of a picture in the file; undefined where nobody has it. */
  image(id: string): string | undefined {
    const content = this.#assets.get(id);
    if (!content) return undefined;
    const isJpeg = content[0] === 0xff;
    const path = `Pictures/${id}.${isJpeg ? "jpg" : "png"}`;
    const type = isJpeg ? "image/jpeg" : "image/png";
    this.#pictures.set(path, { path, type, content, isStored: true });
    return path;
  }

  pictures(): Picture[] {
    return [...this.#pictures.values()];
  }

  addNote(name: string | undefined): Note {
    this.#notes += 1;
    const note = { id: `ftn${this.#notes}`, number: this.#notes };
    if (name !== undefined) this.#named.set(name, note);
    return note;
  }

  note(name: string): Note | undefined {
    return this.#named.get(name);
  }

  nextFrame(): number {
    this.#frames += 1;
    return this.#frames;
  }

  nextTable(): number {
    this.#tables += 1;
    return this.#tables;
  }

  /** O3. Gives the name by which the text refers to the change. */
  change(xmlOf: (id: string) => string): string {
    const id = `ct${this.#regions.length + 1}`;
    this.#regions.push(xmlOf(id));
    return id;
  }

  regions(): readonly string[] {
    return this.#regions;
  }

  comment(id: string): PrintComment | undefined {
    return this.print.review?.comments.find((comment) => comment.id === id);
  }

  /** Remarks that have no place in the text. */
  placeless(): readonly PrintComment[] {
    return (this.print.review?.comments ?? []).filter(({ id }) => !this.#placed.has(id));
  }
}

/** Ids of the remarks that begin in some text, wherever in a tree that is. */
function remarkedIn(part: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(part)) for (const each of part) remarkedIn(each, found);
  else if (typeof part === "object" && part !== null) {
    const { type, id } = part as { readonly type?: unknown; readonly id?: unknown };
    if (type === "comment-start" && typeof id === "string") found.add(id);
    for (const each of Object.values(part)) remarkedIn(each, found);
  }
  return found;
}
