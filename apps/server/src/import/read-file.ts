/** Reads a file that somebody chose, by what it is and not by what it is called. */
import { importLimits } from "@brudnopis/schema";
import { isHeavier } from "./draft-weight.ts";
import { FileProblem } from "./file-problem.ts";
import type { ImportJob, ReadFile } from "./import-messages.ts";
import { unpack, type Unpacked } from "./unpack.ts";

/** What goes on from here is bounded, whatever the file was. @throws FileProblem */
export async function readFile(job: ImportJob): Promise<ReadFile> {
  const file = await readAny(job);
  if (isHeavier(file.draft, importLimits.draftWeight)) throw new FileProblem("too-complex");
  return file;
}

/** Readers are loaded only for what they read: a bomb is refused before they take memory. */
async function readAny({ name, bytes }: ImportJob): Promise<ReadFile> {
  if (bytes.length === 0) throw new FileProblem("empty");
  if (startsWith(bytes, zip)) return readPackage(name, await unpack(bytes));
  if (startsWith(bytes, oleFile)) throw new FileProblem("old-office");
  if (startsWith(bytes, pdf)) throw new FileProblem("pdf");
  const { readText } = await import("./read-text.ts");
  return readText(name, bytes);
}

const zip = [0x50, 0x4b];
/** Of Word and Excel before 2007, and of files with a password. */
const oleFile = [0xd0, 0xcf, 0x11, 0xe0];
const pdf = [0x25, 0x50, 0x44, 0x46];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

async function readPackage(name: string, unpacked: Unpacked): Promise<ReadFile> {
  const { parts } = unpacked;
  if (parts.has("word/document.xml")) {
    const { readDocx } = await import("./read-docx.ts");
    return readDocx(name, unpacked);
  }
  if (parts.has("xl/workbook.xml")) {
    const { readXlsx } = await import("./read-xlsx.ts");
    return readXlsx(name, unpacked);
  }
  throw new FileProblem(parts.has("META-INF/manifest.xml") ? "open-document" : "unknown-type");
}
