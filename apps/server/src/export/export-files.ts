/** One file, made from a request: gathered here, read and written in the thread, set in type by its process. */
import type { AssetBytes, PrintDocument } from "@brudnopis/export";
import { type ExportPreset, ExportRequest, type FileFormat, Preflight } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { bundleFiles, type BundleDeps } from "./bundle.ts";
import { bundleWords } from "./bundle-words.ts";
import type { ExportSource, FileWanted } from "./export-task.ts";
import { type ExportSourceDeps, sourceOf } from "./export-source.ts";
import type { ExportRun, ExportThread } from "./export-thread.ts";
import { fileTypes } from "./file-types.ts";
import type { JobRun, MadeFile } from "./job.ts";
import type { PdfInput, PdfWriter } from "./pdf-writer.ts";

export interface ExportFilesDeps extends ExportSourceDeps, BundleDeps {
  readonly revisions: ExportSourceDeps["revisions"] & BundleDeps["revisions"];
  readonly thread: ExportThread;
  readonly writer: PdfWriter;
  /** The Word template of who owns the document; undefined where they have given none. */
  wordTemplateOf(opened: OpenedDocument): Promise<Uint8Array | undefined>;
}

/** What a file is made of, and by which name, before it is set in type. */
export interface Printed extends PdfInput {
  readonly name: string;
}

/** Files are made of the same state, whatever their formats. */
export interface FileChoice extends Pick<
  ExportRequest,
  "preset" | "isForArchive" | "inOwnTemplate" | "collection"
> {
  readonly format: Exclude<FileFormat, "zip">;
}

/** For a tree that no job is behind. */
const printDeadlineMs = 60_000;

export class ExportFiles {
  readonly #deps: ExportFilesDeps;

  constructor(deps: ExportFilesDeps) {
    this.#deps = deps;
  }

  /** @throws AppError */
  async make(
    opened: OpenedDocument,
    caller: Caller,
    request: ExportRequest,
    run: JobRun,
  ): Promise<MadeFile> {
    const source = await sourceOf(this.#deps, opened, caller, request);
    run.signal.throwIfAborted();
    const { format } = request;
    return format === "zip"
      ? this.#bundle(opened, caller, source, run)
      : this.#made(opened, source, { ...request, format }, run);
  }

  /** The tree of a document with its pictures, for the process that sets type. */
  async print(
    opened: OpenedDocument,
    source: ExportSource,
    preset: ExportPreset,
    signal: AbortSignal,
  ): Promise<Printed> {
    const { thread, pictures } = this.#deps;
    const wanted = { type: "print", preset } as const;
    const { bytes, name, assets } = await thread.run({ source, wanted }, { signal });
    return { print: bytes, name, assets: await pictures.bytesOf(opened.document, assets) };
  }

  /** The tree of the full PDF of a revision, as whoever may read it gets it, with its pictures. @throws AppError */
  async fullPrint(
    opened: OpenedDocument,
    caller: Caller,
    revision: string,
  ): Promise<{ readonly print: PrintDocument; readonly assets: AssetBytes }> {
    const request = ExportRequest.parse({ format: "pdf", revision });
    const source = await sourceOf(this.#deps, opened, caller, request);
    const signal = AbortSignal.timeout(printDeadlineMs);
    const { print, assets = new Map() } = await this.print(opened, source, "full", signal);
    // The thread wrote it a moment ago.
    return { print: JSON.parse(new TextDecoder().decode(print)) as PrintDocument, assets };
  }

  /** What a reader of such a file will miss. @throws AppError */
  async preflight(
    opened: OpenedDocument,
    caller: Caller,
    request: ExportRequest,
    signal: AbortSignal,
  ): Promise<Preflight> {
    const source = await sourceOf(this.#deps, opened, caller, request);
    const { format, preset } = request;
    const hasFonts = format === "pdf" || format === "zip";
    const openReview = await this.#unseen(opened, caller, source);
    const wanted = { type: "preflight", preset, hasFonts, openReview } as const;
    const { bytes } = await this.#deps.thread.run({ source, wanted }, { signal });
    return Preflight.parse(JSON.parse(new TextDecoder().decode(bytes)));
  }

  /** How much is open that this person knows of and the file does not show. */
  async #unseen(opened: OpenedDocument, caller: Caller, source: ExportSource): Promise<number> {
    if (source.review || !opened.permissions.includes("comment")) return 0;
    const { threads, suggestions } = await this.#deps.reviewOf(opened, caller);
    return threads.length + suggestions.length;
  }

  #made(
    opened: OpenedDocument,
    source: ExportSource,
    choice: FileChoice,
    run: JobRun,
  ): Promise<MadeFile> {
    const { format } = choice;
    return format === "pdf"
      ? this.#pdf(opened, source, choice, run)
      : this.#written(opened, source, { ...choice, format }, run);
  }

  /** Files that are handed over together. What they are called tells the first of them. */
  async #bundle(
    opened: OpenedDocument,
    caller: Caller,
    source: ExportSource,
    run: JobRun,
  ): Promise<MadeFile> {
    const first = await this.#deps.thread.run(
      { source, wanted: { type: "print", preset: "full" } },
      run,
    );
    const { language, name } = first;
    const { day } = source.facts;
    const make = (choice: FileChoice) => this.#made(opened, source, choice, run);
    const files = await bundleFiles(this.#deps, opened, caller, { language, day, make });
    const { bytes } = await this.#deps.thread.run({ pack: files }, run);
    const { whole } = bundleWords[language];
    return { name: `${name}, ${whole}.zip`, type: fileTypes.zip, bytes };
  }

  async #pdf(
    opened: OpenedDocument,
    source: ExportSource,
    { preset, isForArchive }: FileChoice,
    run: JobRun,
  ): Promise<MadeFile> {
    const { name, ...input } = await this.print(opened, source, preset, run.signal);
    run.phase("writing");
    const { pdf, pages } = await this.#deps.writer.writeFile(
      { ...input, isForArchive },
      {
        signal: run.signal,
        onProgress: (phase) => {
          if (phase === "locating") run.phase("locating");
        },
      },
    );
    // Beside the same for reading in one folder.
    const kind = isForArchive ? " (PDF-A)" : "";
    return { name: `${name}${kind}.pdf`, type: fileTypes.pdf, bytes: pdf, pages };
  }

  async #written(
    opened: OpenedDocument,
    source: ExportSource,
    { format, preset, collection, inOwnTemplate }: FileChoice & Pick<FileWanted, "format">,
    run: JobRun,
  ): Promise<MadeFile> {
    const { thread, pictures, wordTemplateOf } = this.#deps;
    run.phase("writing");
    const isOwn = format === "docx" && inOwnTemplate;
    const wordTemplate = isOwn ? await wordTemplateOf(opened) : undefined;
    const wanted: FileWanted = {
      type: "file",
      format,
      preset,
      ...(collection === undefined ? {} : { collection }),
      ...(wordTemplate === undefined ? {} : { wordTemplate }),
    };
    const threadRun: ExportRun = {
      signal: run.signal,
      pictures: (ids) => pictures.bytesOf(opened.document, ids),
    };
    const { bytes, name, isPacked } = await thread.run({ source, wanted }, threadRun);
    const kind = isPacked ? "zip" : format;
    return { name: `${name}.${kind}`, type: fileTypes[kind], bytes };
  }
}
