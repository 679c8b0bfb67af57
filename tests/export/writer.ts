/** A PDF writer for tests, on the real layout unless a test brings its own. */
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { printFontPaths } from "../../apps/server/src/export/fonts.ts";
import {
  createPdfWriter,
  type PdfWriter,
  type PdfWriterOptions,
} from "../../apps/server/src/export/pdf-writer.ts";

const midLayout = pathOf("../../templates/mid/print.typ");

/** Path of a file beside the tests. */
export function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** Closed when the test ends. */
export function startWriter(options: Partial<PdfWriterOptions> = {}): PdfWriter {
  const writer = printWriter(options);
  onTestFinished(async () => writer.close());
  return writer;
}

/** Closed by who opens it. */
export function printWriter(options: Partial<PdfWriterOptions> = {}): PdfWriter {
  return createPdfWriter({
    layoutPath: midLayout,
    fontPaths: printFontPaths(),
    deadlineMs: 20_000,
    memoryBytes: 512 * 2 ** 20,
    log: { warn: () => undefined },
    ...options,
  });
}
