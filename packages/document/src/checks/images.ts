/** The rule that every picture in a text says what it shows, or that it is there for decoration. */
import type { RichNode } from "@brudnopis/schema";
import { imagesIn } from "../rich-text.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./rules.ts";
import { ownerLabel, type Subject } from "./subject.ts";

/** One finding for each text: a key is of a place, and two pictures are told apart by nothing that lasts. */
export function imageAlts({ slots, language }: Subject): Finding[] {
  return slots.flatMap((slot) => {
    const { field, content, address } = slot;
    if (content?.type !== "rich") return [];
    const count = imagesIn(content.doc.content).filter(saysNothing).length;
    if (count === 0) return [];
    const facts = { field: field.label[language], name: ownerLabel(slot, language), count };
    return [finding("image-alt", { place: address, facts })];
  });
}

/** One that is still on its way to the server has nothing to be said of yet. */
function saysNothing({ attrs = {} }: RichNode): boolean {
  const { asset, alt, decorative } = attrs;
  return typeof asset === "string" && decorative !== true && String(alt ?? "").trim() === "";
}
