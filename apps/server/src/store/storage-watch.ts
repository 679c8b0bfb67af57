/**
 * Watches whether anything can be stored, and brings the writing back by itself.
 *
 *   K1  What waits for it is told before the writes that fail are.
 *   K2  A disk that does not write is tried once a second, and asked for nothing else.
 *   K3  A full disk gets the reserve's space back at once. Documents wait until the reserve is there again; what else
 *       is written, to sign in or to delete, is not held up meanwhile.
 *   K4  A commit that takes seconds is told of as well, and nothing is lost by it.
 */
import type { StorageTrouble } from "@brudnopis/schema";
import type { Log, Storage } from "../sync/ports.ts";
import type { Backlog } from "./meters.ts";
import type { Reserve } from "./reserve.ts";
import { type ReserveState, StorageState } from "./storage.ts";

/** What the watch needs of the driver. */
export interface Watched {
  readonly trouble: StorageTrouble | undefined;
  probe(): Promise<void>;
  backlog(): Backlog;
}

const lookEveryMs = 1000;
/** A third look finds a commit that the first has seen begin. */
const stalledMs = 1500;

export class StorageWatch implements Storage {
  readonly #state = new StorageState();
  readonly #reserve: Reserve;
  readonly #log: Log | undefined;
  #timer: NodeJS.Timeout | undefined;
  #watched: Watched | undefined;
  #looking: Promise<void> | undefined;
  /** K3: whether the reserve has to be there before documents are written. */
  #isReleased = false;
  #isStopped = false;

  constructor(reserve: Reserve, log: Log | undefined) {
    this.#reserve = reserve;
    this.#log = log;
  }

  get trouble(): StorageTrouble | undefined {
    return this.#state.trouble;
  }

  get reserve(): ReserveState {
    if (!this.#reserve.isWanted) return "none";
    return this.#reserve.isKept ? "kept" : "released";
  }

  watch(listener: () => void): () => void {
    return this.#state.watch(listener);
  }

  async start(watched: Watched): Promise<void> {
    this.#watched = watched;
    if (this.#reserve.isWanted && !this.#isReleased && !(await this.#reserve.keep()))
      this.#log?.warn({}, "There is no space for the reserve, which helps when the disk is full");
    await this.look();
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  /** K1 */
  report(trouble: StorageTrouble, problem: string): void {
    if (this.#state.trouble !== trouble)
      this.#log?.error({ trouble, problem }, "Nothing can be stored; it will be tried again");
    this.#state.set(trouble);
    if (trouble === "disk-full" && this.#reserve.isKept) void this.#lookAgain();
  }

  /** K3. Before anything is opened, which needs space of its own. */
  async makeRoom(): Promise<void> {
    if (await this.#reserve.isNeeded()) await this.#release();
  }

  /** One look at a time; who asks during one waits for it. */
  look(): Promise<void> {
    if (!this.#watched || this.#isStopped) return Promise.resolve();
    this.#looking ??= this.#look(this.#watched)
      .catch((cause: unknown) => {
        this.#log?.error({ err: cause }, "Whether anything can be stored could not be found out");
      })
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** What a look that is under way has passed already may have changed since. */
  async #lookAgain(): Promise<void> {
    await this.#looking;
    await this.look();
  }

  async #look(watched: Watched): Promise<void> {
    if (watched.trouble === "disk-full") await this.#release();
    await watched.probe();
    const { trouble } = watched;
    if (trouble !== undefined) return this.#state.set(trouble);
    if (this.#isReleased && !(await this.#keepAgain())) return this.#state.set("disk-full");
    if (watched.backlog().oldestMs > stalledMs)
      return this.report("not-answering", "A commit takes long");
    if (this.#state.trouble !== undefined) this.#log?.warn({}, "Documents can be stored again");
    this.#state.set(undefined);
  }

  /** K3 */
  async #release(): Promise<void> {
    if (!(await this.#reserve.release())) return;
    this.#isReleased = true;
    this.#log?.error({}, "The disk is full. The reserve was deleted: free some space now");
  }

  async #keepAgain(): Promise<boolean> {
    if (!(await this.#reserve.keep())) return false;
    this.#isReleased = false;
    this.#log?.warn({}, "The disk has space again, and the reserve was made again");
    return true;
  }
}
