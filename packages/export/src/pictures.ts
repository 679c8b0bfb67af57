import type { RichNode } from "@brudnopis/schema";
import { plainInlines } from "./inlines.ts";
import type { Block, PrintAsset } from "./print.ts";
import { type PrintWords, printWords } from "./print-words.ts";
import type { Language } from "@brudnopis/schema";

/** Pictures that can be had, by id. */
export type Pictures = ReadonlyMap<string, PrintAsset>;

/** A picture of a text. One that cannot be had says so, and what it would show. */
export function pictureBlock(node: RichNode, pictures: Pictures, language: Language): Block {
  const words = printWords[language];
  const asset = textOf(node, "asset", language);
  const alt = textOf(node, "alt", language);
  const caption = textOf(node, "caption", language);
  if (!pictures.has(asset)) return { type: "gap", text: missing([alt, caption], words) };
  const isDecorative = node.attrs?.["decorative"] === true && alt === "";
  return {
    type: "image",
    asset,
    alt: alt || (isDecorative ? words.decorativePicture : words.undescribedPicture),
    ...(caption === "" ? {} : { caption }),
    ...(isDecorative ? { isDecorative } : {}),
  };
}

function missing(said: readonly string[], { missingPicture }: PrintWords): string {
  return [missingPicture, ...said.filter((text) => text !== "")].join(": ");
}

function textOf({ attrs }: RichNode, name: string, language: Language): string {
  const value = attrs?.[name];
  const [inline] = typeof value === "string" ? plainInlines(value, language) : [];
  return inline?.type === "text" ? inline.text : "";
}
