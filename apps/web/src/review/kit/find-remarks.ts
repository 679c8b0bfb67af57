import type { KitRemark, RemarkKind } from "@brudnopis/schema";

export interface RemarkSearch {
  /** Every word of it has to be in the title or the text. */
  readonly typed: string;
  /** What fits this section stands first; the rest keeps its order. */
  readonly section?: string | undefined;
  readonly kind?: RemarkKind | undefined;
}

export function findRemarks(
  remarks: readonly KitRemark[],
  { typed, section, kind }: RemarkSearch,
): KitRemark[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const found = remarks.filter((remark) => {
    if (kind !== undefined && remark.kind !== kind) return false;
    const text = folded(`${remark.title} ${remark.text}`);
    return words.every((word) => text.includes(word));
  });
  const fits = ({ section: own }: KitRemark) => own !== undefined && own === section;
  return [...found.filter(fits), ...found.filter((remark) => !fits(remark))];
}

/** „zrodlo” finds „źródło”. */
function folded(text: string): string {
  return text.toLocaleLowerCase("pl").replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
}
