/**
 * PDF from print trees, by one warm process that does one document at a time.
 *
 *   W1  A document that cannot be set, takes too long or too much memory fails alone: the next is set by a fresh process.
 *   W2  Documents are set in the order in which they were asked for; too many waiting are refused, not delayed.
 *   W3  The server's own thread never waits for a compile.
 */
import type { PrintDocument } from "@brudnopis/export";
import { AppError } from "@brudnopis/schema";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TypstSettings } from "./typst-messages.ts";
import { type Outcome, TypstProcess } from "./typst-process.ts";

export type ExportPhase =
  | "queued"
  | "typesetting"
  /** It cannot be set; looking for the section that is to blame. */
  | "locating"
  | "done";

export interface PdfWriter {
  /**
   * @throws AppError `export-failed` (naming the section where it can), `export-timeout`, `too-many-requests`,
   * or `unavailable` once the writer is closed.
   */
  write(print: PrintDocument, onProgress?: (phase: ExportPhase) => void): Promise<Uint8Array>;
  /** Starts the process before anybody asks for a document. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

export interface PdfWriterLog {
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface PdfWriterOptions {
  readonly layoutPath: string;
  /** TrueType files of every face the layout names. */
  readonly fontPaths: readonly string[];
  /** From the start of typesetting, not of waiting. */
  readonly deadlineMs: number;
  readonly memoryBytes: number;
  /** How many documents may wait. */
  readonly queueLimit?: number;
  readonly log: PdfWriterLog;
}

export function createPdfWriter(options: PdfWriterOptions): PdfWriter {
  return new TypstPdfWriter(options);
}

/** A process is replaced after this many documents, whatever its compiler has gathered by then. */
const documentsOfOneProcess = 2000;

class TypstPdfWriter implements PdfWriter {
  readonly #options: PdfWriterOptions;
  #workspace: Promise<string> | undefined;
  #process: TypstProcess | undefined;
  #documents = 0;
  #waiting = 0;
  /** Settles when every document asked for so far has. */
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: PdfWriterOptions) {
    this.#options = options;
  }

  async write(
    print: PrintDocument,
    onProgress: (phase: ExportPhase) => void = () => undefined,
  ): Promise<Uint8Array> {
    if (this.#waiting >= (this.#options.queueLimit ?? 20)) {
      throw new AppError(
        "too-many-requests",
        "Too many exports are waiting; try again in a minute.",
      );
    }
    this.#waiting += 1;
    onProgress("queued");
    const pdf = this.#turn.then(async () => {
      this.#waiting -= 1;
      return this.#typeset(print, onProgress);
    });
    this.#turn = pdf.catch(() => undefined);
    return pdf;
  }

  async warmUp(): Promise<void> {
    await (await this.#liveProcess()).ready();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#process?.kill();
    await this.#turn;
    await this.#process?.ended();
    if (this.#workspace) await rm(await this.#workspace, { recursive: true, force: true });
  }

  async #typeset(
    print: PrintDocument,
    onProgress: (phase: ExportPhase) => void,
  ): Promise<Uint8Array> {
    const running = await this.#liveProcess();
    onProgress("typesetting");
    const job = { print: JSON.stringify(print) };
    const outcome = await running.typeset(job, () => onProgress("locating"));
    this.#documents += 1;
    // Started now, so that the next document need not wait for it.
    if (outcome.type === "died" && !this.#isClosed) await this.#liveProcess();
    if (outcome.type !== "pdf") throw this.#refusal(outcome);
    const { warnings } = outcome;
    if (warnings !== undefined) {
      this.#options.log.warn({ warnings }, "PDF export: set with warnings");
    }
    onProgress("done");
    return outcome.pdf;
  }

  #refusal(outcome: Exclude<Outcome, { type: "pdf" }>): AppError {
    if (this.#isClosed) return new AppError("unavailable", "The server is stopping.");
    const { type, ...fields } = outcome;
    this.#options.log.warn(fields, `PDF export: ${type}`);
    if (outcome.type === "failed") {
      const { section } = outcome;
      return section === undefined
        ? new AppError("export-failed", "The document could not be set as a PDF.")
        : new AppError("export-failed", `Section "${section}" could not be set.`, { section });
    }
    return outcome.cause === "deadline" && !outcome.wasLocating
      ? new AppError(
          "export-timeout",
          "Setting the document as a PDF took too long and was stopped.",
        )
      : new AppError("export-failed", "The process that writes PDF files stopped.");
  }

  async #liveProcess(): Promise<TypstProcess> {
    const workspace = await (this.#workspace ??= mkdtemp(
      join(tmpdir(), `brudnopis-print-${process.pid}-`),
    ));
    if (this.#isClosed) throw new AppError("unavailable", "The server is stopping.");
    if (this.#documents >= documentsOfOneProcess) this.#process?.kill();
    if (this.#process?.isAlive && this.#documents < documentsOfOneProcess) return this.#process;
    const { layoutPath, fontPaths, deadlineMs, memoryBytes } = this.#options;
    const settings: TypstSettings = { workspace, layoutPath, fontPaths };
    this.#documents = 0;
    this.#process = new TypstProcess(settings, { deadlineMs, memoryBytes });
    return this.#process;
  }
}
