/**
 * Elements of an XML part, one after the other. What declares entities, goes too deep or is written in other letters than
 * UTF-8, which another program would read as something else, is refused.
 */
import { SaxesParser } from "saxes";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of what is around, from the root on. */
  readonly around: readonly string[];
}

export interface ReadingXml {
  onElement(element: Element): void;
  /** May come in pieces. */
  onText?(text: string, around: readonly string[]): void;
}

const deepest = 100;

/** False when it is no XML that may be read. */
export function readElements(xml: string, onElement: (element: Element) => void): boolean {
  return readXml(xml, { onElement });
}

/** The same with the text between them. */
export function readXml(xml: string, { onElement, onText }: ReadingXml): boolean {
  const around: string[] = [];
  const state = { isFine: true };
  const refuse = () => (state.isFine = false);
  const parser = new SaxesParser();
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) refuse();
  });
  parser.on("doctype", refuse);
  parser.on("error", refuse);
  parser.on("opentag", ({ name, attributes }) => {
    if (around.length >= deepest) refuse();
    if (state.isFine) onElement({ name, attributes, around });
    around.push(name);
  });
  parser.on("closetag", () => around.pop());
  const onLetters = (text: string) => {
    if (state.isFine) onText?.(text, around);
  };
  parser.on("text", onLetters);
  parser.on("cdata", onLetters);
  // In pieces, so that a part that is refused is not read to its end.
  for (let from = 0; from < xml.length && state.isFine; from += 65_536) {
    parser.write(xml.slice(from, from + 65_536));
  }
  if (state.isFine) parser.close();
  return state.isFine;
}

/** A name without its prefix, which may be any. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
