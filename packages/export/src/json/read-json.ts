import { DocumentFile, documentFileFormat } from "@brudnopis/schema";
import { fromBase64 } from "./base64.ts";

export type ReadJson =
  | {
      readonly ok: true;
      readonly file: DocumentFile;
      /** The pictures' files, by their id. */
      readonly assets: ReadonlyMap<string, Uint8Array>;
    }
  | {
      readonly ok: false;
      /** `newer`: made by a later version of the program. `damaged`: ours, and not as it should be; `at` says where. */
      readonly problem: "not-json" | "not-ours" | "newer" | "too-deep" | "damaged";
      readonly at?: string;
    };

/** Lists in quotes in cells of tables: nobody nests texts deeper by hand, and readers of deep ones run out of stack. */
const deepest = 200;

export function readJson(text: string): ReadJson {
  const parsed = parse(text);
  if (parsed === undefined) return { ok: false, problem: "not-json" };
  const { format, version } = headOf(parsed);
  if (format !== documentFileFormat.format) return { ok: false, problem: "not-ours" };
  if (typeof version === "number" && version > documentFileFormat.version)
    return { ok: false, problem: "newer" };
  if (depthOf(parsed) > deepest) return { ok: false, problem: "too-deep" };
  const read = DocumentFile.safeParse(parsed);
  if (!read.success) return damaged(read.error.issues[0]?.path ?? []);
  const assets = new Map<string, Uint8Array>();
  for (const [index, { id, base64 }] of read.data.images.entries()) {
    const bytes = fromBase64(base64);
    if (!bytes) return damaged(["images", index, "base64"]);
    assets.set(id, bytes);
  }
  return { ok: true, file: read.data, assets };
}

function damaged(path: readonly PropertyKey[]): ReadJson {
  return { ok: false, problem: "damaged", at: path.map(String).join(".") };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

function headOf(parsed: unknown): { readonly format?: unknown; readonly version?: unknown } {
  return typeof parsed === "object" && parsed !== null ? parsed : {};
}

/** Level by level, since to ask each child to ask its own is what a deep file overflows. */
function depthOf(value: unknown): number {
  let level = [value];
  let depth = 0;
  while (level.length > 0 && depth <= deepest) {
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
    depth += 1;
  }
  return depth;
}
