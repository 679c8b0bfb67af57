/** Pictures in an editor: shown, selected, described, pasted, dropped and chosen. */
import { textAt } from "@brudnopis/document";
import { Extension } from "@tiptap/core";
import { DOMSerializer, type Schema } from "@tiptap/pm/model";
import { NodeSelection, Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { TFunction } from "i18next";
import { announce, showToast } from "../document/page-state.ts";
import type { OpenDocument } from "../document/document-context.ts";
import { acceptedTypes, imageFilesIn, imagesInHtml, pastedImages } from "./files.ts";
import { copyImages } from "./images-api.ts";
import { altOf, imagePath, isDecorative, textIn } from "./picture-facts.ts";
import { pictureElement } from "./picture-element.ts";
import { pictureView } from "./picture-view.ts";
import { picturesOf } from "./pictures.ts";
import { blockAt, blockBehindCaret } from "./place-in-text.ts";
import { uploadWidgets } from "./upload-widgets.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    pictures: {
      /** Lets the person choose files from their computer; they go behind the caret's block. */
      choosePicture: () => ReturnType;
    };
  }
}

export interface PictureEditing {
  readonly open: OpenDocument;
  readonly address: string;
  readonly t: TFunction<"images">;
}

/** For an editor that only shows them, such as that of a suggestion. */
export function shownPictures(documentId: string): Extension {
  return Extension.create({
    name: "shownPictures",
    addProseMirrorPlugins: () => [
      new Plugin({ props: { nodeViews: { image: pictureView({ documentId }) } } }),
    ],
  });
}

export function pictures(editing: PictureEditing): Extension {
  return Extension.create({
    name: "pictures",
    // Before what Enter and letters otherwise do.
    priority: 1100,
    // The toolbar offers pictures where there is this.
    addStorage: () => ({ canAdd: true }),
    addCommands: () => ({
      choosePicture:
        () =>
        ({ view }) => {
          choose(editing, view);
          return true;
        },
    }),
    addProseMirrorPlugins() {
      return [shown(editing, this.editor.schema), uploadWidgets(editing), told(editing)];
    },
  });
}

function shown(editing: PictureEditing, schema: Schema): Plugin {
  const { t, open } = editing;
  const documentId = open.session.details.document.id;
  const run = (view: EditorView, position: number) => describe(editing, view, position);
  const words = { label: t("describe"), missing: t("describeMissing") };
  return new Plugin({
    props: {
      nodeViews: { image: pictureView({ documentId, describe: { ...words, run } }) },
      clipboardSerializer: withDocument(schema, documentId),
      handleKeyDown: (view, { key, shiftKey, ctrlKey, metaKey }) => {
        const { selection } = view.state;
        if (key !== "Enter" || shiftKey || ctrlKey || metaKey || !isPicture(selection))
          return false;
        run(view, selection.from);
        return true;
      },
      handleTextInput: (view, _from, _to, text) => writeBehind(view, text),
      handleDoubleClickOn: (view, _at, node, position) => {
        if (node.type.name !== "image") return false;
        run(view, position);
        return true;
      },
      handlePaste: (view, event) => paste(editing, view, event.clipboardData),
      handleDrop: (view, event, _slice, isMoved) => {
        const files = imageFilesIn(event.dataTransfer?.files);
        if (isMoved || files.length === 0) return false;
        event.preventDefault();
        picturesOf(open).add(editing.address, blockAt(view, event), files);
        return true;
      },
    },
  });
}

/** Says of which document it is, so that another one that it is pasted into can ask for it. */
function withDocument(schema: Schema, documentId: string): DOMSerializer {
  const nodes = DOMSerializer.nodesFromSchema(schema);
  const { image } = nodes;
  if (!image) return DOMSerializer.fromSchema(schema);
  return new DOMSerializer(
    {
      ...nodes,
      image: (node) => {
        const [tag, attributes] = image(node) as [string, Record<string, unknown>];
        return [tag, { ...attributes, "data-document": documentId }];
      },
    },
    DOMSerializer.marksFromSchema(schema),
  );
}

function isPicture(selection: unknown): selection is NodeSelection {
  return selection instanceof NodeSelection && selection.node.type.name === "image";
}

/** Letters typed on a selected picture would take its place: they are meant to go on behind it. */
function writeBehind(view: EditorView, text: string): boolean {
  const { tr, selection, schema } = view.state;
  const paragraph = schema.nodes["paragraph"];
  if (!isPicture(selection) || !paragraph) return false;
  tr.insert(selection.to, paragraph.create(null, schema.text(text)));
  tr.setSelection(TextSelection.create(tr.doc, selection.to + 1 + text.length));
  view.dispatch(tr.scrollIntoView());
  return true;
}

function describe({ open, address }: PictureEditing, view: EditorView, position: number): void {
  const element = pictureElement(view.state.doc, position, textAt(open.session.doc, address));
  if (element) picturesOf(open).describe(address, element);
}

function choose({ open, address }: PictureEditing, view: EditorView): void {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept: acceptedTypes, multiple: true });
  input.addEventListener("change", () => {
    picturesOf(open).add(address, blockBehindCaret(view), [...(input.files ?? [])]);
  });
  input.click();
}

function paste(editing: PictureEditing, view: EditorView, data: DataTransfer | null): boolean {
  const { open, address, t } = editing;
  const pasted = pastedImages(data);
  if (pasted.length > 0) {
    picturesOf(open).add(address, blockBehindCaret(view), pasted);
    return true;
  }
  const { files, left, ours } = imagesInHtml(data?.getData("text/html") ?? "");
  const documentId = open.session.details.document.id;
  for (const [from, images] of ours) {
    if (from === documentId) continue;
    copyImages(documentId, from, images).then(
      () => askAgain(view, documentId, images),
      () => showToast(open.page, t("notCopied")),
    );
  }
  if (left > 0) showToast(open.page, t("leftOut", { count: left }));
  // Behind what is pasted with them, which is there a moment later.
  if (files.length > 0)
    queueMicrotask(() => picturesOf(open).add(address, blockBehindCaret(view), files));
  return false;
}

/** They were asked for as soon as they were pasted, before the document had them. */
function askAgain({ dom }: EditorView, documentId: string, assets: readonly string[]): void {
  for (const asset of assets) {
    const src = imagePath(documentId, asset);
    for (const image of dom.querySelectorAll(`img[src="${src}"]`)) {
      image.setAttribute("src", src);
    }
  }
}

/** Screen readers are not told of what is selected by the editor itself. */
function told({ open, t }: PictureEditing): Plugin {
  return new Plugin({
    view: () => ({
      update: ({ state }, before) => {
        const { selection } = state;
        if (selection.eq(before.selection) || !isPicture(selection)) return;
        const { node } = selection;
        const alt = altOf(node) || textIn(node, "caption");
        const what = isDecorative(node) ? "decorative" : alt === "" ? "undescribed" : "described";
        announce(open.page, t(`selected.${what}`, { alt }));
      },
    }),
  });
}
