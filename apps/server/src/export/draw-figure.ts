/**
 * Pictures of records for programs that have neither our typeface nor, some of them, SVG: their letters become outlines, and
 * beside that they are drawn as points. The drawing library knows no typefaces, which is why outlines come first.
 */
import type { DrawnFigure } from "@brudnopis/export/docx";
import { Transformer } from "@napi-rs/image";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readTypeface, type Typeface } from "./typeface.ts";

/** Across a page; 200 to the inch. */
const pngWidth = 1320;

/** A document has some ten pictures, and most of them are the same in its next file. */
const keptFigures = 32;

type FigureDrawer = (svg: string) => Promise<DrawnFigure>;

/** Reads the typeface once, and draws a picture once while it is asked for again and again. */
export function createFigureDrawer(): FigureDrawer {
  const faces = { regular: face("400Regular/Lato_400Regular"), bold: face("700Bold/Lato_700Bold") };
  const kept = new Map<string, DrawnFigure>();
  return async (svg) => {
    const drawn = kept.get(svg) ?? (await drawnAnew(svg, faces));
    // What was asked for last is the last in the map.
    kept.delete(svg);
    kept.set(svg, drawn);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptFigures) break;
      kept.delete(oldest);
    }
    return drawn;
  };
}

async function drawnAnew(svg: string, faces: Faces): Promise<DrawnFigure> {
  const outlined = withMargin(withOutlines(svg, faces));
  return { svg: outlined, png: await toPng(outlined) };
}

let ofThread: FigureDrawer | undefined;

/** One for the whole thread that writes files. */
export function figureDrawer(): FigureDrawer {
  return (ofThread ??= createFigureDrawer());
}

function face(name: string): Typeface {
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/lato/${name}.ttf`));
  return readTypeface(readFileSync(path));
}

interface Faces {
  readonly regular: Typeface;
  readonly bold: Typeface;
}

/** The texts of a scene (`scene-svg.ts` in `packages/export` writes them) as paths. */
function withOutlines(svg: string, faces: Faces): string {
  return svg.replace(/<text ([^>]*)>(.*?)<\/text>/gs, (_, attributes: string, content: string) => {
    const read = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    const typeface = read("font-weight") === undefined ? faces.regular : faces.bold;
    const pieces = piecesOf(content, Number(read("font-size")));
    const width = pieces.reduce((sum, { text, size }) => sum + lineWidth(text, typeface) * size, 0);
    const anchor = read("text-anchor");
    const part = anchor === "end" ? 1 : anchor === "middle" ? 0.5 : 0;
    const start = { x: Number(read("x")) - part * width, y: Number(read("y")) };
    return `<path fill="${read("fill") ?? "#000"}" d="${outline(pieces, start, typeface)}"/>`;
  });
}

interface Piece {
  readonly text: string;
  readonly size: number;
  /** How much lower it is than the piece before. */
  readonly drop: number;
}

/** Lowered digits are pieces of their own. */
function piecesOf(content: string, size: number): Piece[] {
  return content.split(/(<tspan [^>]*>.*?<\/tspan>)/s).flatMap((part) => {
    const [, attributes = "", text = part] = /^<tspan ([^>]*)>(.*?)<\/tspan>$/s.exec(part) ?? [];
    if (text === "") return [];
    const own = /\bfont-size="([\d.]+)"/.exec(attributes)?.[1];
    const drop = /\bdy="(-?[\d.]+)"/.exec(attributes)?.[1];
    return [{ text: unescaped(text), size: Number(own ?? size), drop: Number(drop ?? 0) }];
  });
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function lineWidth(text: string, typeface: Typeface): number {
  return [...text].reduce((sum, character) => sum + typeface.advance(character), 0);
}

function outline(
  pieces: readonly Piece[],
  start: { readonly x: number; readonly y: number },
  typeface: Typeface,
): string {
  let { x, y } = start;
  let path = "";
  for (const { text, size, drop } of pieces) {
    y += drop;
    for (const character of text) {
      path += typeface.path(character, x, y, size);
      x += typeface.advance(character) * size;
    }
  }
  return path;
}

/** Some programs cut hairs off at the edges. */
function withMargin(svg: string): string {
  return svg.replace(sizes, (_, before: string, width: string, height: string) => {
    const [outerWidth, outerHeight] = [Number(width) + 2 * margin, Number(height) + 2 * margin];
    return `${before}width="${outerWidth}" height="${outerHeight}" viewBox="${-margin} ${-margin} ${outerWidth} ${outerHeight}"`;
  });
}

const margin = 3;
/** As `scene-svg.ts` writes them. */
const sizes = /^(<svg [^>]*?)width="([\d.]+)" height="([\d.]+)" viewBox="[^"]*"/;

async function toPng(svg: string): Promise<Uint8Array> {
  // The library draws four points for each unit of the picture's own size.
  const sized = svg.replace(
    /^(<svg [^>]*?)width="([\d.]+)" height="([\d.]+)"/,
    (_, before: string, width: string, height: string) => {
      const scale = pngWidth / 4 / Number(width);
      const [drawnWidth, drawnHeight] = [pngWidth / 4, Math.round(Number(height) * scale)];
      return `${before}width="${drawnWidth}" height="${drawnHeight}"`;
    },
  );
  return Transformer.fromSvg(sized, "#ffffff").png();
}
