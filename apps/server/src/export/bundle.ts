/**
 * What is handed over: a document in the formats that people read, sign, go on writing in and keep, with its remarks, the
 * list of its revisions, and the sums by which anybody can tell later that a file is the one that was handed over.
 */
import type { Language } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Revisions } from "../history/revisions.ts";
import { bundleWords } from "./bundle-words.ts";
import type { FileChoice } from "./export-files.ts";
import type { PackedFile } from "./export-task.ts";
import type { MadeFile } from "./job.ts";
import { revisionTable } from "./revision-table.ts";
import { sha256 } from "./sha256.ts";

export interface BundleDeps {
  readonly revisions: Pick<Revisions, "list">;
  /** The table of remarks. */
  remarksOf(opened: OpenedDocument, caller: Caller, language: Language): Promise<PackedFile>;
}

/** All of one state. */
const choices: readonly FileChoice[] = [
  choice("pdf"),
  { ...choice("pdf"), isForArchive: true },
  choice("docx"),
  choice("xlsx"),
  choice("json"),
];

function choice(format: FileChoice["format"]): FileChoice {
  return { format, preset: "full", isForArchive: false, inOwnTemplate: false };
}

export interface BundleRun {
  readonly language: Language;
  readonly day: string;
  make(choice: FileChoice): Promise<MadeFile>;
}

/** Every file, the last two saying what the others are. Remarks and revisions are there for who may see them. */
export async function bundleFiles(
  { revisions, remarksOf }: BundleDeps,
  opened: OpenedDocument,
  caller: Caller,
  { language, day, make }: BundleRun,
): Promise<PackedFile[]> {
  const words = bundleWords[language];
  const files: PackedFile[] = [];
  for (const each of choices) {
    const { name, bytes } = await make(each);
    files.push({ name, bytes });
  }
  if (opened.permissions.includes("comment")) files.push(await remarksOf(opened, caller, language));
  if (opened.permissions.includes("suggest")) {
    const table = revisionTable(await revisions.list(opened, caller), language);
    files.push({ name: `${words.revisions}.csv`, bytes: encoded(table) });
  }
  files.push(readme(files, { language, day }));
  return [...files, await sums(files, language)];
}

/** In words of `sha256sum`, which checks them: `sha256sum --check`. */
async function sums(files: readonly PackedFile[], language: Language): Promise<PackedFile> {
  const lines = await Promise.all(
    files.map(async ({ name, bytes }) => `${await sha256(bytes)}  ${name}\n`),
  );
  return { name: `${bundleWords[language].sums}.txt`, bytes: encoded(lines.join("")) };
}

function readme(
  files: readonly PackedFile[],
  { language, day }: Pick<BundleRun, "language" | "day">,
): PackedFile {
  const { readme: name, intro, about, after } = bundleWords[language];
  const lines = files.map((file) => `- ${file.name}: ${about(file.name)}`);
  const text = [intro(day), lines.join("\r\n"), after].join("\r\n\r\n");
  return { name: `${name}.txt`, bytes: encoded(`\ufeff${text}\r\n`) };
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
