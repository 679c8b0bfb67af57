/** Word files taken apart, and templates of organisations put together. For tests alone. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readElements } from "./read-xml.ts";

export interface OpenedDocx {
  readonly names: readonly string[];
  /** The XML of a part; throws when it is not there. */
  part(name: string): string;
}

export function openDocx(file: Uint8Array): OpenedDocx {
  const parts = unzipSync(file);
  return {
    names: Object.keys(parts),
    part: (name) => {
      const bytes = parts[name];
      if (!bytes) throw new Error(`The file has no part ${name}`);
      return strFromU8(bytes);
    },
  };
}

/** The values of an attribute, of every element of a name. */
export function valuesOf(xml: string, element: string, attribute: string): string[] {
  const values: string[] = [];
  readElements(xml, ({ name, attributes }) => {
    const value = attributes[attribute];
    if (name === element && value !== undefined) values.push(value);
  });
  return values;
}

/** What people read, paragraph by paragraph. */
export function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].map(([, content = ""]) =>
    [...content.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = ""]) => text).join(""),
  );
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** An organisation's template: its own heading, a letterhead with a picture, pages of its own size, a list. */
export function ownTemplate(
  changes: Readonly<Record<string, string | undefined>> = {},
): Uint8Array {
  const parts: Record<string, string | undefined> = {
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document ${word} xmlns:r="${relationTypes}"><w:body><w:p><w:r><w:t>Przykładowy tekst</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="10000" w:h="15000"/><w:pgMar w:top="2000" w:right="1100" w:bottom="1200" w:left="1300" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    "word/styles.xml": `<w:styles ${word}><w:style w:type="paragraph" w:default="1" w:styleId="Normalny"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Nagwek1"><w:name w:val="heading 1"/><w:rPr><w:color w:val="AA0000"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Caption"><w:name w:val="Coś innego"/></w:style></w:styles>`,
    "word/numbering.xml": `<w:numbering ${word}><w:abstractNum w:abstractNumId="4"/><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
    "word/header1.xml": `<w:hdr ${word}><w:p><w:r><w:t>Miasto Konin</w:t></w:r></w:p></w:hdr>`,
    "word/_rels/header1.xml.rels": `<Relationships ${relations}><Relationship Id="rId1" Type="${relationTypes}/image" Target="media/herb.png"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships ${relations}><Relationship Id="rId3" Type="${relationTypes}/header" Target="header1.xml"/><Relationship Id="rId9" Type="${relationTypes}/attachedTemplate" Target="file:///secret.dotm" TargetMode="External"/></Relationships>`,
    "word/media/herb.png": "herb",
    ...changes,
  };
  const files = Object.entries(parts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, strToU8(text)] as const],
  );
  return zipSync(Object.fromEntries(files));
}
