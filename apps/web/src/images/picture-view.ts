/** A picture within an editor: the same elements as for readers, and a button that describes it. */
import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView, NodeViewConstructor } from "@tiptap/pm/view";
import { altOf, imagePath, isDecorative, numberIn, textIn } from "./picture-facts.ts";

export interface PictureViewOptions {
  readonly documentId: string;
  /** Absent where pictures are only moved and removed, as in a suggestion. */
  readonly describe?: {
    readonly label: string;
    /** For one that says nothing yet. */
    readonly missing: string;
    run(view: EditorView, position: number): void;
  };
}

export function pictureView(options: PictureViewOptions): NodeViewConstructor {
  return (node, view, getPosition) => new PictureView(node, view, getPosition, options);
}

class PictureView implements NodeView {
  readonly dom = document.createElement("figure");
  readonly #image = document.createElement("img");
  readonly #caption = document.createElement("figcaption");
  readonly #button = document.createElement("button");
  readonly #options: PictureViewOptions;

  constructor(
    node: Node,
    view: EditorView,
    getPosition: () => number | undefined,
    options: PictureViewOptions,
  ) {
    this.#options = options;
    this.dom.className = "picture";
    this.dom.contentEditable = "false";
    this.#image.decoding = "async";
    this.#image.draggable = false;
    this.dom.append(this.#image, this.#caption);
    if (options.describe) this.#offer(view, getPosition, options.describe);
    this.#show(node);
  }

  update(node: Node): boolean {
    if (node.type.name !== "image") return false;
    this.#show(node);
    return true;
  }

  selectNode(): void {
    this.dom.classList.add("is-selected");
  }

  deselectNode(): void {
    this.dom.classList.remove("is-selected");
  }

  stopEvent({ target }: Event): boolean {
    return target instanceof Element && this.#button.contains(target);
  }

  ignoreMutation(): boolean {
    return true;
  }

  #offer(
    view: EditorView,
    getPosition: () => number | undefined,
    { run }: NonNullable<PictureViewOptions["describe"]>,
  ): void {
    this.#button.type = "button";
    this.#button.className = "button small picture-describe";
    // By keyboard it is Enter on the picture: Tab goes on through the page, not through pictures.
    this.#button.tabIndex = -1;
    this.#button.addEventListener("click", () => {
      const position = getPosition();
      if (position !== undefined) run(view, position);
    });
    this.dom.append(this.#button);
  }

  #show(node: Node): void {
    const { documentId, describe } = this.#options;
    const [asset, caption] = [textIn(node, "asset"), textIn(node, "caption")];
    const src = imagePath(documentId, asset);
    if (asset !== "" && this.#image.getAttribute("src") !== src) this.#image.src = src;
    this.#image.alt = altOf(node);
    this.#image.width = numberIn(node, "width") ?? this.#image.width;
    this.#image.height = numberIn(node, "height") ?? this.#image.height;
    this.#caption.textContent = caption;
    this.#caption.hidden = caption === "";
    const isMissing = textIn(node, "alt").trim() === "" && !isDecorative(node);
    this.dom.classList.toggle("is-undescribed", isMissing);
    if (describe) this.#button.textContent = isMissing ? describe.missing : describe.label;
  }
}
