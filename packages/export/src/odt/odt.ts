/**
 * A document for LibreOffice and all that reads OpenDocument 1.3: real styles, an outline, tables with heads, footnotes.
 *
 *   O1  What people typed is text, never markup.
 *   O2  Every heading, list, table, note and picture is one to the program that opens it, not only to the eye.
 *   O3  Remarks are comments and suggestions tracked changes, where the tree has them.
 */
import type { AssetBytes, PrintDocument } from "../print.ts";
import { type DrawFigure, drawFigures } from "../drawn-figures.ts";
import { pack } from "../packed.ts";
import { contentXml } from "./content-xml.ts";
import { Draft } from "./draft.ts";
import { manifestXml } from "./manifest-xml.ts";
import { metaXml } from "./meta-xml.ts";
import { stylesXml } from "./styles-xml.ts";

export interface OdtOptions {
  /** Draws a picture of records so that no program needs its typeface. Without it the picture is there as it is. */
  readonly drawFigure?: DrawFigure;
}

export async function writeOdt(
  print: PrintDocument,
  assets: AssetBytes,
  { drawFigure }: OdtOptions = {},
): Promise<Uint8Array> {
  const draft = new Draft(print, assets, await drawFigures(print, drawFigure));
  const content = contentXml(draft);
  const pictures = draft.pictures();
  return pack([
    // First and as it is: so programs know what they have got.
    { path: "mimetype", content: "application/vnd.oasis.opendocument.text", isStored: true },
    { path: "META-INF/manifest.xml", content: manifestXml(pictures) },
    { path: "meta.xml", content: metaXml(print) },
    { path: "styles.xml", content: stylesXml(print) },
    { path: "content.xml", content },
    ...pictures.map(({ path, content: bytes, isStored }) => ({
      path,
      content: bytes,
      ...(isStored ? { isStored } : {}),
    })),
  ]);
}
