import type { ViewPart } from "@brudnopis/schema";
import type { Block } from "../print.ts";
import type { Source } from "../value-text.ts";

export function riskMatrixBlocks(_part: ViewPart, _source: Source): Block[] {
  return [];
}
