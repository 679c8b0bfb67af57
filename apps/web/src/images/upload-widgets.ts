/** Pictures on their way, shown where they will stand: on this page only, they are not in the text yet. */
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Node } from "@tiptap/pm/model";
import type { PictureEditing } from "./picture-extension.ts";
import { picturesOf, type Upload } from "./pictures.ts";
import { canTryAgain } from "./upload-image.ts";

const key = new PluginKey("uploads");

export function uploadWidgets(editing: PictureEditing): Plugin {
  const pictures = picturesOf(editing.open);
  const shown = new Map<number, HTMLElement>();
  const uploads = () =>
    pictures.state.get().uploads.filter(({ address }) => address === editing.address);
  return new Plugin({
    key,
    props: {
      decorations: ({ doc }) =>
        DecorationSet.create(
          doc,
          uploads().flatMap((upload) =>
            widget(doc, upload, pictures.indexOf(upload.id), elementOf),
          ),
        ),
    },
    view: (view) => ({ destroy: pictures.state.subscribe(() => refresh(view)) }),
  });

  function elementOf(upload: Upload): HTMLElement {
    const element = shown.get(upload.id) ?? document.createElement("div");
    shown.set(upload.id, element);
    draw(element, upload, editing);
    return element;
  }

  function refresh(view: EditorView): void {
    const now = uploads();
    const isSameSet = now.length === shown.size && now.every(({ id }) => shown.has(id));
    for (const upload of now) if (shown.has(upload.id)) elementOf(upload);
    for (const id of shown.keys()) if (!now.some((upload) => upload.id === id)) shown.delete(id);
    if (!isSameSet) view.dispatch(view.state.tr.setMeta(key, true));
  }
}

function widget(
  doc: Node,
  upload: Upload,
  index: number | undefined,
  elementOf: (upload: Upload) => HTMLElement,
): Decoration[] {
  if (index === undefined) return [];
  let position = 0;
  for (let at = 0; at < Math.min(index, doc.childCount); at += 1)
    position += doc.child(at).nodeSize;
  const spec = {
    key: `upload ${upload.id}`,
    side: -1,
    ignoreSelection: true,
    stopEvent: () => true,
  };
  return [Decoration.widget(position, () => elementOf(upload), spec)];
}

function draw(element: HTMLElement, upload: Upload, { open, t }: PictureEditing): void {
  const { id, name, progress, problem } = upload;
  element.className = problem ? "picture-upload has-problem" : "picture-upload";
  element.contentEditable = "false";
  const pictures = picturesOf(open);
  const words = document.createElement("p");
  const named = name === "" ? t("unnamed") : name;
  if (problem) {
    words.textContent = `${named}: ${t(`problem.${problem}`)}`;
    const again = button(t("retry"), () => pictures.retry(id));
    const leave = button(t("leave"), () => pictures.cancel(id));
    element.replaceChildren(words, ...(canTryAgain(problem) ? [again] : []), leave);
    return;
  }
  const percent = Math.round(progress * 100);
  words.textContent =
    progress < 1 ? t("sending", { name: named, percent }) : t("reading", { name: named });
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", named);
  if (progress < 1) bar.value = progress;
  const kept = element.querySelector("button");
  // The button that somebody may be on stays the same.
  if (kept && element.querySelector("progress")) {
    element.querySelector("p")?.replaceWith(words);
    element.querySelector("progress")?.replaceWith(bar);
  } else
    element.replaceChildren(
      words,
      bar,
      button(t("cancel"), () => pictures.cancel(id)),
    );
}

function button(label: string, run: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "button small", textContent: label });
  made.addEventListener("click", run);
  return made;
}
