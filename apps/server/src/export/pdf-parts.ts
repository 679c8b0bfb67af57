/**
 * The parts of a PDF as the compiler writes it, and as we add to it: every object open, and where each is in tables. It reads no
 * other PDF, and none that somebody gave us.
 */
export interface PdfParts {
  /** From `1 0 obj` to `endobj`, one character a byte. */
  objectOf(number: number): string;
  readonly trailer: string;
  /** Where the last table begins. */
  readonly tableAt: number;
}

export function pdfParts(pdf: Uint8Array): PdfParts {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const tables = [...tablesFrom(text, tableAt)];
  const starts = new Map(tables.toReversed().flatMap(({ starts: own }) => own));
  const bounds = [...starts.values(), ...tables.map(({ at }) => at)].toSorted((a, b) => a - b);
  const ends = new Map(bounds.map((start, index) => [start, bounds[index + 1]]));
  return {
    objectOf: (number) => {
      const start = starts.get(number);
      return start === undefined ? "" : text.slice(start, ends.get(start));
    },
    trailer: tables[0]?.trailer ?? "",
    tableAt,
  };
}

interface Table {
  readonly at: number;
  readonly starts: readonly (readonly [number: number, at: number])[];
  readonly trailer: string;
}

/** The newest first. */
function* tablesFrom(text: string, from: number): Generator<Table> {
  let at: number | undefined = from;
  while (at !== undefined) {
    if (!text.startsWith("xref", at)) throw new Error("A PDF of another kind than the compiler's");
    const starts: [number, number][] = [];
    const group = /\s*(\d+) (\d+)\s+/y;
    group.lastIndex = at + "xref".length;
    for (let found = group.exec(text); found; found = group.exec(text)) {
      const [first, count, rowsAt] = [Number(found[1]), Number(found[2]), group.lastIndex];
      for (let row = 0; row < count; row += 1) {
        starts.push([
          first + row,
          Number(text.slice(rowsAt + row * rowBytes, rowsAt + row * rowBytes + 10)),
        ]);
      }
      group.lastIndex = rowsAt + count * rowBytes;
      at = group.lastIndex;
    }
    const trailer: string = text.slice(at, text.indexOf("%%EOF", at));
    yield { at: from, starts, trailer };
    const before: string | undefined = /\/Prev (\d+)/.exec(trailer)?.[1];
    at = before === undefined ? undefined : Number(before);
    from = at ?? from;
  }
}

/** The number that a dictionary's entry refers to. */
export function referenceIn(dictionary: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1];
  return found === undefined ? undefined : Number(found);
}

const rowBytes = 20;
