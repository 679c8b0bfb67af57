/**
 * Organisations' own Word templates: one file each, looked through before it is kept.
 *
 *   T1  What is kept was taken by the same reader that writes documents into it: nothing that runs, nothing that lies
 *       elsewhere, nothing that unfolds to more than it may.
 *   T2  It is looked through in the thread of exports, whose memory has a bound: what somebody sends holds up nobody.
 */
import { AppError, WordTemplate, type WordTemplateState } from "@brudnopis/schema";
import { z } from "zod";
import type { Audit } from "../access/audit.ts";
import type { Caller } from "../access/access.ts";
import { newId } from "../ids.ts";
import type { Driver } from "../store/driver.ts";
import {
  deleteFilesOf,
  fileBytes,
  type FileBytes,
  filesOf,
  insertFile,
} from "../store/stored-files.ts";
import type { Templates } from "../templates.ts";
import { fileTypes } from "./file-types.ts";
import type { ExportThread } from "./export-thread.ts";
import type { MadeFile } from "./job.ts";

export interface WordTemplatesDeps {
  readonly driver: Driver;
  readonly audit: Audit;
  readonly templates: Templates;
  readonly thread: ExportThread;
  readonly clock: () => number;
}

/** What the thread says of a file. */
const Looked = z.union([
  z.strictObject({ ok: z.literal(true), missingStyles: WordTemplate.shape.missingStyles }),
  z.strictObject({ ok: z.literal(false), problem: z.string() }),
]);

const kind = "word-template";

export class WordTemplates {
  readonly #deps: WordTemplatesDeps;

  constructor(deps: WordTemplatesDeps) {
    this.#deps = deps;
  }

  async state(organisationId: string, signal: AbortSignal): Promise<WordTemplateState> {
    const { driver } = this.#deps;
    const [stored] = await filesOf(driver, kind, organisationId);
    const file = stored && (await fileBytes(driver, kind, organisationId, stored.id));
    if (!file) return { template: null };
    const looked = await this.#look(file.bytes, signal);
    const { name, size, givenAt } = stored;
    const missingStyles = looked.ok ? looked.missingStyles : [];
    return { template: { name, bytes: size, givenAt, missingStyles } };
  }

  /** In the place of the one before. @throws AppError `invalid-input` for what is none, or not to be trusted. */
  async give(
    organisationId: string,
    caller: Caller,
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<WordTemplateState> {
    const { driver, audit, clock } = this.#deps;
    const looked = await this.#look(file.bytes, signal);
    if (!looked.ok) throw refused(looked.problem);
    await driver.write([
      deleteFilesOf(kind, organisationId),
      insertFile({
        ...file,
        id: newId(),
        kind,
        ownerId: organisationId,
        type: fileTypes.docx,
        givenBy: caller.personId,
        givenAt: clock(),
      }),
      audit.entry(caller, "organisation-changed", {
        organisationId,
        details: { change: "word-template" },
      }),
    ]);
    return this.state(organisationId, signal);
  }

  async takeAway(organisationId: string, caller: Caller): Promise<void> {
    const { driver, audit } = this.#deps;
    await driver.write([
      deleteFilesOf(kind, organisationId),
      audit.entry(caller, "organisation-changed", {
        organisationId,
        details: { change: "word-template" },
      }),
    ]);
  }

  /** Undefined where the organisation has given none. */
  async file(organisationId: string): Promise<FileBytes | undefined> {
    const { driver } = this.#deps;
    const [stored] = await filesOf(driver, kind, organisationId);
    return stored && fileBytes(driver, kind, organisationId, stored.id);
  }

  async isThere(organisationId: string): Promise<boolean> {
    return (await filesOf(this.#deps.driver, kind, organisationId)).length > 0;
  }

  /** An empty form in our own styles, to make one's own of. */
  async sample(signal: AbortSignal): Promise<MadeFile> {
    const template = this.#deps.templates.newestOf(sampleOf);
    if (!template) throw new Error("The template that the sample is of is not there");
    const { bytes, name } = await this.#deps.thread.run({ sampleOf: template }, { signal });
    return { name: `${name}.docx`, type: fileTypes.docx, bytes };
  }

  /** T2 */
  async #look(bytes: Uint8Array, signal: AbortSignal): Promise<z.infer<typeof Looked>> {
    const { bytes: answer } = await this.#deps.thread.run({ wordTemplate: bytes }, { signal });
    return Looked.parse(JSON.parse(new TextDecoder().decode(answer)));
  }
}

const sampleOf = "mid";

function refused(problem: string): AppError {
  const issues = [{ path: "file", message: problem }];
  return new AppError("invalid-input", "This file cannot be a Word template", { issues });
}
