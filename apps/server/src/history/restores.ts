/**
 * The server's part in bringing something back: pages do it as ordinary edits, so here the state before is kept, and it is
 * written down who brings back what.
 */
import { AppError, type RestoreStart, type Revision } from "@brudnopis/schema";
import type { Caller, OpenedDocument } from "../access/access.ts";
import type { Audit } from "../access/audit.ts";
import type { RevisionMaker } from "./revision-maker.ts";
import type { Revisions } from "./revisions.ts";

export interface RestoresOptions {
  readonly revisions: Revisions;
  readonly maker: RevisionMaker;
  readonly audit: Audit;
}

export class Restores {
  readonly #options: RestoresOptions;

  constructor(options: RestoresOptions) {
    this.#options = options;
  }

  /** Returns the revision that was made. @throws AppError `not-found` when there is nothing to bring back. */
  async start(
    opened: OpenedDocument,
    caller: Caller,
    { revision, what, section, place }: RestoreStart,
  ): Promise<Revision> {
    const { revisions, maker, audit } = this.#options;
    const documentId = opened.document.id;
    await revisions.momentOf(opened, revision);
    const details = {
      revision,
      what,
      ...(section === undefined ? {} : { section }),
      ...(place === undefined ? {} : { place }),
    };
    const made = await maker.make(documentId, "before-restore", { by: caller.personId }, () => [
      audit.entry(caller, "restored", { documentId, details }),
    ]);
    if (made === undefined) throw new AppError("conflict", "The document cannot be kept as it is");
    return revisions.find(opened, made);
  }
}
