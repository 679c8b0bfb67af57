/** The tree of tags of a PDF, with what of each page each tag holds. */
import { type PdfObjects, type PdfValue, Ref } from "./pdf-objects.ts";

export interface Tag {
  readonly role: string;
  readonly alt: string;
  readonly language: string;
  /** Of tables: `Scope`, `Headers`, `ColSpan`. */
  readonly attributes: ReadonlyMap<string, PdfValue>;
  readonly children: readonly (Tag | Content)[];
}

/** A piece of a page, by the number that the page's marks give it. */
export interface Content {
  readonly page: number;
  readonly mark: number | "annotation";
  /** Of an annotation: the object that it is. */
  readonly object?: Ref;
}

export interface Structure {
  readonly top: readonly Tag[];
  /** The objects of the pages, first to last. */
  readonly pages: readonly number[];
}

export function readStructure(objects: PdfObjects): Structure {
  const pages = pageNumbers(objects, objects.root.get("Pages"));
  const treeRoot = objects.dictionary(objects.root.get("StructTreeRoot"));
  const roles = objects.dictionary(treeRoot.get("RoleMap"));
  const standard = (role: string): string => {
    const mapped = objects.name(roles.get(role));
    return mapped === "" || mapped === role ? role : standard(mapped);
  };

  const toTag = (entry: ReadonlyMap<string, PdfValue>, page: number): Tag => {
    const own = entry.has("Pg") ? pageOf(entry.get("Pg")) : page;
    return {
      role: standard(objects.name(entry.get("S"))),
      alt: objects.text(entry.get("Alt")),
      language: objects.text(entry.get("Lang")),
      attributes: new Map(
        objects.list(entry.get("A")).flatMap((each) => [...objects.dictionary(each)]),
      ),
      children: objects.list(entry.get("K")).flatMap((kid) => toChild(kid, own)),
    };
  };
  const toChild = (kid: PdfValue, page: number): (Tag | Content)[] => {
    const value = objects.value(kid);
    if (typeof value === "number") return [{ page, mark: value }];
    const entry = objects.dictionary(value);
    const own = entry.has("Pg") ? pageOf(entry.get("Pg")) : page;
    const type = objects.name(entry.get("Type"));
    if (type === "MCR") return [{ page: own, mark: Number(objects.value(entry.get("MCID"))) }];
    if (type === "OBJR") {
      const object = entry.get("Obj");
      return [{ page: own, mark: "annotation", ...(object instanceof Ref ? { object } : {}) }];
    }
    return entry.has("S") ? [toTag(entry, own)] : [];
  };
  const pageOf = (of: PdfValue | undefined) => (of instanceof Ref ? pages.indexOf(of.number) : -1);

  const top = objects.list(treeRoot.get("K")).map((each) => toTag(objects.dictionary(each), -1));
  return { top, pages };
}

function pageNumbers(objects: PdfObjects, of: PdfValue | undefined): number[] {
  const entry = objects.dictionary(of);
  if (!entry.has("Kids")) return of instanceof Ref ? [of.number] : [];
  return objects.list(entry.get("Kids")).flatMap((kid) => pageNumbers(objects, kid));
}

export function isTag(child: Tag | Content): child is Tag {
  return "role" in child;
}

export function tagsIn(tag: Tag): Tag[] {
  return tag.children.filter(isTag);
}

/** The tag and all below, in reading order. */
export function* allTags(tags: readonly Tag[]): Generator<Tag> {
  for (const tag of tags) {
    yield tag;
    yield* allTags(tagsIn(tag));
  }
}

/** What the tag holds of pages, in reading order; of tags of these roles nothing. */
export function* allContent(tag: Tag, without: readonly string[] = []): Generator<Content> {
  for (const child of tag.children) {
    if (!isTag(child)) yield child;
    else if (!without.includes(child.role)) yield* allContent(child, without);
  }
}
