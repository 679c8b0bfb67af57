/**
 * Heads and feet of somebody else's Word file, of which everything comes along: looked through for what would make a program
 * that opens our file run something, or ask for something that lies elsewhere.
 *
 *   E1  Prefixes are anybody's choice: elements and attributes are known by the rest of their names.
 *   E2  A field is known by its first word, put together from all the pieces that it lies in; unknown ones are refused.
 *   E3  Relations are written anew: pictures of the file, and addresses for people to click on.
 */
import { type Element, localName, readXml } from "./read-xml.ts";
import { officeRelations, relationsXml } from "./relations.ts";

/** `macros`: it would run something. `linked`: it would be looked for elsewhere. */
export type EdgeProblem = "linked" | "macros" | "not-word";

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Of something in the file its part, from the root on. */
  readonly target: string;
  readonly isExternal: boolean;
}

export interface ReadEdge {
  readonly relationsXml: string;
  /** The pictures that it shows. */
  readonly pictures: readonly string[];
}

export function readEdge(xml: string, relations: readonly Relation[]): ReadEdge | EdgeProblem {
  const kept = keptRelations(relations);
  if (kept === "linked") return kept;
  const links = new Set(kept.filter(({ isExternal }) => isExternal).map(({ id }) => id));
  const fields = new Fields();
  const problems = new Set<EdgeProblem>();
  const isFine = readXml(xml, {
    onElement: (element) => {
      const local = localName(element.name);
      if (runs.has(local)) problems.add("macros");
      if (looksElsewhere(local, element, links)) problems.add("linked");
      fields.open(local, element);
    },
    onText: (text, around) => fields.text(text, localName(around.at(-1) ?? "")),
  });
  if (!isFine) return "not-word";
  fields.close();
  if (!fields.areFine) problems.add("linked");
  const [problem] = problems;
  if (problem !== undefined) return problem;
  const inside = kept.filter(({ isExternal }) => !isExternal);
  return {
    relationsXml: relationsXml(kept.map(toOwn)),
    pictures: inside.map(({ target }) => target),
  };
}

/** Objects of other programs, form controls that have programs behind them, and whole files in the place of a paragraph. */
const runs = new Set(["object", "OLEObject", "control", "altChunk", "subDoc"]);

const clickable = /^(https?:\/\/|mailto:)[^\s]+$/i;
const shown = /^word\/media\/[^/]+$/;

/** E3. Of another kind inside the file is nothing that a head needs. */
function keptRelations(relations: readonly Relation[]): readonly Relation[] | "linked" {
  const isClickable = ({ type, target }: Relation) =>
    type === `${officeRelations}/hyperlink` && clickable.test(target);
  const outside = relations.filter(({ isExternal }) => isExternal);
  if (!outside.every(isClickable)) return "linked";
  return relations.filter(
    ({ isExternal, type, target }) =>
      isExternal || (type === `${officeRelations}/image` && shown.test(target)),
  );
}

function toOwn({ id, type, target, isExternal }: Relation) {
  return { id, type, target: isExternal ? target : target.slice("word/".length), isExternal };
}

const pictureElements = new Set(["imagedata", "fill", "stroke", "image", "textpath"]);
const linkElements = new Set(["hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"]);

/** A picture named by its address, or by a relation that is there for people to click on. */
function looksElsewhere(
  local: string,
  { attributes }: Element,
  links: ReadonlySet<string>,
): boolean {
  return Object.entries(attributes).some(([name, value]) => {
    if (name.startsWith("xmlns")) return false;
    if (links.has(value) && name.includes(":") && !linkElements.has(local)) return true;
    return pictureElements.has(local) && /^(src|href|althref)$/.test(localName(name));
  });
}

/** Those that say something about the file, the time or the place, and links. None of them fetches or runs anything. */
const harmlessFields = new Set(
  "= AUTHOR COMMENTS COMPARE CREATEDATE DATE DOCPROPERTY DOCVARIABLE EDITTIME FILENAME FILESIZE HYPERLINK IF INFO KEYWORDS LASTSAVEDBY MERGEFIELD NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE STYLEREF SUBJECT SYMBOL TEMPLATE TIME TITLE USERADDRESS USERINITIALS USERNAME".split(
    " ",
  ),
);

interface Field {
  instruction: string;
  /** Its result has begun. */
  isOver: boolean;
}

/** E2. Fields may stand in the instructions of others, so each is put together by itself. */
class Fields {
  readonly #open: Field[] = [];
  areFine = true;

  open(local: string, { attributes }: Element): void {
    const valueOf = (wanted: string) =>
      Object.entries(attributes).find(([name]) => localName(name) === wanted)?.[1];
    if (local === "fldSimple") this.#judge(valueOf("instr") ?? "");
    if (local !== "fldChar") return;
    const type = valueOf("fldCharType");
    if (type === "begin") this.#begin();
    else this.#end(type !== "separate");
  }

  /** All letters of an instruction count, whatever they lie in: what comes out of a field within it is a part of it. */
  text(text: string, local: string): void {
    const field = this.#open.findLast(({ isOver }) => !isOver);
    if (field && /^(instrText|delInstrText|t|delText)$/.test(local)) field.instruction += text;
    // Of no field that anybody could find: what a program makes of it nobody knows.
    else if (/instrText$/i.test(local) && text.trim() !== "") this.areFine = false;
  }

  /** Those that do not end are judged by what there is of them. */
  close(): void {
    while (this.#open.length > 0) this.#end(true);
  }

  /** What another field says must not become the word that tells what this one does. */
  #begin(): void {
    const around = this.#open.findLast(({ isOver }) => !isOver);
    if (around && !/^\s*(=|[a-z]+\s)/i.test(around.instruction)) this.areFine = false;
    this.#open.push({ instruction: "", isOver: false });
  }

  #end(isWhole: boolean): void {
    const field = this.#open.at(-1);
    if (!field) return;
    if (!field.isOver) this.#judge(field.instruction);
    field.isOver = true;
    if (isWhole) this.#open.pop();
  }

  #judge(instruction: string): void {
    const [word = ""] = /^\s*(=|[a-z]+)/i.exec(instruction) ?? [];
    const isEmpty = instruction.trim() === "";
    if (!isEmpty && !harmlessFields.has(word.trim().toUpperCase())) this.areFine = false;
  }
}
