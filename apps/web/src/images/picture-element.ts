/** Which stored picture stands at a position of the editor: pictures are in the same order in both. */
import type { Node } from "@tiptap/pm/model";
import { XmlElement, type XmlFragment } from "yjs";

export function pictureElement(
  doc: Node,
  position: number,
  fragment: XmlFragment,
): XmlElement | undefined {
  let before = 0;
  doc.descendants((node, at) => {
    if (node.type.name === "image" && at < position) before += 1;
  });
  return picturesIn(fragment)[before];
}

function picturesIn(parent: XmlFragment): XmlElement[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof XmlElement)) return [];
    return child.nodeName === "image" ? [child] : picturesIn(child);
  });
}
