/**
 * The outlines of a TrueType font's letters, as far as pictures need them: one letter after the other, without kerning.
 * Only fonts of our own packages are read, so nothing here distrusts the file.
 */

export interface Typeface {
  /** Part of the size by which a character moves on. */
  advance(character: string): number;
  /** The letter as an SVG path: its origin at x and y, y growing downwards. */
  path(character: string, x: number, y: number, size: number): string;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}
type Contour = readonly Point[];

interface Font {
  readonly data: DataView;
  readonly tables: ReadonlyMap<string, number>;
  readonly unitsPerEm: number;
  readonly hasLongOffsets: boolean;
  readonly widths: number;
}

export function readTypeface(file: Uint8Array): Typeface {
  const font = openFont(file);
  const glyphs = readCharacters(font);
  // Written once: letters come again and again, in few sizes.
  const written = new Map<string, string>();
  const glyphOf = (character: string) => glyphs.get(character.codePointAt(0) ?? 0) ?? 0;
  return {
    advance: (character) => advanceOf(font, glyphOf(character)) / font.unitsPerEm,
    path: (character, x, y, size) => {
      const glyph = glyphOf(character);
      const key = `${glyph} ${size}`;
      const steps = written.get(key) ?? glyphSteps(contoursOf(font, glyph), size / font.unitsPerEm);
      written.set(key, steps);
      return steps === "" ? "" : `M${pair(Math.round(10 * x), Math.round(10 * y))}${steps}`;
    },
  };
}

function openFont(file: Uint8Array): Font {
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, number>();
  for (let entry = 12; entry < 12 + 16 * data.getUint16(4); entry += 16) {
    const name = String.fromCharCode(...file.subarray(entry, entry + 4));
    tables.set(name, data.getUint32(entry + 8));
  }
  const font = { data, tables, unitsPerEm: 1000, hasLongOffsets: false, widths: 1 };
  const head = tableAt(font, "head");
  return {
    ...font,
    unitsPerEm: data.getUint16(head + 18),
    hasLongOffsets: data.getInt16(head + 50) === 1,
    widths: data.getUint16(tableAt(font, "hhea") + 34),
  };
}

function tableAt({ tables }: Font, name: string): number {
  const at = tables.get(name);
  if (at === undefined) throw new Error(`The typeface has no table ${name}`);
  return at;
}

/** Glyphs by code point, from the subtable with the characters of Unicode's first plane. */
function readCharacters(font: Font): ReadonlyMap<number, number> {
  const { data } = font;
  const at = charactersAt(font);
  const segments = data.getUint16(at + 6) / 2;
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const end = data.getUint16(at + 14 + 2 * segment);
    const start = data.getUint16(at + 16 + 2 * (segments + segment));
    const delta = data.getUint16(at + 16 + 2 * (2 * segments + segment));
    const rangeAt = at + 16 + 2 * (3 * segments + segment);
    const range = data.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code : data.getUint16(rangeAt + range + 2 * (code - start));
      if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff);
    }
  }
  return glyphs;
}

function charactersAt(font: Font): number {
  const { data } = font;
  const table = tableAt(font, "cmap");
  for (let index = 0; index < data.getUint16(table + 2); index += 1) {
    const at = table + data.getUint32(table + 4 + 8 * index + 4);
    if (data.getUint16(at) === 4) return at;
  }
  throw new Error("The typeface has no list of characters that is known here");
}

function advanceOf(font: Font, glyph: number): number {
  const index = Math.min(glyph, font.widths - 1);
  return font.data.getUint16(tableAt(font, "hmtx") + 4 * index);
}

function glyphRange(font: Font, glyph: number): readonly [number, number] {
  const [loca, glyf] = [tableAt(font, "loca"), tableAt(font, "glyf")];
  const offset = (index: number) =>
    font.hasLongOffsets
      ? font.data.getUint32(loca + 4 * index)
      : 2 * font.data.getUint16(loca + 2 * index);
  return [glyf + offset(glyph), glyf + offset(glyph + 1)];
}

function contoursOf(font: Font, glyph: number): readonly Contour[] {
  const [at, end] = glyphRange(font, glyph);
  if (at === end) return [];
  const count = font.data.getInt16(at);
  return count < 0 ? compositeContours(font, at + 10) : simpleContours(font, at + 10, count);
}

