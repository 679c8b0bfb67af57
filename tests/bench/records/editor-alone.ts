/** The bare least: TipTap and Yjs with one text as long as ours, and nothing else on the page. */
import { paragraphs, writeRichText } from "@brudnopis/document";
import { richTextExtensions } from "@brudnopis/document/editor-schema";
import { Editor, Extension } from "@tiptap/core";
import { ySyncPlugin } from "@tiptap/y-tiptap";
import { Doc } from "yjs";

function showEditor(text: string): Editor {
  const fragment = new Doc().getXmlFragment("text");
  writeRichText(fragment, paragraphs(text));
  const binding = Extension.create({
    name: "binding",
    addProseMirrorPlugins: () => [ySyncPlugin(fragment)],
  });
  const place = document.createElement("div");
  place.style.cssText = "font: 17.5px/1.62 serif; width: 666px; overflow-wrap: anywhere";
  document.body.append(place);
  return new Editor({ element: place, extensions: [...richTextExtensions(), binding] });
}

Object.assign(globalThis, { showEditor });
