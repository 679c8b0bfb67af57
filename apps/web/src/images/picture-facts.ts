/** What a picture's node says, whatever somebody forged into it. */
import type { RichNode } from "@brudnopis/schema";

type WithAttributes = Pick<RichNode, "attrs">;

export function textIn({ attrs = {} }: WithAttributes, name: string): string {
  const value = attrs[name];
  return typeof value === "string" ? value : "";
}

/** Undefined where it is not known. */
export function numberIn({ attrs = {} }: WithAttributes, name: string): number | undefined {
  const value = attrs[name];
  return typeof value === "number" && value > 0 ? value : undefined;
}

export function isDecorative({ attrs = {} }: WithAttributes): boolean {
  return attrs["decorative"] === true;
}

/** A decorative picture is passed over by who does not see it. */
export function altOf(node: WithAttributes): string {
  return isDecorative(node) ? "" : textIn(node, "alt");
}

export function imagePath(documentId: string, asset: string): string {
  return `/api/documents/${documentId}/images/${encodeURIComponent(asset)}`;
}
