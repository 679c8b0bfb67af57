/**
 * Draws pages of a PDF away from the page on which somebody types: reading the file and drawing it are both done here.
 *
 *   W1  One request after the other; what is no longer wanted is left out.
 *   W2  Glyphs are drawn as shapes, so no font of a document comes near the page, and nothing of it is run as a script.
 */
// It makes itself known to the library, which then needs no worker of its own within this one.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PaintAnswer, PaintRequest } from "./painting.ts";

let pdf: PDFDocumentProxy | undefined;
let last = Promise.resolve();
const dropped = new Set<number>();

addEventListener("message", ({ data }: MessageEvent<PaintRequest>) => {
  // The library speaks to itself by the same events.
  if (!isRequest(data)) return;
  if (data.type === "drop") dropped.add(data.id);
  else last = last.then(() => answer(data));
});

function isRequest(data: PaintRequest): boolean {
  return ["open", "paint", "drop"].includes(data.type);
}

async function answer(request: Exclude<PaintRequest, { type: "drop" }>): Promise<void> {
  const { id } = request;
  if (dropped.delete(id)) return say({ type: "done", id });
  try {
    if (request.type === "open") {
      await open(request.pdf);
      return say({ type: "done", id });
    }
    const picture = await paint(request.page, request.width);
    return say({ type: "done", id, picture }, [picture]);
  } catch (cause) {
    return say({ type: "failed", id, reason: String(cause) });
  }
}

function say(said: PaintAnswer, transfer: Transferable[] = []): void {
  postMessage(said, { transfer });
}

async function open(bytes: ArrayBuffer): Promise<void> {
  const before = pdf;
  pdf = await getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    isEvalSupported: false,
    CanvasFactory: PaintedCanvases,
    FilterFactory: NoFilters,
  }).promise;
  await before?.destroy();
}

async function paint(number: number, width: number): Promise<ImageBitmap> {
  if (!pdf) throw new Error("No document is open");
  const page = await pdf.getPage(number);
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const { canvas, context } = createCanvas(viewport.width, viewport.height);
  // The library's types know canvases of pages only; it asks nothing of them that these do not have.
  const canvasContext = context as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport }).promise;
  page.cleanup();
  return canvas.transferToImageBitmap();
}

interface Painted {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
}

function createCanvas(width: number, height: number): Painted {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width)),
    Math.max(1, Math.round(height)),
  );
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws nothing in workers");
  return { canvas, context };
}

/** What the library draws transparent parts on. */
class PaintedCanvases {
  create(width: number, height: number): Painted {
    return createCanvas(width, height);
  }
  reset({ canvas }: Painted, width: number, height: number): void {
    canvas.width = Math.max(1, Math.round(width));
    canvas.height = Math.max(1, Math.round(height));
  }
  destroy({ canvas }: Painted): void {
    canvas.width = 0;
    canvas.height = 0;
  }
}

/** Filters need a page to be in. Our documents have none. */
class NoFilters {
  addFilter(): string {
    return "none";
  }
  addHCMFilter(): string {
    return "none";
  }
  addAlphaFilter(): string {
    return "none";
  }
  addLuminosityFilter(): string {
    return "none";
  }
  addKnockoutFilter(): string {
    return "none";
  }
  addHighlightHCMFilter(): string {
    return "none";
  }
  destroy(): void {}
}
