import type { AssetBytes, Block, PrintDocument } from "../print.ts";
import type { Notes } from "./notes.ts";

/** What writing any part of the document asks for. */
export interface HtmlContext {
  readonly print: PrintDocument;
  readonly assets: AssetBytes;
  readonly notes: Notes;
  /** The blocks of a cell, which may be of any kind. */
  readonly inside: (blocks: readonly Block[]) => string;
}
