/**
 * What attributes and marks of formatted text may hold: what our editor writes, and nothing besides. The server asks
 * before it takes an edit, so whatever the editor can be brought to write (pasting, typing "99. ") has to pass.
 */
import { ImageId, imageLimits } from "@brudnopis/schema";
import { isSafeHref, type NodeName } from "./rich-text.ts";

type Fits = (value: unknown) => boolean;

/** A cell over more columns or rows than this would be built by every browser and every export. */
const longestSpan = 10_000;

const isSpan: Fits = (value) =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= longestSpan;
const isNumber: Fits = (value) => typeof value === "number";
const orNull =
  (fits: Fits): Fits =>
  (value) =>
    value === null || fits(value);
const isWord: Fits = (value) => typeof value === "string" && /^[A-Za-z-]{0,20}$|^1$/.test(value);
const isWidths: Fits = (value) =>
  Array.isArray(value) && value.length <= longestSpan && value.every(isNumber);

const isImageId: Fits = (value) => ImageId.safeParse(value).success;
const isSide: Fits = (value) =>
  typeof value === "number" &&
  Number.isInteger(value) &&
  value >= 0 &&
  value <= imageLimits.keptSide;
const isTextUpTo =
  (length: number): Fits =>
  (value) =>
    typeof value === "string" && value.length <= length;

const cell = {
  colspan: isSpan,
  rowspan: isSpan,
  colwidth: orNull(isWidths),
  align: orNull(isWord),
};

const attributes: Readonly<Record<NodeName, Readonly<Record<string, Fits>>>> = {
  paragraph: {},
  heading: {
    level: (value) =>
      typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 6,
  },
  bulletList: {},
  // Whatever number somebody types before the dot is where their list starts.
  orderedList: { start: isNumber, type: orNull(isWord) },
  listItem: {},
  blockquote: {},
  hardBreak: {},
  table: {},
  tableRow: {},
  tableHeader: cell,
  tableCell: cell,
  image: {
    asset: orNull(isImageId),
    alt: isTextUpTo(imageLimits.altLength),
    caption: isTextUpTo(imageLimits.captionLength),
    decorative: (value) => typeof value === "boolean",
    width: isSide,
    height: isSide,
  },
};

/** Whether an attribute of a node may hold this value. */
export function fitsAttribute(node: string, name: string, value: unknown): boolean {
  // An attribute that the editor took off.
  if (value === undefined) return true;
  const ofNode = Object.hasOwn(attributes, node) ? attributes[node as NodeName] : undefined;
  return ofNode !== undefined && Object.hasOwn(ofNode, name) && ofNode[name]?.(value) === true;
}

/** Whether a mark may be put on text in this way; null takes it off. */
export function fitsMark(name: string, value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const given = Object.entries(value);
  if (name === "bold" || name === "italic") return given.length === 0;
  if (name !== "link" || given.length > 1) return false;
  return given.every(
    ([key, href]) =>
      key === "href" && (href === null || (typeof href === "string" && isSafeHref(href))),
  );
}
