/**
 * A process of its own that sets documents in type (Typst) and ends with its parent.
 *
 *   C1  Text and pictures arrive as files of the compiler's memory; nothing of them is ever part of the layout's source.
 *   C2  The workspace is empty, so a layout can read no other file.
 *   C3  One job, one answer. What never answers, the parent kills.
 */
import type { PrintDocument } from "@brudnopis/export";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { type Dirent, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { PictureFitting } from "./fit-pictures.ts";
import { pagesLook } from "./pages-look.ts";
import { UnknownSymbols } from "./unknown-symbols.ts";
import type {
  PagesLook,
  SetFile,
  TypstAnswer,
  TypstJob,
  TypstReport,
  TypstSettings,
} from "./typst-messages.ts";
import { withClaimOfAccess } from "./pdf-standards.ts";

// The parent starts this file with exactly this (`typst-process.ts`).
const settings = JSON.parse(process.argv[2] ?? "") as TypstSettings;
const layoutPath = join(settings.workspace, "print.typ");
const dataPath = join(settings.workspace, "print.json");
/** Results of earlier documents are kept for this many, so that exporting again is quick and memory stays bounded. */
const cachedDocuments = 10;
/**
 * A tree of about forty pages, without its drawings. Weighing every place at which a line of Polish may end takes the compiler
 * 20 ms a paragraph, so a longer document has its lines broken one after the other, between words.
 */
const longLetters = 260_000;
const drawing = /"svg":"(?:[^"\\]|\\.)*"/g;
/** Of long documents, and of pictures, which are a hundred times as large as what is said around them. */
const cachedLarge = 1;
/** A text may have as many kinds of symbols that no font shows; each round finds those that are left. */
const symbolRounds = 3;

const unknown = new UnknownSymbols();
setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");
const pictures = new PictureFitting(() => {
  if (typeof collectGarbage === "function") collectGarbage();
});
const compiler = NodeCompiler.create({
  workspace: settings.workspace,
  fontArgs: [{ fontBlobs: settings.fontPaths.map((path) => readFileSync(path)) }],
});
compiler.addSource(layoutPath, readFileSync(settings.layoutPath, "utf8"));
for (const { name, parentPath } of layoutParts()) {
  const source = readFileSync(join(parentPath, name), "utf8");
  compiler.addSource(join(layoutPath.replace(/\.typ$/, ""), name), source);
}

process.on("message", (asked: TypstJob) => {
  void pictures.fit(asked.assets).then((assets) => work({ ...asked, assets }));
});
process.on("disconnect", () => {
  // The server was killed, and nobody else knows of the folder.
  rmSync(settings.workspace, { recursive: true, force: true });
  process.exit();
});
report({ type: "ready" });

function work(job: TypstJob): void {
  putAside(job);
  report(job.wants === "places" ? locate(job) : answer(job));
  for (const id of job.assets.keys()) compiler.unmapShadow(picturePath(id));
  compiler.evictCache(job.assets.size > 0 || isLong(job.print) ? cachedLarge : cachedDocuments);
}

