import { zipSync, type Zippable } from "fflate";
import type { PackedFile } from "./export-task.ts";

/** What is compressed by its own format gets no smaller. */
const packedAlready = /\.(pdf|docx|xlsx|odt|zip)$/;

export function packFiles(files: readonly PackedFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { name, bytes } of files)
    entries[name] = [bytes, { level: packedAlready.test(name) ? 0 : 6 }];
  return zipSync(entries);
}
