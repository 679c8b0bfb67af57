import type { ProgrammeMark } from "@brudnopis/schema";

/** As the cover's layout does it: the European Union's mark is the one that names it, otherwise the last. */
const namesUnion = /uni[ęaią] europejsk|unii europejskiej|european union|\b(UE|EU)\b/i;

type Sized = Pick<ProgrammeMark, "alt" | "width" | "height">;

/** Sizes of the marks, where 1 is the height of the row: all equally high, none wider than the Union's. */
export function markSizes(marks: readonly Sized[]): readonly { width: number; height: number }[] {
  const union = marks.find(({ alt }) => namesUnion.test(alt)) ?? marks.at(-1);
  if (!union) return [];
  const widest = union.width / union.height;
  return marks.map(({ width, height }) => {
    const ratio = width / height;
    const own = Math.min(1, widest / ratio);
    return { width: ratio * own, height: own };
  });
}
