/**
 * Counts how often links are opened.
 *
 *   N1  Whoever reads what a link shows is counted, also a program that does not look first what the link is for.
 *   N2  A page that looks and then reads is one opening.
 *   N3  The audit log hears of the first opening within an hour.
 */
import type { Actor, Audit } from "../access/audit.ts";
import type { Driver } from "../store/driver.ts";
import { countUse, markLogged, type StoredGuestLink } from "../store/guests.ts";
import { kindOf } from "./link-kind.ts";

export interface OpeningsOptions {
  readonly driver: Driver;
  readonly audit: Audit;
  readonly clock: () => number;
}

const hourMs = 3_600_000;

/** How soon after looking a page reads. */
const lookMs = 60_000;
const maxLooks = 10_000;

export class Openings {
  readonly #driver: Driver;
  readonly #audit: Audit;
  readonly #clock: () => number;
  /** N2: when somebody at an address looked who has not read yet, in that order. */
  readonly #looks = new Map<string, number>();

  constructor({ driver, audit, clock }: OpeningsOptions) {
    this.#driver = driver;
    this.#audit = audit;
    this.#clock = clock;
  }

  async looked(link: StoredGuestLink, actor: Actor): Promise<void> {
    const key = keyOf(link, actor);
    this.#looks.delete(key);
    this.#looks.set(key, this.#clock());
    const oldest = this.#looks.keys().next();
    if (this.#looks.size > maxLooks && !oldest.done) this.#looks.delete(oldest.value);
    await this.#count(link, actor);
  }

  async read(link: StoredGuestLink, actor: Actor): Promise<void> {
    const key = keyOf(link, actor);
    const lookedAt = this.#looks.get(key);
    this.#looks.delete(key);
    if (lookedAt !== undefined && lookedAt + lookMs > this.#clock()) return;
    await this.#count(link, actor);
  }

  async #count(link: StoredGuestLink, actor: Actor): Promise<void> {
    const { id, documentId, loggedAt } = link;
    const now = this.#clock();
    const isDue = loggedAt === null || loggedAt + hourMs <= now;
    const details = { kind: kindOf(link), link: id };
    await this.#driver.write([
      countUse(id),
      ...(isDue
        ? [
            markLogged(id, now),
            this.#audit.entry(actor, "guest-link-opened", { documentId, details }),
          ]
        : []),
    ]);
  }
}

function keyOf({ id }: StoredGuestLink, { address = "" }: Actor): string {
  return `${id} ${address}`;
}
