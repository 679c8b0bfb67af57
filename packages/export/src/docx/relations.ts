/** What one part of the file points to: pictures, other parts, addresses in the web. */
import { xmlHead } from "../packed.ts";
import { tag } from "./xml.ts";

export const officeRelations =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export type RelationType =
  | "styles"
  | "numbering"
  | "settings"
  | "theme"
  | "footnotes"
  | "comments"
  | "header"
  | "footer"
  | "image"
  | "hyperlink"
  | "officeDocument"
  | "extended-properties"
  | "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
  | "http://schemas.microsoft.com/office/2011/relationships/commentsExtended";

export class Relations {
  readonly #xml: string[] = [];
  readonly #idsByTarget = new Map<string, string>();

  /** The id by which the part names the target. */
  to(type: RelationType, target: string): string {
    const known = this.#idsByTarget.get(target);
    if (known !== undefined) return known;
    const id = `rId${this.#xml.length + 1}`;
    this.#idsByTarget.set(target, id);
    this.#xml.push(
      tag("Relationship", {
        Id: id,
        Type: type.includes(":") ? type : `${officeRelations}/${type}`,
        Target: target,
        TargetMode: type === "hyperlink" ? "External" : undefined,
      }),
    );
    return id;
  }

  get isEmpty(): boolean {
    return this.#xml.length === 0;
  }

  xml(): string {
    return partOf(this.#xml);
  }
}

export interface WrittenRelation {
  readonly id: string;
  readonly type: string;
  /** From the part's own folder on, or an address. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** Of a part whose ids are given already. */
export function relationsXml(relations: readonly WrittenRelation[]): string {
  return partOf(
    relations.map(({ id, type, target, isExternal }) =>
      tag("Relationship", {
        Id: id,
        Type: type,
        Target: target,
        TargetMode: isExternal ? "External" : undefined,
      }),
    ),
  );
}

function partOf(relations: readonly string[]): string {
  const namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
  return xmlHead + tag("Relationships", { xmlns: namespace }, ...relations);
}
