/**
 * Reads files that people bring: one process a file, nothing of the document is changed by it.
 *
 *   I1  The server's own thread never looks into a file: that is done beside it, with a limit of memory and time.
 *   I2  At most `atOnce` files are read at a time, and one of each person; others wait for their turn.
 *   I3  Who goes away ends the reading of their file.
 *   I4  A picture is stored only after it was read and written anew, as one that somebody uploads.
 */
import {
  AppError,
  type ImageInfo,
  type ImportDraft,
  importLimits,
  type ImportProblem,
} from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Images } from "../images/images.ts";
import type { FoundPicture, ImportAnswer, ImportJob, ReadFile } from "./import-messages.ts";
import { type ImportProcessLimits, readInProcess } from "./import-process.ts";
import { withPictures } from "./with-pictures.ts";

export interface ImportsOptions {
  readonly images: Pick<Images, "add">;
  readonly limits?: ImportProcessLimits;
  readonly log: { info(facts: object, message: string): void };
}

const atOnce = 2;
const usualLimits: ImportProcessLimits = {
  deadlineMs: importLimits.deadlineMs,
  heapMegabytes: 512,
};

export class Imports {
  readonly #options: ImportsOptions;
  readonly #people = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: ImportsOptions) {
    this.#options = options;
  }

  /** @throws AppError `invalid-input` saying at `file` which `ImportProblem` it is. */
  async read(
    opened: OpenedDocument,
    caller: Caller,
    job: ImportJob,
    signal: AbortSignal,
  ): Promise<ImportDraft> {
    const answer = await this.#inTurn(caller.personId, signal, () =>
      readInProcess(job, this.#options.limits ?? usualLimits, signal),
    );
    this.#log(opened, job, answer);
    if (answer.type === "refused") throw refusal(answer.problem);
    return this.#withPictures(opened, caller, answer.file, signal);
  }

  /** I2 */
  async #inTurn<T>(personId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#people.has(personId)) {
      throw new AppError("too-many-requests", "A file of yours is being read; wait until it is");
    }
    this.#people.add(personId);
    try {
      if (this.#running >= atOnce) await this.#turn(signal);
      else this.#running += 1;
      try {
        return await work();
      } finally {
        const next = this.#waiting.shift();
        if (next) next();
        else this.#running -= 1;
      }
    } finally {
      this.#people.delete(personId);
    }
  }

  /** Whoever ends hands its place on. I3: who goes away while waiting leaves the queue. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal.reason);
      };
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.push(enter);
    });
  }

  /** I4 */
  async #withPictures(
    opened: OpenedDocument,
    caller: Caller,
    { draft, pictures }: ReadFile,
    signal: AbortSignal,
  ): Promise<ImportDraft> {
    const kept = new Map<string, ImageInfo>();
    const images: ImportDraft["images"] = [];
    for (const picture of pictures) {
      signal.throwIfAborted();
      const image = await this.#keep(opened, caller, picture);
      if (!image) continue;
      kept.set(picture.name, image);
      images.push({ id: image.id, alt: picture.alt });
    }
    const left = pictures.length - images.length;
    const leftOut = left === 0 ? draft.leftOut : [...draft.leftOut, { what: "image", count: left }];
    return { ...withPictures(draft, kept), images, leftOut };
  }

  /** Undefined for a picture that cannot be kept, as one that only Windows draws: the text comes without it. */
  async #keep(
    opened: OpenedDocument,
    caller: Caller,
    { bytes }: FoundPicture,
  ): Promise<ImageInfo | undefined> {
    try {
      return await this.#options.images.add(opened, caller, bytes);
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  }

  /** Sizes and reasons, never what a file is called or says. */
  #log({ document }: OpenedDocument, { bytes }: ImportJob, answer: ImportAnswer): void {
    const said =
      answer.type === "read"
        ? { source: answer.file.draft.source, blocks: answer.file.draft.blocks.length }
        : { problem: answer.problem };
    const facts = { documentId: document.id, bytes: bytes.length, mb: answer.peakMegabytes };
    this.#options.log.info({ ...facts, ...said }, "import");
  }
}

function refusal(problem: ImportProblem): AppError {
  return new AppError("invalid-input", `The file cannot be read: ${problem}`, {
    issues: [{ path: "file", message: problem }],
  });
}