/** A letter of letters: „ż” is z and a dot. */
function compositeContours(font: Font, first: number): Contour[] {
  const { data } = font;
  const contours: Contour[] = [];
  for (let at = first, goesOn = true; goesOn;) {
    const flags = data.getUint16(at);
    const glyph = data.getUint16(at + 2);
    const isWide = (flags & 1) !== 0;
    const dx = isWide ? data.getInt16(at + 4) : data.getInt8(at + 4);
    const dy = isWide ? data.getInt16(at + 6) : data.getInt8(at + 5);
    at += isWide ? 8 : 6;
    const turn = readTurn(data, at, flags);
    at += turn.bytes;
    const move = ({ x, y, isOn }: Point) => ({
      x: x * turn.xx + y * turn.yx + dx,
      y: x * turn.xy + y * turn.yy + dy,
      isOn,
    });
    contours.push(...contoursOf(font, glyph).map((contour) => contour.map(move)));
    goesOn = (flags & 0x20) !== 0;
  }
  return contours;
}

interface Turn {
  readonly bytes: number;
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

/** How a part is scaled and turned. */
function readTurn(data: DataView, at: number, flags: number): Turn {
  const number = (index: number) => data.getInt16(at + 2 * index) / 16_384;
  if (flags & 0x08) return { bytes: 2, xx: number(0), xy: 0, yx: 0, yy: number(0) };
  if (flags & 0x40) return { bytes: 4, xx: number(0), xy: 0, yx: 0, yy: number(1) };
  if (flags & 0x80) {
    return { bytes: 8, xx: number(0), xy: number(1), yx: number(2), yy: number(3) };
  }
  return { bytes: 0, xx: 1, xy: 0, yx: 0, yy: 1 };
}

function simpleContours({ data }: Font, at: number, count: number): Contour[] {
  const ends = Array.from({ length: count }, (_, index) => data.getUint16(at + 2 * index));
  const total = (ends.at(-1) ?? -1) + 1;
  let cursor = at + 2 * count + 2 + data.getUint16(at + 2 * count);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = data.getUint8(cursor++);
    const times = flag & 8 ? data.getUint8(cursor++) + 1 : 1;
    for (let index = 0; index < times; index += 1) flags.push(flag);
  }
  const readAxis = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.getUint8(cursor++) : -data.getUint8(cursor++);
      else if (!(flag & same)) {
        value += data.getInt16(cursor);
        cursor += 2;
      }
      return value;
    });
  };
  const [xs, ys] = [readAxis(2, 16), readAxis(4, 32)];
  const points = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    isOn: (flag & 1) !== 0,
  }));
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

/** From where the letter begins, each contour from the start of the one before. */
function glyphSteps(contours: readonly Contour[], scale: number): string {
  const pen = new Pen(scale);
  return contours.map((contour) => contourPath(contour, pen)).join("");
}

/** Between two points off the line there is one on it, in the middle. */
function contourPath(contour: Contour, pen: Pen): string {
  const points = contour.flatMap((point, index) => {
    const before = contour.at(index - 1) ?? point;
    return point.isOn || before.isOn ? [point] : [middle(before, point), point];
  });
  const first = points.findIndex(({ isOn }) => isOn);
  const [start, ...rest] = [...points.slice(first), ...points.slice(0, first)];
  if (!start) return "";
  let path = `m${pen.lineTo(start)}`;
  for (let index = 0; index < rest.length; index += 1) {
    const point = rest[index] ?? start;
    if (point.isOn) path += `l${pen.lineTo(point)}`;
    else {
      index += 1;
      path += `q${pen.curveTo(point, rest[index] ?? start)}`;
    }
  }
  pen.lineTo(start);
  return `${path}z`;
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, isOn: true };
}

/**
 * Where a path is, in tenths of a unit: less than that nobody sees. Steps from the last point are half as long to write as
 * places, and whole tenths do not add up to an error.
 */
class Pen {
  readonly #scale: number;
  #x = 0;
  #y = 0;

  constructor(scale: number) {
    this.#scale = scale;
  }

  lineTo(point: Point): string {
    const step = this.#stepTo(point);
    [this.#x, this.#y] = this.#tenths(point);
    return step;
  }

  curveTo(bend: Point, end: Point): string {
    const step = this.#stepTo(bend);
    const rest = this.#stepTo(end);
    [this.#x, this.#y] = this.#tenths(end);
    return rest.startsWith("-") ? step + rest : `${step} ${rest}`;
  }

  #stepTo(point: Point): string {
    const [x, y] = this.#tenths(point);
    return pair(x - this.#x, y - this.#y);
  }

  #tenths({ x, y }: Point): readonly [number, number] {
    return [Math.round(10 * x * this.#scale), Math.round(-10 * y * this.#scale)];
  }
}

function pair(x: number, y: number): string {
  return y < 0 ? shown(x) + shown(y) : `${shown(x)} ${shown(y)}`;
}

function shown(tenths: number): string {
  return String(tenths / 10).replace(/^(-?)0\./, "$1.");
}