/** A layout of several files has the others in a folder beside it, called as it is. */
function layoutParts(): Dirent[] {
  const folder = settings.layoutPath.replace(/\.typ$/, "");
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

function report(message: TypstReport): void {
  process.send?.(message);
}

function isLong(print: Uint8Array): boolean {
  return Buffer.from(print).toString("latin1").replace(drawing, "").length > longLetters;
}

/** What the layout reads besides the tree. */
function putAside({ print, assets, wants }: TypstJob): void {
  const aside = {
    pictures: [...assets.keys()],
    isPreview: wants === "preview",
    isLong: isLong(print),
  };
  compiler.mapShadow(join(settings.workspace, "aside.json"), Buffer.from(JSON.stringify(aside)));
  for (const [id, bytes] of assets) compiler.mapShadow(picturePath(id), Buffer.from(bytes));
}

function picturePath(id: string): string {
  return join(settings.workspace, "assets", id);
}

function answer(job: TypstJob): TypstAnswer {
  const result = typeset(job.print, job.wants);
  if (result.ok) return result.file;
  report({ type: "locating" });
  // The parent has it from `JSON.stringify`.
  const section = culpritOf(JSON.parse(Buffer.from(job.print).toString()) as PrintDocument);
  return { type: "failed", reason: withoutQuotes(result.reason), section };
}

/** A place in a heading is found a second time, before, in the contents: the last one is where it is. */
function locate({ print }: TypstJob): TypstAnswer {
  compiler.mapShadow(dataPath, Buffer.from(print));
  const compiled = compiler.compile({ mainFilePath: layoutPath });
  if (!compiled.result) {
    const reason = JSON.stringify(compiled.takeError()?.shortDiagnostics ?? []);
    return { type: "failed", reason: withoutQuotes(reason), section: undefined };
  }
  // The layout writes them so (`show-place`).
  const places = compiler.query(compiled.result, { selector: "<place>", field: "value" }) as {
    readonly id: string;
    readonly page: number;
  }[];
  const pages = Object.fromEntries(places.map(({ id, page }) => [id, page]));
  return { type: "places", pages };
}

/** The section that cannot be set alone; undefined when nothing can, or only all of it together cannot. */
function culpritOf(whole: PrintDocument): string | undefined {
  const canSet = (sections: PrintDocument["sections"]) =>
    typeset(Buffer.from(JSON.stringify({ ...whole, sections })), "file").ok;
  if (!canSet([])) return undefined;
  return whole.sections.find((section) => !canSet([section]))?.key;
}

type Typeset =
  | { readonly ok: true; readonly file: SetFile }
  | { readonly ok: false; readonly reason: string };

function typeset(print: Uint8Array, wants: TypstJob["wants"]): Typeset {
  for (let round = 0; ; round += 1) {
    const result = compile(unknown.boxed(print), wants);
    if (result.ok || round === symbolRounds || !unknown.learn(result.reason)) return result;
  }
}

function compile(data: Uint8Array, wants: TypstJob["wants"]): Typeset {
  compiler.mapShadow(dataPath, Buffer.from(data));
  const compiled = compiler.compile({ mainFilePath: layoutPath });
  const document = compiled.result;
  if (!document) {
    return { ok: false, reason: JSON.stringify(compiled.takeError()?.shortDiagnostics ?? []) };
  }
  const warnings = compiled.takeWarnings()?.shortDiagnostics;
  try {
    const pdf = write(document, wants);
    const file: SetFile = {
      type: "pdf",
      pdf,
      pages: document.numOfPages,
      warnings: warnings && withoutQuotes(JSON.stringify(warnings)),
      ...(wants === "preview" ? { look: lookOf(document, pdf) } : {}),
    };
    return { ok: true, file };
  } catch (cause) {
    return { ok: false, reason: String(cause) };
  }
}

/** The compiler holds a file to one standard at a time: one for the archive is held to both, one after the other. */
function write(document: NodeTypstDocument, wants: TypstJob["wants"]): Uint8Array {
  const accessible = compiler.pdf(document, { pdfStandard: "ua-1" });
  if (wants !== "archive") return accessible;
  return withClaimOfAccess(compiler.pdf(document, { pdfStandard: "a-2a" }));
}

function lookOf(document: NodeTypstDocument, pdf: Uint8Array): PagesLook {
  // The layout writes them so (`show-start`).
  const starts = compiler.query(document, { selector: "<start>", field: "value" });
  return { pages: pagesLook(pdf), starts };
}

/** A log has no words that people wrote, and the compiler quotes them. */
function withoutQuotes(reason: string): string {
  return reason
    .replace(/`[^`]*`/g, "`…`")
    .replace(/\\"(?:[^"\\]|\\\\.)*\\"/g, '\\"…\\"')
    .slice(0, 2000);
}
