/**
 * Pictures of documents' texts.
 *
 *   B1  What is kept was written by us: another file than the one that came, without anything that came along with it.
 *   B2  What a file is, its bytes say; how large it would become is known before anything reads it.
 *   B3  A picture is had with the rights of a document that has it, and of no other.
 */
import { AppError, imageLimits, type ImageInfo, type ImageProblem } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import { newId } from "../ids.ts";
import { type Driver, WriteConflict } from "../store/driver.ts";
import {
  copyImages,
  fileBytes,
  type FileBytes,
  imagesOf,
  insertFile,
} from "../store/stored-files.ts";
import { readImageHeader } from "./image-header.ts";
import type { EncodedImage } from "./image-messages.ts";
import type { ImageProcess } from "./image-process.ts";

export interface ImagesOptions {
  readonly driver: Driver;
  readonly process: ImageProcess;
  readonly clock: () => number;
}

export class Images {
  readonly #options: ImagesOptions;

  constructor(options: ImagesOptions) {
    this.#options = options;
  }

  /** @throws AppError `invalid-input` whose issue is an `ImageProblem`. */
  async add({ document }: OpenedDocument, caller: Caller, bytes: Uint8Array): Promise<ImageInfo> {
    const { driver, clock } = this.#options;
    const kept = await imagesOf(driver, document.id);
    if (kept.length >= imageLimits.perDocument) throw refused("full");
    const image = await this.encode(bytes);
    const id = newId();
    try {
      await driver.write([
        insertFile({
          ...image,
          id,
          kind: "image",
          ownerId: document.id,
          givenBy: caller.personId,
          givenAt: clock(),
        }),
      ]);
    } catch (error) {
      // Others have added the last ones meanwhile.
      if (error instanceof WriteConflict) throw refused("full");
      throw error;
    }
    const { type, width, height } = image;
    return { id, type, width, height, bytes: image.bytes.length };
  }

  /** B1, B2. For every picture that somebody gives, whatever for. */
  async encode(bytes: Uint8Array): Promise<EncodedImage> {
    const header = readImageHeader(bytes);
    if (!header) throw refused("unknown");
    if (!("width" in header)) throw refused(header.format);
    if (header.width * header.height > imageLimits.uploadPixels) throw refused("pixels");
    const { keptSide } = imageLimits;
    const outcome = await this.#options.process.encode({ ...header, bytes, keptSide });
    if (outcome.type === "encoded") return outcome.image;
    throw refused(outcome.type === "died" ? "pixels" : "broken");
  }

  /** B3 */
  async read({ document }: OpenedDocument, id: string): Promise<FileBytes> {
    const found = await fileBytes(this.#options.driver, "image", document.id, id);
    if (!found) throw new AppError("not-found", "The document has no such picture");
    return found;
  }

  /** For a text that was copied from one document into another: the pictures keep their ids. */
  async copy(from: OpenedDocument, to: OpenedDocument, ids: readonly string[]): Promise<void> {
    const { driver } = this.#options;
    const kept = new Set((await imagesOf(driver, to.document.id)).map(({ id }) => id));
    const missing = ids.filter((id) => !kept.has(id));
    if (kept.size + missing.length > imageLimits.perDocument) throw refused("full");
    await driver.write(copyImages(from.document.id, to.document.id, missing));
  }
}

const messages: Readonly<Record<ImageProblem, string>> = {
  unknown: "This is no picture in PNG, JPEG, WebP or GIF",
  svg: "Drawings in SVG are not taken, for they can hold programs",
  heic: "Photos in HEIC are not taken; save them as JPEG",
  broken: "This picture cannot be read",
  pixels: "This picture has too many pixels",
  full: "The document has as many pictures as it can have",
};

function refused(problem: ImageProblem): AppError {
  return new AppError("invalid-input", messages[problem], {
    issues: [{ path: "image", message: problem }],
  });
}
