/**
 * The mark of a second standard in a PDF that the compiler wrote to one. It writes PDF/A-2a with the same tags as PDF/UA-1 and
 * has held the document to both before this is asked; what is missing is what a file says of itself. It is said at the
 * end of the file, as later versions of a PDF are (ISO 32000-1, 7.5.6), so that what the compiler wrote stays as it is.
 */
import { type PdfParts, pdfParts, referenceIn } from "./pdf-parts.ts";

export function withClaimOfAccess(archive: Uint8Array): Uint8Array {
  const parts = pdfParts(archive);
  const root = referenceIn(parts.trailer, "Root") ?? 0;
  const catalog = parts.objectOf(root);
  const metadata = referenceIn(catalog, "Metadata") ?? 0;
  return withVersion(archive, parts, [
    { number: root, text: withTitleShown(catalog) },
    { number: metadata, text: withClaim(parts.objectOf(metadata)) },
  ]);
}

/** Not the name of the file: PDF/UA-1 asks for it. */
function withTitleShown(catalog: string): string {
  return replaced(catalog, /\/ViewerPreferences <</, "$& /DisplayDocTitle true");
}

const claim = "<pdfuaid:part>1</pdfuaid:part>";
/** PDF/A asks that what it does not know itself is explained. */
const explanation = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;

function withClaim(metadata: string): string {
  const stream = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(metadata)?.[1];
  if (stream === undefined) throw new Error("The compiler says otherwise what a file is");
  const named = stream.includes("xmlns:pdfuaid")
    ? stream
    : replaced(stream, /<rdf:Description /, '$&xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" ');
  const explained = replaced(named, /<\/rdf:Bag><\/pdfaExtension:schemas>/, `${explanation}$&`);
  const claimed = replaced(explained, /<pdfaid:part>/, `${claim}$&`);
  const head = replaced(
    metadata.slice(0, metadata.search(/stream\r?\n/)),
    /\/Length \d+/,
    `/Length ${claimed.length}`,
  );
  return `${head}stream\n${claimed}\nendstream\nendobj\n`;
}

interface NewObject {
  readonly number: number;
  readonly text: string;
}

function withVersion(
  pdf: Uint8Array,
  { trailer, tableAt }: PdfParts,
  objects: readonly NewObject[],
): Uint8Array {
  let added = "\n";
  let rows = "";
  for (const { number, text } of objects.toSorted((a, b) => a.number - b.number)) {
    const at = pdf.byteLength + added.length;
    rows += `${number} 1\n${String(at).padStart(10, "0")} 00000 n\r\n`;
    added += text.endsWith("\n") ? text : `${text}\n`;
  }
  const startsAt = pdf.byteLength + added.length;
  const dictionary = replaced(
    trailer.slice(0, trailer.indexOf("startxref")),
    /\/Size /,
    `/Prev ${tableAt}\n  $&`,
  );
  added += `xref\n${rows}${dictionary.trim()}\nstartxref\n${startsAt}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(added, "latin1")]);
}

function replaced(text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text)) throw new Error("The compiler writes another kind of PDF than it did");
  return text.replace(pattern, replacement);
}
