/**
 * Signing in through the organisation's own provider.
 *
 *   O1  Only an identity that was connected on purpose signs anybody in: by an invitation, or by somebody who was signed
 *       in. An e-mail address never does, whoever vouches for it.
 *   O2  What comes back counts once, in the browser that went away, within ten minutes.
 *   O3  An identity is added to the person who asked for it, who has to be signed in at both ends, and lately.
 *   O4  The outside learns one word about what went wrong; what the provider said of it stays here.
 *
 * Our own second factor is not asked for afterwards: how sure to be of who somebody is, is what an organisation decides
 * in its provider, and its people would be asked twice.
 */
import { AppError, type SsoStart } from "@brudnopis/schema";
import { type Driver, WriteConflict } from "../store/driver.ts";
import { type Identity, insertIdentity, ownerOf } from "../store/identities.ts";
import { findPerson, type Person } from "../store/people.ts";
import type { Access, Caller } from "./access.ts";
import type { Actor, Audit } from "./audit.ts";
import type { OwnOrigin } from "./own-origin.ts";
import { assertSignedInLately } from "./own-proof.ts";
import type { Flow, Flows } from "./sso-flow.ts";
import type { Identified, SsoProvider } from "./sso-provider.ts";

/** Where providers send people back to: it has to be registered there, so it never changes. */
export const ssoCallbackPath = "/api/sign-in/sso/callback";

export type SsoProblem = "sso-uninvited" | "sso-failed" | "sso-unavailable" | "sso-taken";

/** The path is one of ours. */
export type SsoOutcome =
  | { readonly step: "sign-in"; readonly personId: string; readonly returnTo: string }
  | { readonly step: "connected"; readonly returnTo: string }
  | { readonly step: "refused"; readonly problem: SsoProblem };

/** A request, as far as it matters who it comes from. */
export interface Visit {
  readonly cookieHeader: string | undefined;
  readonly address: string;
}

export interface SsoOptions {
  readonly label: string;
  readonly driver: Driver;
  readonly access: Access;
  readonly audit: Audit;
  readonly clock: () => number;
  readonly ownOrigin: OwnOrigin;
  readonly provider: SsoProvider;
  readonly flows: Flows;
}

/** Accepts an invitation. The id of whose it is from then on, or undefined when it is not theirs to accept. */
export type AcceptInvitation = (
  token: string,
  account: Identified,
  actor: Actor,
) => Promise<string | undefined>;

export class Sso {
  /** What the button says. */
  readonly label: string;
  readonly #options: SsoOptions;

  constructor(options: SsoOptions) {
    this.label = options.label;
    this.#options = options;
  }

  /**
   * Where the browser goes next, and the cookie it needs when it comes back.
   * @throws AppError `sso-unavailable`; for connecting, `unauthenticated` or `sign-in-again`.
   */
  async start(
    { returnTo, invitation, connect }: SsoStart,
    visit: Visit,
  ): Promise<{ location: string; setCookie: string }> {
    const { flows, provider } = this.#options;
    const caller = connect ? await this.#callerOf(visit) : undefined;
    if (connect && !caller) throw new AppError("unauthenticated", "Sign in first");
    if (caller) await assertSignedInLately(this.#options, caller);
    const { flow, setCookie } = flows.begin({ returnTo, invitation, connect: caller?.personId });
    const answer = await provider.signInUrl(this.#redirectUri, flow);
    if (!answer.ok) {
      throw new AppError("sso-unavailable", "The organisation's sign-in does not answer");
    }
    return { location: answer.value.href, setCookie };
  }

  /** What follows from a callback. Starting the session is left to the caller. */
  async finish(
    query: URLSearchParams,
    visit: Visit,
    accept: AcceptInvitation,
  ): Promise<SsoOutcome> {
    const { flows, provider } = this.#options;
    const flow = flows.take(visit.cookieHeader);
    // Not worth an entry in the audit log, which anybody with an address bar could fill in this way.
    if (!flow) return { step: "refused", problem: "sso-failed" };
    const answer = await provider.identify(this.#redirectUri, query, flow);
    if (!answer.ok) return this.#refuse(visit, answer.problem, "provider");
    return flow.connect === undefined
      ? this.#signIn(visit, flow, answer.value, accept)
      : this.#connect(visit, flow, answer.value.identity);
  }

  /** The `Set-Cookie` header for every answer to a callback. */
  get clearCookie(): string {
    return this.#options.flows.clear;
  }

  async #signIn(
    { address }: Visit,
    { returnTo, invitation }: Flow,
    account: Identified,
    accept: AcceptInvitation,
  ): Promise<SsoOutcome> {
    const known = await this.#personOf(account.identity);
    if (known && known.state !== "active") {
      return this.#refuse({ address }, "sso-uninvited", "blocked", known.id);
    }
    const actor = known ? { personId: known.id, address } : { address };
    const accepted =
      invitation === undefined ? undefined : await accept(invitation, account, actor);
    // Who is known comes in also when the invitation was not for them: the page that they come back to says so.
    const personId = known?.id ?? accepted;
    if (personId !== undefined) return { step: "sign-in", personId, returnTo };
    const reason = invitation === undefined ? "uninvited" : "invitation";
    return this.#refuse({ address }, "sso-uninvited", reason);
  }

  async #personOf(identity: Identity): Promise<Person | undefined> {
    const { driver } = this.#options;
    const personId = await ownerOf(driver, identity);
    return personId === undefined ? undefined : findPerson(driver, personId);
  }

  async #connect(visit: Visit, { connect, returnTo }: Flow, identity: Identity) {
    const { driver } = this.#options;
    const caller = await this.#callerOf(visit);
    if (!caller || caller.personId !== connect) {
      return this.#refuse(visit, "sso-failed", "signed-out", connect);
    }
    if ((await ownerOf(driver, identity)) === undefined) await this.#add(identity, caller);
    // Asked again, for somebody else may have been quicker.
    const isTheirs = (await ownerOf(driver, identity)) === caller.personId;
    if (!isTheirs) return this.#refuse(caller, "sso-taken", "taken", caller.personId);
    return { step: "connected", returnTo } as const;
  }

  async #add(identity: Identity, caller: Caller): Promise<void> {
    const { driver, audit, clock } = this.#options;
    const { personId } = caller;
    try {
      await driver.write([
        insertIdentity(identity, personId, clock()),
        audit.entry(caller, "sso-connected", { personId }),
      ]);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }

  async #refuse(
    actor: Actor,
    problem: SsoProblem,
    reason: string,
    personId?: string,
  ): Promise<SsoOutcome> {
    const details = { way: "sso", reason };
    await this.#options.audit.recordFailure(actor, "sign-in-failed", { personId, details });
    return { step: "refused", problem };
  }

  #callerOf({ cookieHeader, address }: Visit): Promise<Caller | undefined> {
    return this.#options.access.callerOf(cookieHeader, address);
  }

  get #redirectUri(): string {
    return `${this.#options.ownOrigin.url}${ssoCallbackPath}`;
  }
}
