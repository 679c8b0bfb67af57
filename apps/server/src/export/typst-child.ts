/**
 * A process of its own that sets documents in type (Typst) and ends with its parent.
 *
 *   C1  Text arrives as data in a file of the compiler's memory; nothing of it is ever part of the layout's source.
 *   C2  The workspace is empty, so a layout can read no other file.
 *   C3  One job, one answer. What never answers, the parent kills.
 */
import type { PrintDocument } from "@brudnopis/export";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TypstAnswer, TypstJob, TypstReport, TypstSettings } from "./typst-messages.ts";

// The parent starts this file with exactly this (`typst-process.ts`).
const settings = JSON.parse(process.argv[2] ?? "") as TypstSettings;
const layoutPath = join(settings.workspace, "print.typ");
const dataPath = join(settings.workspace, "print.json");
/** Results of earlier documents are kept for this many, so that exporting again is quick and memory stays bounded. */
const cachedDocuments = 10;
/** A text may have as many kinds of symbols that no font shows; each round finds those that are left. */
const symbolRounds = 3;

const compiler = NodeCompiler.create({
  workspace: settings.workspace,
  fontArgs: [{ fontBlobs: settings.fontPaths.map((path) => readFileSync(path)) }],
});
compiler.addSource(layoutPath, readFileSync(settings.layoutPath, "utf8"));

process.on("message", (job: TypstJob) => {
  report(answer(job.print));
  compiler.evictCache(cachedDocuments);
});
process.on("disconnect", () => {
  // The server was killed, and nobody else knows of the folder.
  rmSync(settings.workspace, { recursive: true, force: true });
  process.exit();
});
report({ type: "ready" });

function report(message: TypstReport): void {
  process.send?.(message);
}

function answer(print: string): TypstAnswer {
  const result = typeset(print);
  if (result.ok) return { type: "pdf", pdf: result.pdf, warnings: result.warnings };
  report({ type: "locating" });
  // The parent writes it with JSON.stringify.
  const section = culpritOf(JSON.parse(print) as PrintDocument);
  return { type: "failed", reason: withoutQuotes(result.reason), section };
}

/** The section that cannot be set alone; undefined when nothing can, or only all of it together cannot. */
function culpritOf(whole: PrintDocument): string | undefined {
  const canSet = (sections: PrintDocument["sections"]) =>
    typeset(JSON.stringify({ ...whole, sections })).ok;
  if (!canSet([])) return undefined;
  return whole.sections.find((section) => !canSet([section]))?.key;
}

type Typeset =
  | { readonly ok: true; readonly pdf: Uint8Array; readonly warnings: string | undefined }
  | { readonly ok: false; readonly reason: string };

function typeset(print: string): Typeset {
  let data = print;
  for (let round = 0; ; round += 1) {
    const result = compile(data);
    if (result.ok || round === symbolRounds) return result;
    const shown = withoutUnknownSymbols(data, result.reason);
    if (shown === data) return result;
    data = shown;
  }
}

function compile(data: string): Typeset {
  compiler.mapShadow(dataPath, Buffer.from(data));
  const compiled = compiler.compile({ mainFilePath: layoutPath });
  if (!compiled.result) {
    return { ok: false, reason: JSON.stringify(compiled.takeError()?.shortDiagnostics ?? []) };
  }
  const warnings = compiled.takeWarnings()?.shortDiagnostics;
  try {
    const pdf = compiler.pdf(compiled.result, { pdfStandard: "ua-1" });
    return { ok: true, pdf, warnings: warnings && withoutQuotes(JSON.stringify(warnings)) };
  } catch (cause) {
    return { ok: false, reason: String(cause) };
  }
}

/**
 * Accessible PDF refuses a symbol that no font has, such as most emoji. A box in its place tells the reader that
 * something stood there, and the rest of the document is printed.
 */
function withoutUnknownSymbols(data: string, reason: string): string {
  const unknown = [...reason.matchAll(/the text `\\"(.+?)\\"` could not be displayed/g)]
    .map(([, symbol = ""]) => unescaped(symbol))
    // Plain characters are in every font, and what holds the data together.
    .filter((symbol) => /[^\u0000-\u007f]/.test(symbol));
  // A picture of several code points is one symbol to its reader, and several to the compiler.
  const withoutEmoji = data.replace(/\p{RGI_Emoji}/gv, (emoji) =>
    unknown.some((symbol) => emoji.includes(symbol)) ? "□" : emoji,
  );
  return unknown.reduce((text, symbol) => text.replaceAll(symbol, "□"), withoutEmoji);
}

/** The compiler writes some characters as `\u{200d}`, with the backslash itself escaped. */
function unescaped(symbol: string): string {
  return symbol.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** A log has no words that people wrote, and the compiler quotes them. */
function withoutQuotes(reason: string): string {
  return reason
    .replace(/`[^`]*`/g, "`…`")
    .replace(/\\"(?:[^"\\]|\\\\.)*\\"/g, '\\"…\\"')
    .slice(0, 2000);
}
