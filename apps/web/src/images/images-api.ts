import type { ImageCopies } from "@brudnopis/schema";
import { send } from "../api.ts";

/** Pictures of a text that comes from another document: they keep their names. */
export async function copyImages(
  documentId: string,
  from: string,
  images: readonly string[],
): Promise<void> {
  const body: ImageCopies = { from, images: [...new Set(images)] };
  await send("POST", `/api/documents/${documentId}/images/copies`, body);
}
