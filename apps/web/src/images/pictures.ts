/**
 * Pictures on their way into an open document, and the ones that are to be described.
 *
 *   I1  A text gets a picture when the server has it, never before: what others see is there.
 *   I2  It goes where it was put, whatever is written meanwhile, also when its field was left.
 *   I3  What did not arrive is kept here until it does or is let go of.
 */
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  type Doc,
  type RelativePosition,
  XmlElement,
} from "yjs";
import { localEdit, textAt } from "@brudnopis/document";
import type { ImageInfo } from "@brudnopis/schema";
import type { OpenDocument } from "../document/document-context.ts";
import { createStore, type Store } from "../ui/store.ts";
import { toPicture } from "./to-picture.ts";
import { type UploadProblem, uploadImage } from "./upload-image.ts";

export interface Upload {
  readonly id: number;
  readonly address: string;
  readonly name: string;
  /** From 0 to 1; from then on the server is at work. */
  readonly progress: number;
  /** Why it did not arrive. */
  readonly problem?: UploadProblem;
}

/** A picture in a text that a person describes. */
export interface Described {
  readonly id: number;
  readonly address: string;
  readonly element: XmlElement;
  /** It has just come: they are asked, and did not ask. */
  readonly isNew: boolean;
}

export interface PicturesState {
  readonly uploads: readonly Upload[];
  /** The first is asked about. */
  readonly described: readonly Described[];
}

/** What a picture is put into: a place between two blocks of a field, or a picture that it takes the place of. */
type Target = { readonly position: RelativePosition } | { readonly element: XmlElement };

interface Sent {
  readonly file: File;
  readonly target: Target;
  readonly abort: AbortController;
}

export class Pictures {
  readonly state: Store<PicturesState> = createStore<PicturesState>({ uploads: [], described: [] });
  readonly #open: OpenDocument;
  readonly #sent = new Map<number, Sent>();
  /** One after the other, so that they come in order and no connection is taken from the document. */
  #last: Promise<void> = Promise.resolve();
  #next = 1;

  constructor(open: OpenDocument) {
    this.#open = open;
  }

  /** @param index Before which of the field's blocks. */
  add(address: string, index: number, files: readonly File[]): void {
    const fragment = textAt(this.#open.session.doc, address);
    const position = createRelativePositionFromTypeIndex(
      fragment,
      Math.min(index, fragment.length),
    );
    for (const file of files) this.#send(address, file, { position });
  }

  replace({ address, element }: Described, file: File): void {
    this.#send(address, file, { element });
  }

  retry(id: number): void {
    const sent = this.#sent.get(id);
    if (!sent) return;
    this.#change(id, ({ problem: _, ...upload }) => ({ ...upload, progress: 0 }));
    this.#queue(id);
  }

  /** Stops it, or lets go of what did not arrive. */
  cancel(id: number): void {
    this.#sent.get(id)?.abort.abort();
    this.#sent.delete(id);
    this.state.set((state) => ({
      ...state,
      uploads: state.uploads.filter((upload) => upload.id !== id),
    }));
  }

  describe(address: string, element: XmlElement, isNew = false): void {
    this.state.set((state) => ({
      ...state,
      described: [...state.described, { id: this.#next++, address, element, isNew }],
    }));
  }

  /** The question is answered, or left: the next one is asked. */
  answered(): void {
    this.state.set((state) => ({ ...state, described: state.described.slice(1) }));
  }

  /** Before which block of its field a picture on its way will stand. */
  indexOf(id: number): number | undefined {
    const target = this.#sent.get(id)?.target;
    return target && "position" in target ? this.#indexIn(target.position) : undefined;
  }

  #indexIn(position: RelativePosition): number | undefined {
    const { doc } = this.#open.session;
    return createAbsolutePositionFromRelativePosition(position, doc)?.index;
  }

  #send(address: string, file: File, target: Target): void {
    const id = this.#next++;
    this.#sent.set(id, { file, target, abort: new AbortController() });
    this.state.set((state) => ({
      ...state,
      uploads: [...state.uploads, { id, address, name: file.name, progress: 0 }],
    }));
    this.#queue(id);
  }

  #queue(id: number): void {
    this.#last = this.#last.then(() => this.#upload(id));
  }

  async #upload(id: number): Promise<void> {
    const sent = this.#sent.get(id);
    const upload = this.state.get().uploads.find((candidate) => candidate.id === id);
    if (!sent || !upload) return;
    const outcome = await uploadImage({
      documentId: this.#open.session.details.document.id,
      file: sent.file,
      signal: sent.abort.signal,
      onProgress: (progress) => this.#change(id, (now) => ({ ...now, progress })),
    });
    if (!this.#sent.has(id)) return;
    if ("problem" in outcome) {
      const { problem } = outcome;
      this.#change(id, (now) => ({ ...now, problem }));
      return;
    }
    this.cancel(id);
    this.#place(upload.address, sent.target, outcome.image);
  }

  #change(id: number, change: (upload: Upload) => Upload): void {
    this.state.set((state) => ({
      ...state,
      uploads: state.uploads.map((upload) => (upload.id === id ? change(upload) : upload)),
    }));
  }

  #place(address: string, target: Target, image: ImageInfo): void {
    const { doc, undo } = this.#open.session;
    const fragment = textAt(doc, address);
    undo.separate();
    const placed = doc.transact(() => {
      if ("element" in target) {
        setImage(target.element, image);
        return target.element;
      }
      const element = toPicture(image);
      const index = this.#indexIn(target.position) ?? fragment.length;
      fragment.insert(index, [element]);
      // A text that ends with a picture has no place to go on writing.
      if (index === fragment.length - 1) fragment.insert(index + 1, [new XmlElement("paragraph")]);
      return element;
    }, localEdit);
    undo.separate();
    this.describe(address, placed, true);
  }
}

function setImage(element: XmlElement, { id, width, height }: ImageInfo): void {
  // Yjs types attributes as strings; the editor stores any JSON value.
  for (const [name, value] of Object.entries({ asset: id, width, height }))
    element.setAttribute(name, value as string);
}

const known = new WeakMap<Doc, Pictures>();

/** Those of an open document: they outlive the editors of its fields, and sections that have a session of their own. */
export function picturesOf(open: OpenDocument): Pictures {
  const { doc } = open.session;
  const pictures = known.get(doc) ?? new Pictures(open);
  known.set(doc, pictures);
  return pictures;
}
