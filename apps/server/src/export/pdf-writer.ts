/**
 * PDF from print trees, by one warm process that does one document at a time.
 *
 *   W1  A document that cannot be set, takes too long or too much memory fails alone: the next is set by a fresh process,
 *       and so is one for which only what the process kept of earlier ones left no room.
 *   W2  Documents are set in the order in which they were asked for, previews when nobody waits for a file; too many
 *       waiting are refused, not delayed.
 *   W3  The server's own thread never waits for a compile.
 *   W4  Who gives up does not keep others waiting: a file that nobody wants any more is no longer set.
 */
import type { AssetBytes, PrintDocument } from "@brudnopis/export";
import { AppError } from "@brudnopis/schema";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Turns } from "./turns.ts";
import type {
  PagesLook,
  PagesOfPlaces,
  SetFile,
  TypstAnswer,
  TypstJob,
  TypstSettings,
} from "./typst-messages.ts";
import { type Outcome, TypstProcess } from "./typst-process.ts";

export type ExportPhase =
  | "queued"
  | "typesetting"
  /** It cannot be set; looking for the section that is to blame. */
  | "locating"
  | "done";

/** A tree that is already written down, as another thread made it. */
export interface PdfInput {
  /** A `PrintDocument` as JSON, in UTF-8. */
  readonly print: Uint8Array;
  readonly assets?: AssetBytes;
  /** For a file: also PDF/A-2a. */
  readonly isForArchive?: boolean;
}

export interface PdfRun {
  readonly onProgress?: (phase: ExportPhase) => void;
  /** Calls it off, also in the middle (W4). */
  readonly signal?: AbortSignal;
}

export interface PdfFile {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

export interface PdfPreview extends PdfFile {
  readonly look: PagesLook;
}

export interface PdfWriter {
  /**
   * @throws AppError `export-failed` (naming the section where it can), `export-timeout`, `too-many-requests`,
   * or `unavailable` once the writer is closed.
   */
  write(print: PrintDocument, onProgress?: (phase: ExportPhase) => void): Promise<Uint8Array>;
  /** @throws as `write` does, and the signal's reason. */
  writeFile(input: PdfInput, run?: PdfRun): Promise<PdfFile>;
  /** For looking at; whoever waits for a file goes first. @throws as `writeFile` does. */
  preview(input: PdfInput, run?: PdfRun): Promise<PdfPreview>;
  /** On which pages of its file the marked places of a document are. @throws as `write` does. */
  locate(print: PrintDocument, assets?: AssetBytes): Promise<PagesOfPlaces>;
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

type Done = Exclude<TypstAnswer, { type: "failed" }>;

/** A process is replaced after this many documents, whatever its compiler has gathered by then. */
const documentsOfOneProcess = 2000;

class TypstPdfWriter implements PdfWriter {
  readonly #options: PdfWriterOptions;
  #workspace: Promise<string> | undefined;
  #process: TypstProcess | undefined;
  #documents = 0;
  readonly #turns = new Turns();
  #isClosed = false;

  constructor(options: PdfWriterOptions) {
    this.#options = options;
  }

  async write(
    print: PrintDocument,
    onProgress: (phase: ExportPhase) => void = () => undefined,
  ): Promise<Uint8Array> {
    return (await this.writeFile({ print: toBytes(print) }, { onProgress })).pdf;
  }

  async writeFile(input: PdfInput, run: PdfRun = {}): Promise<PdfFile> {
    return this.#file({ ...toJob(input), wants: input.isForArchive ? "archive" : "file" }, run);
  }

  async preview(input: PdfInput, run: PdfRun = {}): Promise<PdfPreview> {
    const { look, ...file } = await this.#file({ ...toJob(input), wants: "preview" }, run);
    if (!look) throw new Error("Asked how pages look, the process gave no answer");
    return { ...file, look };
  }

  async locate(print: PrintDocument, assets: AssetBytes = new Map()): Promise<PagesOfPlaces> {
    const job = toJob({ print: toBytes(print), assets });
    const answer = await this.#inTurn({ ...job, wants: "places" }, {});
    if (answer.type !== "places") throw new Error("Asked for places, the process gave none");
    return answer.pages;
  }

  async #file(job: TypstJob, run: PdfRun): Promise<SetFile> {
    const answer = await this.#inTurn(job, run);
    if (answer.type !== "pdf") throw new Error("Asked for a file, the process gave no file");
    return answer;
  }

  /** W2 */
  async #inTurn(job: TypstJob, run: PdfRun): Promise<Done> {
    if (this.#turns.waiting >= (this.#options.queueLimit ?? 20)) {
      throw new AppError(
        "too-many-requests",
        "Too many exports are waiting; try again in a minute.",
      );
    }
    run.onProgress?.("queued");
    const { signal } = run;
    const isBehind = job.wants === "preview";
    return this.#turns.run(async () => this.#typeset(job, run), { isBehind, signal });
  }

  async warmUp(): Promise<void> {
    await (await this.#liveProcess()).ready();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#process?.kill();
    // Who still waits is refused first.
    await this.#turns.run(async () => undefined, { isBehind: true });
    await this.#process?.ended();
    if (this.#workspace) await rm(await this.#workspace, { recursive: true, force: true });
  }

  async #typeset(job: TypstJob, run: PdfRun): Promise<Done> {
    const kept = this.#documents;
    const outcome = await this.#attempt(job, run);
    if (outcome.type === "died" && outcome.cause === "exit" && kept > 0 && !this.#isClosed)
      return this.#typeset(job, run);
    if (outcome.type === "failed" || outcome.type === "died") throw this.#refusal(outcome);
    if (outcome.type === "pdf" && outcome.warnings !== undefined) {
      const { warnings } = outcome;
      this.#options.log.warn({ warnings }, "PDF export: set with warnings");
    }
    run.onProgress?.("done");
    return outcome;
  }

  async #attempt(job: TypstJob, { onProgress, signal }: PdfRun): Promise<Outcome> {
    const running = await this.#liveProcess();
    onProgress?.("typesetting");
    signal?.throwIfAborted();
    const stop = () => running.kill();
    // A preview is soon over, and starting a process anew takes longer.
    if (job.wants !== "preview") signal?.addEventListener("abort", stop, { once: true });
    const outcome = await running.typeset(job, () => onProgress?.("locating"));
    signal?.removeEventListener("abort", stop);
    this.#documents += 1;
    // Started now, so that the next document need not wait for it.
    if (outcome.type === "died" && !this.#isClosed) await this.#liveProcess();
    signal?.throwIfAborted();
    return outcome;
  }

  #refusal(outcome: Exclude<Outcome, Done>): AppError {
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

function toJob({ print, assets = new Map() }: PdfInput): Pick<TypstJob, "print" | "assets"> {
  return { print, assets };
}

function toBytes(print: PrintDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(print));
}
