/**
 * What has to be remembered while somebody is away at the provider. It is kept by their own browser, sealed, so that a
 * sign-in that was begun in one browser cannot be ended in another.
 *
 *   W1  A flow is taken at most once, whatever the browser keeps sending.
 *   W2  After ten minutes it is over.
 */
import { z } from "zod";
import { type Cookie, ssoFlowMs } from "./cookies.ts";
import { toOwnPath } from "./own-path.ts";
import type { Seal } from "./seal.ts";
import { newToken } from "./tokens.ts";

/** What ties the provider's answer to our question. */
export interface FlowSecrets {
  readonly state: string;
  readonly nonce: string;
  /** The PKCE code verifier. */
  readonly verifier: string;
}

const Flow = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** The token of the invitation that a new account may be made from. */
  invitation: z.string().optional(),
  /** The person who asked to be connected. */
  connect: z.string().optional(),
  expiresAt: z.int(),
});
export type Flow = z.infer<typeof Flow>;

/** What the person wanted. */
export interface FlowPurpose {
  readonly returnTo: string;
  readonly invitation?: string | undefined;
  readonly connect?: string | undefined;
}

export interface FlowsOptions {
  readonly seal: Seal;
  readonly cookie: Cookie;
  readonly clock: () => number;
}

const purpose = "sso";

/** Bounds what we remember; for flows older than that, the provider takes each code only once too. */
const maxUsed = 10_000;

export class Flows {
  readonly #seal: Seal;
  readonly #cookie: Cookie;
  readonly #clock: () => number;
  /** When each flow that was taken expires by itself, in the order of being taken. */
  readonly #used = new Map<string, number>();

  constructor({ seal, cookie, clock }: FlowsOptions) {
    this.#seal = seal;
    this.#cookie = cookie;
    this.#clock = clock;
  }

  begin({ returnTo, invitation, connect }: FlowPurpose): { flow: Flow; setCookie: string } {
    const flow: Flow = {
      state: newToken(),
      nonce: newToken(),
      verifier: newToken(),
      returnTo: toOwnPath(returnTo),
      ...(invitation === undefined ? {} : { invitation }),
      ...(connect === undefined ? {} : { connect }),
      expiresAt: this.#clock() + ssoFlowMs,
    };
    return { flow, setCookie: this.#cookie.set(this.#seal.close(purpose, JSON.stringify(flow))) };
  }

  /** The flow behind a `Cookie` header. From then on it is used, whatever comes of it. */
  take(cookieHeader: string | undefined): Flow | undefined {
    const flow = this.#open(cookieHeader);
    if (!flow || this.#clock() >= flow.expiresAt || this.#used.has(flow.state)) return undefined;
    this.#forgetExpired();
    this.#used.set(flow.state, flow.expiresAt);
    return flow;
  }

  /** The `Set-Cookie` header after which the browser remembers nothing. */
  get clear(): string {
    return this.#cookie.clear;
  }

  #open(cookieHeader: string | undefined): Flow | undefined {
    const sealed = this.#cookie.read(cookieHeader);
    const text = sealed === undefined ? undefined : this.#seal.open(purpose, sealed);
    // Sealed by us, but perhaps by another version of us.
    return text === undefined ? undefined : Flow.safeParse(JSON.parse(text)).data;
  }

  #forgetExpired(): void {
    const now = this.#clock();
    for (const [state, expiresAt] of this.#used) {
      if (expiresAt > now && this.#used.size < maxUsed) return;
      this.#used.delete(state);
    }
  }
}
