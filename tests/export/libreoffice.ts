/** LibreOffice as a reader and writer of files that is not ours. One process converts all files of a call. */
import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** What a test writes files as. */
type Target = "docx" | "odt" | "pdf" | "txt:Text (encoded):UTF8";

/** A machine with much else to do needs many times the seconds of one without. */
const deadlineMs = 120_000;

/** For tests that wait for it. */
export const officeTimeoutMs = deadlineMs + 10_000;

const program = findProgram();

/** For `test.skipIf`: where LibreOffice is not installed, tests that need it are shown as skipped. */
export const hasLibreOffice = program !== undefined;

/** Opens each file, by its name, and saves it anew: under the same name with the target's ending. */
export async function resave(
  files: Readonly<Record<string, Uint8Array>>,
  target: Target,
): Promise<Record<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), "brudnopis-office-"));
  const [from, to] = [join(folder, "from"), join(folder, "to")];
  try {
    await Promise.all([mkdir(from), mkdir(to)]);
    const paths = Object.keys(files).map((name) => join(from, name));
    await Promise.all(
      Object.entries(files).map(([name, file]) => writeFile(join(from, name), file)),
    );
    await run(folder, ["--convert-to", target, "--outdir", to, ...paths]);
    return await readAll(to, Object.keys(files), extension(target));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(folder: string, options: readonly string[]): Promise<void> {
  if (program === undefined) throw new Error("LibreOffice is not installed");
  // A profile of its own: with somebody's own, the files would go to a LibreOffice that is open already.
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  await promisify(execFile)(program, [profile, "--headless", "--norestore", ...options], {
    timeout: deadlineMs,
    killSignal: "SIGKILL",
  });
}

/** LibreOffice ends well also when it could not read a file: what is not there says so. */
async function readAll(
  folder: string,
  names: readonly string[],
  ending: string,
): Promise<Record<string, Uint8Array>> {
  const written = new Set(await readdir(folder));
  const read = names.map(async (name) => {
    const result = `${name.slice(0, -extname(name).length)}.${ending}`;
    if (!written.has(result)) throw new Error(`LibreOffice could not convert ${name}`);
    return [result, new Uint8Array(await readFile(join(folder, result)))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function extension(target: Target): string {
  return target.split(":", 1)[0] ?? target;
}

function findProgram(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "soffice")).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
