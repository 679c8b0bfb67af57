/**
 * Pages as they will print, for who writes beside them.
 *
 *   V1  What has not changed is not set again: its version is told from what it is made of.
 *   V2  A person has one preview made at a time, and whoever waits for a file goes first.
 *   V3  What is kept has a bound, and is gone after two minutes.
 *   V4  Of a document whose history is let go of nothing is kept, also not what is just being made.
 */
import {
  AppError,
  ExportRequest,
  type Preview,
  previewLimits,
  type PreviewQuery,
} from "@brudnopis/schema";
import { createHash } from "node:crypto";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { ExportFiles } from "./export-files.ts";
import type { ExportSource } from "./export-task.ts";
import type { PdfWriter } from "./pdf-writer.ts";
import { previewPlaces } from "./preview-places.ts";
import { OwnTurns } from "./turns.ts";

export interface PreviewsDeps {
  readonly files: Pick<ExportFiles, "print">;
  readonly writer: Pick<PdfWriter, "preview">;
  sourceOf(opened: OpenedDocument, caller: Caller, request: ExportRequest): Promise<ExportSource>;
  readonly clock: () => number;
}

interface Kept {
  readonly documentId: string;
  readonly preset: PreviewQuery["preset"];
  readonly preview: Preview;
  readonly pdf: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Of all PDFs together (V3). */
const keptBytes = 48 * 2 ** 20;

export class Previews {
  readonly #deps: PreviewsDeps;
  /** By version, the oldest first. */
  readonly #kept = new Map<string, Kept>();
  /** By version: several people may look at the same pages. */
  readonly #underWay = new Map<string, Promise<Preview>>();
  /** How often something was let go of (V4). */
  #lettings = 0;
  /** V2 */
  readonly #turns = new OwnTurns();

  constructor(deps: PreviewsDeps) {
    this.#deps = deps;
  }

  /** Undefined where the version is the one that the caller has. @throws AppError */
  async ask(
    opened: OpenedDocument,
    caller: Caller,
    query: PreviewQuery,
    known: string | undefined,
    signal: AbortSignal,
  ): Promise<Preview | undefined> {
    assertMay(opened, query.preset);
    const lettings = this.#lettings;
    const isWanted = () => this.#lettings === lettings;
    return this.#turns.run(caller.personId, signal, async () => {
      const request = ExportRequest.parse({ format: "pdf", ...query });
      const source = await this.#deps.sourceOf(opened, caller, request);
      const version = versionOf(source, query);
      this.#forget();
      const kept = this.#kept.get(version);
      if (kept && version === known) return undefined;
      if (kept) return kept.preview;
      const underWay =
        this.#underWay.get(version) ?? this.#make(opened, source, query, version, isWanted);
      this.#underWay.set(version, underWay);
      return underWay.finally(() => this.#underWay.delete(version));
    });
  }

  /** The pages of a version that was answered before. @throws AppError `not-found` */
  file(opened: OpenedDocument, version: string): Uint8Array {
    this.#forget();
    const kept = this.#kept.get(version);
    if (kept?.documentId !== opened.document.id)
      throw new AppError("not-found", "These pages are no longer kept; ask for a preview again");
    assertMay(opened, kept.preset);
    return kept.pdf;
  }

  /** V4. It happens seldom: what is being made of other documents is not kept either, and made again. */
  forget(documentId: string): void {
    this.#lettings += 1;
    this.#underWay.clear();
    for (const [version, kept] of this.#kept)
      if (kept.documentId === documentId) this.#kept.delete(version);
  }

  async #make(
    opened: OpenedDocument,
    source: ExportSource,
    { preset }: PreviewQuery,
    version: string,
    isWanted: () => boolean,
  ): Promise<Preview> {
    // Others may wait for it by the time that the one who asked has gone.
    const { signal } = new AbortController();
    const input = await this.#deps.files.print(opened, source, preset, signal);
    const { pdf, look } = await this.#deps.writer.preview(input);
    if (look.pages.length > previewLimits.pages)
      throw new AppError("too-large", "The document is too long to be drawn beside its text");
    const places = previewPlaces(look.starts, source.template);
    const preview: Preview = { version, pages: [...look.pages], places };
    const documentId = opened.document.id;
    if (isWanted())
      this.#kept.set(version, { documentId, preset, preview, pdf, at: this.#deps.clock() });
    this.#forget();
    return preview;
  }

  /** V3. The newest stays, whatever it weighs: somebody is about to fetch it. */
  #forget(): void {
    const now = this.#deps.clock();
    let bytes = 0;
    for (const [version, { at, pdf }] of [...this.#kept].toReversed()) {
      const isFirst = bytes === 0;
      bytes += pdf.length;
      if (now - at > previewLimits.keptMs || (bytes > keptBytes && !isFirst))
        this.#kept.delete(version);
    }
  }
}

/** @throws AppError `forbidden` */
function assertMay({ permissions }: OpenedDocument, preset: PreviewQuery["preset"]): void {
  if (preset === "review" && !permissions.includes("comment"))
    throw new AppError("forbidden", "Only those who may remark on it see its remarks");
}

/** V1. Everything that the pages are made of but the time of day, which no page says. */
function versionOf(source: ExportSource, { preset, language }: PreviewQuery): string {
  const { state, facts, review, documentId, template } = source;
  const { at: _at, ...said } = facts;
  const { id, version } = template;
  const hash = createHash("sha256");
  hash.update(state.base?.data ?? "").update(state.bytes);
  const rest = [state.lengths, documentId, preset, language, said, review, id, version];
  return hash.update(JSON.stringify(rest)).digest("hex").slice(0, 32);
}
