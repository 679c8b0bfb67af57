/** XML as text. Attributes are escaped here; children are XML already, so text goes through `escapeXml` first. */
import { xmlHead } from "../packed.ts";
import { escapeXml } from "../xml-text.ts";

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; attributes without a value are left out. */
export function tag(name: string, attributes: Attributes = {}, ...children: string[]): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`;
  }
  const body = children.join("");
  return body === "" ? `${open}/>` : `${open}>${body}</${name}>`;
}

/** An element whose only attribute is its value, as most of Word's are. */
export function val(name: string, value: string | number): string {
  return tag(`w:${name}`, { "w:val": value });
}

/** The names that parts of a Word file use; those that old programs do not know are marked as such. */
const namespaces: Attributes = {
  "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
  "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
  "xmlns:v": "urn:schemas-microsoft-com:vml",
  "xmlns:o": "urn:schemas-microsoft-com:office:office",
  "xmlns:w14": "http://schemas.microsoft.com/office/word/2010/wordml",
  "xmlns:w15": "http://schemas.microsoft.com/office/word/2012/wordml",
  "mc:Ignorable": "w14 w15",
};

/** A part of the file, with its root element. */
export function partXml(root: string, ...children: string[]): string {
  return xmlHead + tag(root, namespaces, ...children);
}
