/** Elements of an XML part, one after the other. What declares entities or goes too deep is refused. */
import { SaxesParser } from "saxes";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of what is around, from the root on. */
  readonly around: readonly string[];
}

const deepest = 100;

/** False when it is no XML that may be read. */
export function readElements(xml: string, onElement: (element: Element) => void): boolean {
  const around: string[] = [];
  const state = { isFine: true };
  const refuse = () => (state.isFine = false);
  const parser = new SaxesParser();
  parser.on("doctype", refuse);
  parser.on("error", refuse);
  parser.on("opentag", ({ name, attributes }) => {
    if (around.length >= deepest) refuse();
    if (state.isFine) onElement({ name, attributes, around });
    around.push(name);
  });
  parser.on("closetag", () => around.pop());
  // In pieces, so that a part that is refused is not read to its end.
  for (let from = 0; from < xml.length && state.isFine; from += 65_536) {
    parser.write(xml.slice(from, from + 65_536));
  }
  if (state.isFine) parser.close();
  return state.isFine;
}
