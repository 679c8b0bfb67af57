/**
 * Restores a document beside its history: the document is open here as in any tab, and gets the edit that makes it what
 * it was. Others see it as they see typing.
 *
 *   V1  Nothing is changed before this tab has all that the server has, and the server has kept how it is now.
 *   V2  „Restored” is said when the server has stored it.
 *   V3  Where nothing differs, nothing is told to the server and nothing is changed.
 *   V4  What is not stored yet is not thrown away when the person leaves the history.
 */
import { restore, type RestoreWhat } from "@brudnopis/document";
import type { RestoreStart, Template } from "@brudnopis/schema";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import type { DocumentSession } from "../../document/document-session.ts";
import { createStore, type Store } from "../../ui/store.ts";
import { type RestoreScope, toRestoreStart, whatToRestore } from "./restore-scope.ts";
import { inStep, saved } from "./wait-for.ts";

export type RestoreState =
  | { readonly phase: "idle" }
  | { readonly phase: "restoring" | "undoing"; readonly scope: RestoreScope }
  /** `same`: there was nothing to restore. */
  | { readonly phase: "restored" | "undone" | "same"; readonly scope: RestoreScope }
  | { readonly phase: "failed"; readonly scope: RestoreScope; readonly error: unknown };

/** What of an open document a restore needs. */
export type RestorableSession = Pick<
  DocumentSession,
  "details" | "doc" | "provider" | "undo" | "save" | "close"
>;

export interface RestorerOptions {
  readonly documentId: string;
  readonly open: () => Promise<RestorableSession>;
  readonly api: {
    state(documentId: string, revision: string): Promise<Uint8Array>;
    start(documentId: string, restore: RestoreStart): Promise<unknown>;
  };
}

/** V4: how long a document that nobody looks at any more waits for the server. */
const leavingMs = 30_000;

export class Restorer {
  readonly state: Store<RestoreState> = createStore<RestoreState>({ phase: "idle" });
  readonly #options: RestorerOptions;
  /** Open from the first restore on, so that it can be taken back. */
  #session: Promise<RestorableSession> | undefined;
  #unsaved: () => number = () => 0;

  constructor(options: RestorerOptions) {
    this.#options = options;
  }

  /** Whether something is restored here that the server does not have. */
  get isUnsaved(): boolean {
    return this.#unsaved() > 0;
  }

  get #isBusy(): boolean {
    const { phase } = this.state.get();
    return phase === "restoring" || phase === "undoing";
  }

  /** Makes what `scope` names as it was in a revision. How it went is the state's to say. */
  async restore(revision: string, scope: RestoreScope): Promise<void> {
    if (this.#isBusy) return;
    this.state.set(() => ({ phase: "restoring", scope }));
    await this.#try(scope, async () => {
      const [session, target] = await Promise.all([this.#opened(), this.#load(revision)]);
      await inStep(session);
      const isChanged = await this.#restoreIn(session, target, revision, scope);
      return isChanged ? "restored" : "same";
    });
  }

  /** Takes the last restore back. */
  async undo(): Promise<void> {
    const state = this.state.get();
    const session = await this.#session;
    if (state.phase !== "restored" || !session) return;
    const { scope } = state;
    this.state.set(() => ({ phase: "undoing", scope }));
    await this.#try(scope, async () => {
      session.undo.undo();
      await saved(session);
      // What is brought back twice in one copy can come back in another order (Yjs): the next restore gets a new one.
      this.release();
      return "undone";
    });
  }

  /** Nothing more is said of the last restore. */
  dismiss(): void {
    if (!this.#isBusy) this.state.set(() => ({ phase: "idle" }));
  }

  /** Lets go of the document. It opens again when something else is restored. */
  release(): void {
    const session = this.#session;
    this.#session = undefined;
    void session?.then(closeWhenSaved, () => {
      // It never opened.
    });
  }

  async #try(
    scope: RestoreScope,
    run: () => Promise<"restored" | "undone" | "same">,
  ): Promise<void> {
    try {
      const phase = await run();
      this.state.set(() => ({ phase, scope }));
    } catch (error) {
      this.state.set(() => ({ phase: "failed", scope, error }));
    }
  }

  async #opened(): Promise<RestorableSession> {
    const known = await this.#session?.catch(() => undefined);
    if (known && known.save.state.get().phase !== "refused") return known;
    known?.close();
    this.#session = this.#options.open();
    const session = await this.#session;
    this.#unsaved = () => session.save.unsaved;
    return session;
  }

  async #load(revision: string): Promise<Doc> {
    const { api, documentId } = this.#options;
    const target = new Doc();
    applyUpdate(target, await api.state(documentId, revision));
    return target;
  }

  async #restoreIn(
    session: RestorableSession,
    target: Doc,
    revision: string,
    scope: RestoreScope,
  ): Promise<boolean> {
    const { doc, undo, details } = session;
    const { template } = details;
    const what = whatToRestore(scope);
    if (!differs(doc, target, template, what)) return false;
    const { api, documentId } = this.#options;
    await api.start(documentId, toRestoreStart(revision, scope, template));
    undo.separate();
    restore(doc, target, template, what);
    undo.separate();
    await saved(session);
    return true;
  }
}

/** V3, tried on a copy. */
function differs(doc: Doc, target: Doc, template: Template, what: RestoreWhat): boolean {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return restore(copy, target, template, what);
}

async function closeWhenSaved({ save, close }: RestorableSession): Promise<void> {
  try {
    await save.whenSaved(AbortSignal.timeout(leavingMs));
  } catch {
    // The server does not answer; how it was is kept there, and nothing of it is lost.
  }
  close();
}
