/**
 * A disk that forgets. From a recording of system calls it knows what each file holds, what of it has been waited for, and
 * what is only on its way: when the power is cut, each sector on its way arrives or does not, as chance has it.
 */
import type { Random } from "@brudnopis/document/testing";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";

export const documentIds = ["doc0", "doc1", "doc2", "doc3"];

export type DiskEvent =
  | { readonly type: "write"; readonly file: string; readonly at: number; readonly data: Buffer }
  | { readonly type: "truncate"; readonly file: string; readonly length: number }
  | { readonly type: "create" | "remove" | "wait"; readonly file: string }
  /** The folder itself: which files there are. */
  | { readonly type: "wait-folder" }
  | { readonly type: "said"; readonly text: string };

type Change = Extract<DiskEvent, { type: "write" | "truncate" }>;

/** The files of a folder. */
export type Files = ReadonlyMap<string, Buffer>;

export async function filesOf(folder: string): Promise<Files> {
  const names = await readdir(folder);
  const entries = names.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return new Map(await Promise.all(entries));
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, data] of files) await writeFile(join(folder, name), data);
}

/** What a file holds, changed in its place: there are thousands of changes. */
class Content {
  #bytes: Buffer;
  #length: number;

  constructor(bytes: Buffer) {
    this.#bytes = Buffer.from(bytes);
    this.#length = bytes.length;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What was never written in between is zeros. */
  apply(change: Change): void {
    if (change.type === "truncate") {
      this.#grow(change.length);
      if (change.length < this.#length) this.#bytes.fill(0, change.length, this.#length);
      this.#length = change.length;
      return;
    }
    const end = change.at + change.data.length;
    this.#grow(end);
    this.#length = Math.max(this.#length, end);
    change.data.copy(this.#bytes, change.at);
  }

  #grow(length: number): void {
    if (length <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(length, 2 * this.#bytes.length));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}

class SimulatedFile {
  readonly #durable: Content;
  readonly pending: Change[] = [];
  /** Whether its name is on the disk. */
  isNamed: boolean;

  constructor(durable: Buffer, isNamed: boolean) {
    this.#durable = new Content(durable);
    this.isNamed = isNamed;
  }

  wait(): void {
    for (const change of this.pending.splice(0)) this.#durable.apply(change);
  }

  /** Older changes may be lost and newer ones not. */
  cut(random: Random, sectorBytes: number): Buffer {
    for (const change of this.pending.splice(0)) {
      const parts = change.type === "write" ? sectorsOf(change, sectorBytes) : [change];
      for (const part of parts) if (random.chance(0.5)) this.#durable.apply(part);
    }
    return this.#durable.bytes;
  }
}

/** It can be cut once. */
export class SimulatedDisk {
  readonly #files: Map<string, SimulatedFile>;
  /** What was said before the power was cut. */
  readonly said: string[] = [];

  constructor(files: Files) {
    this.#files = new Map(
      Array.from(files, ([name, data]) => [name, new SimulatedFile(data, true)]),
    );
  }

  apply(event: DiskEvent): void {
    switch (event.type) {
      case "said":
        this.said.push(event.text);
        return;
      case "wait-folder":
        for (const file of this.#files.values()) file.isNamed = true;
        return;
      case "create":
        if (!this.#files.has(event.file))
          this.#files.set(event.file, new SimulatedFile(Buffer.alloc(0), false));
        return;
      case "remove":
        this.#files.delete(event.file);
        return;
      case "wait":
        this.#files.get(event.file)?.wait();
        return;
      case "write":
      case "truncate":
        this.#files.get(event.file)?.pending.push(event);
    }
  }

  cut(random: Random): Files {
    const sectorBytes = random.pick([512, 4096]) ?? 4096;
    const files = new Map<string, Buffer>();
    for (const [name, file] of this.#files)
      if (file.isNamed || random.chance(0.5)) files.set(name, file.cut(random, sectorBytes));
    return files;
  }
}

function sectorsOf({ file, at, data }: Extract<Change, { type: "write" }>, size: number): Change[] {
  const sectors: Change[] = [];
  for (let start = 0; start < data.length;) {
    const end = Math.min(data.length, start + size - ((at + start) % size));
    sectors.push({ type: "write", file, at: at + start, data: data.subarray(start, end) });
    start = end;
  }
  return sectors;
}

const calls = "openat,pwrite64,write,ftruncate,unlink,fsync,fdatasync";
/** For strace: the calls with all their data, in hexadecimal, with the paths of files. */
export const recording = [
  "-f",
  "--seccomp-bpf",
  "-y",
  "-xx",
  "-s",
  "131072",
  "-e",
  `trace=${calls}`,
];

/** Reads what strace has written. Calls of several threads may be cut in two, and count when they have ended. */
export async function readRecording(path: string, folder: string): Promise<DiskEvent[]> {
  const begun = new Map<string, string>();
  const events: DiskEvent[] = [];
  // Line by line: all of it would be too long for a string.
  for await (const line of createInterface(createReadStream(path, "latin1"))) {
    const [, thread = "", rest = ""] = /^(?:\[pid +)?(\d+)\]? +(.*)$/.exec(line) ?? [];
    const unfinished = rest.indexOf(" <unfinished ...>");
    if (unfinished !== -1) {
      begun.set(thread, rest.slice(0, unfinished));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1];
    const call = resumed === undefined ? rest : `${begun.get(thread) ?? ""}${resumed}`;
    const event = readCall(call, folder);
    if (event) events.push(event);
  }
  return events;
}

function readCall(call: string, folder: string): DiskEvent | undefined {
  const [, name = "", body = "", result = ""] = /^(\w+)\((.*)\) += (-?\d+)/.exec(call) ?? [];
  if (Number(result) < 0) return undefined;
  if (name === "openat" || name === "unlink") return readNaming(name, body, folder);
  const [, number = "", opened = "", rest = ""] = /^(\d+)<(.*?)>(.*)$/.exec(body) ?? [];
  const path = bytesOf(opened).toString();
  if (name === "write" && number === "1") return { type: "said", text: dataOf(rest).toString() };
  if (path === folder) return name === "fsync" ? { type: "wait-folder" } : undefined;
  const file = fileIn(folder, path);
  if (file === undefined) return undefined;
  switch (name) {
    case "fsync":
    case "fdatasync":
      return { type: "wait", file };
    case "ftruncate":
      return { type: "truncate", file, length: lastNumber(rest) };
    case "pwrite64":
      return {
        type: "write",
        file,
        at: lastNumber(rest),
        data: dataOf(rest).subarray(0, Number(result)),
      };
    default:
      throw new Error(`${name} of ${path} is not simulated`);
  }
}

function readNaming(name: string, body: string, folder: string): DiskEvent | undefined {
  const file = fileIn(folder, dataOf(body).toString());
  if (file === undefined) return undefined;
  if (name === "unlink") return { type: "remove", file };
  return body.includes("O_CREAT") ? { type: "create", file } : undefined;
}

/** Those that SQLite keeps in shared memory only are nobody's data. */
function fileIn(folder: string, path: string): string | undefined {
  const name = basename(path);
  return path === join(folder, name) && name.startsWith("brudnopis.db") && !name.endsWith("-shm")
    ? name
    : undefined;
}

function dataOf(text: string): Buffer {
  return bytesOf(/"((?:\\x[0-9a-f]{2})*)"/.exec(text)?.[1] ?? "");
}

function bytesOf(hexadecimal: string): Buffer {
  return Buffer.from(hexadecimal.replaceAll("\\x", ""), "hex");
}

function lastNumber(text: string): number {
  return Number(/(\d+)$/.exec(text)?.[1]);
}
