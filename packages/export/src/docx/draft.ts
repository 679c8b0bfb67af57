/**
 * A Word file while it is written: what its parts share.
 *
 *   D1  An id is given once: to a relation, a bookmark, a drawing, a note, a list, a change.
 *   D2  A comment has one place; where its marks come again, nothing is written.
 */
import type { Language } from "@brudnopis/schema";
import type { DrawnFigure } from "../drawn-figures.ts";
import type { AssetBytes, PrintAsset, PrintDocument } from "../print.ts";
import { Relations } from "./relations.ts";
import type { StyleRole } from "./style-kit.ts";
import type { StyleIds } from "./styles.ts";
import { tag } from "./xml.ts";

export interface DraftOptions {
  readonly print: PrintDocument;
  readonly assets: AssetBytes;
  readonly figures: ReadonlyMap<string, DrawnFigure>;
  readonly styles: StyleIds;
  /** The first number that no list of the file has. */
  readonly firstList: number;
}

export class Draft {
  readonly language: Language;
  readonly isForm: boolean;
  readonly styles: StyleIds;
  readonly relations = new Relations();
  /** Of the notes, whose part has links of its own. */
  readonly noteRelations = new Relations();
  readonly media = new Map<string, Uint8Array>();
  readonly notes: string[] = [];
  /** Where the notes that others may refer to have their mark. */
  readonly noteBookmarks = new Map<
    string,
    { readonly bookmark: string; readonly number: number }
  >();
  /** Numbers and starts of the ordered lists, one for each list. */
  readonly orderedLists: {
    readonly number: number;
    readonly start: number;
    readonly level: number;
  }[] = [];
  readonly bulletList: number;

  readonly #options: DraftOptions;
  readonly #assetsById: ReadonlyMap<string, PrintAsset>;
  readonly #bookmarks = new Map<string, string>();
  readonly #openComments = new Set<string>();
  readonly #placedComments = new Set<string>();
  /** For each message of a thread its number; the first is the remark itself. */
  readonly commentNumbers: ReadonlyMap<string, readonly number[]>;
  readonly #changes: ReadonlyMap<string, { readonly author: string; readonly at: string }>;
  #lastId = 0;

  constructor(options: DraftOptions) {
    const { print, styles, firstList } = options;
    this.#options = options;
    this.language = print.language;
    this.isForm = print.preset === "form";
    this.styles = styles;
    this.bulletList = firstList;
    this.#assetsById = new Map((print.assets ?? []).map((asset) => [asset.id, asset]));
    this.#changes = new Map((print.review?.changes ?? []).map((change) => [change.id, change]));
    this.commentNumbers = numberMessages(print);
  }

  style(role: StyleRole): string {
    return this.styles[role];
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** The name of the bookmark of something that is referred to. */
  bookmarkName(anchor: string): string {
    const known = this.#bookmarks.get(anchor);
    if (known !== undefined) return known;
    const name = `_Ref${100_000_000 + this.#bookmarks.size}`;
    this.#bookmarks.set(anchor, name);
    return name;
  }

  /** XML with a bookmark around it. */
  bookmarked(name: string, xml: string): string {
    const id = this.nextId();
    const start = tag("w:bookmarkStart", { "w:id": id, "w:name": name });
    return start + xml + tag("w:bookmarkEnd", { "w:id": id });
  }

  /** The id of a picture that is in the file once, however often it is shown. */
  addMedia(name: string, bytes: Uint8Array): string {
    this.media.set(`word/media/${name}`, bytes);
    return this.relations.to("image", `media/${name}`);
  }

  asset(id: string): { readonly info: PrintAsset; readonly bytes: Uint8Array } | undefined {
    const info = this.#assetsById.get(id);
    const bytes = this.#options.assets.get(id);
    return info && bytes ? { info, bytes } : undefined;
  }

  figure(svg: string): DrawnFigure | undefined {
    return this.#options.figures.get(svg);
  }

  /** The number of a new ordered list. */
  addOrderedList(start: number, level: number): number {
    const number = this.bulletList + 1 + this.orderedLists.length;
    this.orderedLists.push({ number, start, level });
    return number;
  }

  change(id: string): { readonly author: string; readonly at: string } {
    return this.#changes.get(id) ?? { author: "", at: `${this.#options.print.date}T00:00:00Z` };
  }

  /** The numbers of the messages whose marks stand here; none where they have their place already (D2). */
  openComment(id: string): readonly number[] {
    if (this.#placedComments.has(id)) return [];
    this.#placedComments.add(id);
    this.#openComments.add(id);
    return this.commentNumbers.get(id) ?? [];
  }

  closeComment(id: string): readonly number[] {
    return this.#openComments.delete(id) ? (this.commentNumbers.get(id) ?? []) : [];
  }

  /** Comments that no text marks, and those whose end never came. */
  get looseComments(): { readonly unplaced: readonly string[]; readonly open: readonly string[] } {
    const unplaced = [...this.commentNumbers.keys()].filter((id) => !this.#placedComments.has(id));
    return { unplaced, open: [...this.#openComments] };
  }
}

function numberMessages({ review }: PrintDocument): ReadonlyMap<string, readonly number[]> {
  let last = -1;
  const entries = (review?.comments ?? []).map(({ id, messages }) => {
    const numbers = messages.map(() => (last += 1));
    return [id, numbers] as const;
  });
  return new Map(entries);
}
