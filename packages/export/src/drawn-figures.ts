/** Pictures of records, drawn anew for programs that have no typeface of ours and perhaps no SVG. */
import type { Block, PrintDocument } from "./print.ts";

export interface DrawnFigure {
  /** Without letters that need a typeface. */
  readonly svg: string;
  /** The same as points. */
  readonly png: Uint8Array;
}

export type DrawFigure = (svg: string) => Promise<DrawnFigure>;

/** All pictures of a tree by their SVG as it stands there; none where nobody draws. */
export async function drawFigures(
  print: PrintDocument,
  draw: DrawFigure | undefined,
): Promise<Map<string, DrawnFigure>> {
  if (!draw) return new Map();
  const svgs = new Set(print.sections.flatMap(({ blocks }) => blocks.flatMap(svgsOf)));
  return new Map(await Promise.all([...svgs].map(async (svg) => [svg, await draw(svg)] as const)));
}

function svgsOf(block: Block): string[] {
  if (block.type === "figure") return [block.svg];
  return block.type === "card" ? block.blocks.flatMap(svgsOf) : [];
}
