import type { ImageInfo } from "@brudnopis/schema";
import { XmlElement } from "yjs";

/** A picture that is not in a text yet, as the editor would make it. */
export function toPicture({ id, width, height }: ImageInfo): XmlElement {
  const element = new XmlElement("image");
  const attributes = { asset: id, alt: "", caption: "", decorative: false, width, height };
  // Yjs types attributes as strings; the editor stores any JSON value.
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, value as string);
  return element;
}
