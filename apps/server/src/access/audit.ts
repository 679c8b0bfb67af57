/**
 * Writes down who did what to whom. An event is a statement of the write that it tells of: either both are stored or
 * none. It names things by id and says nothing of what people wrote.
 */
import type { AuditAction } from "@brudnopis/schema";
import { newId } from "../ids.ts";
import { insertAuditEvent, storeNothingNew } from "../store/audit.ts";
import type { Driver, Statement } from "../store/driver.ts";
import { networkOfAddress } from "./network-address.ts";
import { StrangerEvents } from "./stranger-events.ts";

/** Who acts, and from where. Nobody is signed in when there is no `personId`. */
export interface Actor {
  readonly personId?: string;
  /** The network address of the request; absent for what the server does by itself. */
  readonly address?: string;
}

/** What an event is about. */
export interface AuditSubject {
  readonly personId?: string | undefined;
  readonly documentId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly networkId?: string | undefined;
  /** Words that are safe to show: a role, a format, a reason. Never an address, a token, a text. */
  readonly details?: Readonly<Record<string, string>>;
}

export type FailureAction = Extract<AuditAction, "sign-in-failed" | "sign-in-throttled">;

export interface AuditOptions {
  readonly driver: Driver;
  readonly clock: () => number;
  /** Is told of everything that `recordFailure` is told. */
  readonly failed?: ((action: FailureAction) => void) | undefined;
}

export class Audit {
  readonly #driver: Driver;
  readonly #clock: () => number;
  readonly #failed: AuditOptions["failed"];
  readonly #strangers: StrangerEvents;

  constructor({ driver, clock, failed }: AuditOptions) {
    this.#driver = driver;
    this.#clock = clock;
    this.#failed = failed;
    this.#strangers = new StrangerEvents(clock);
  }

  /** The event as a statement, for the write that it belongs to. */
  entry(actor: Actor, action: AuditAction, subject: AuditSubject = {}): Statement {
    return insertAuditEvent({
      id: newId(),
      at: this.#clock(),
      action,
      byId: actor.personId ?? null,
      personId: subject.personId ?? null,
      documentId: subject.documentId ?? null,
      organisationId: subject.organisationId ?? null,
      networkId: subject.networkId ?? null,
      address: actor.address ?? null,
      details: subject.details ?? {},
    });
  }

  /** Stores an event that belongs to no other write. */
  async record(actor: Actor, action: AuditAction, subject: AuditSubject = {}): Promise<void> {
    await this.#driver.write([this.entry(actor, action, subject)]);
  }

  /**
   * The same for what somebody could not do who was not let in. When it is about nobody, which anybody can bring about
   * as often as they like, most of it is only counted.
   */
  async recordFailure(
    actor: Actor,
    action: FailureAction,
    subject: AuditSubject = {},
  ): Promise<void> {
    this.#failed?.(action);
    if (actor.personId !== undefined || subject.personId !== undefined) {
      return this.record(actor, action, subject);
    }
    const count = this.#strangers.note(networkOfAddress(actor.address ?? ""), action);
    // Something is stored all the same: who has no account must not be answered sooner than who has one.
    if (count === undefined) return this.#driver.write([storeNothingNew]);
    const details = { ...subject.details, ...(count === 1 ? {} : { count: String(count) }) };
    return this.record(actor, action, { ...subject, details });
  }
}
