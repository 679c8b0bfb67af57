/**
 * The organisation's own sign-in, as this server talks with it: OpenID Connect, authorization code flow with PKCE.
 *
 *   P1  It is asked for its metadata when somebody signs in, and each time again until it has answered: one that is down
 *       while we start keeps nothing from starting, and works when it is back.
 *   P2  However many people sign in at once, it is asked once.
 *   P3  It need not say more of a person than what it calls them. Entra ID, Keycloak and AD FS differ in all the rest.
 *   P4  The log says in codes why something failed, and nothing of what was sent or received.
 */
import { PersonName } from "@brudnopis/schema";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
} from "openid-client";
import { z } from "zod";
import type { OidcConfig } from "../config.ts";
import type { Identity } from "../store/identities.ts";
import type { Log } from "../sync/ports.ts";
import type { FlowSecrets } from "./sso-flow.ts";
import { isOutOfReach, reasonsOf } from "./sso-reasons.ts";

export type ProviderProblem = "sso-unavailable" | "sso-failed";

export type FromProvider<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ProviderProblem };

/** What the provider says of the person who signed in there. */
export interface Identified {
  readonly identity: Identity;
  /** When it says so, and when it is fit to be a name here. */
  readonly name?: string;
}

/** The first two are what every provider has to say, and openid-client has checked them by now. */
const Claims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  name: PersonName.optional().catch(undefined),
});

export interface SsoProviderOptions {
  readonly config: OidcConfig;
  readonly log: Log;
  /** How long one question may take: people wait for it. */
  readonly timeoutMs?: number;
}

export class SsoProvider {
  readonly #config: OidcConfig;
  readonly #log: Log;
  readonly #timeoutMs: number;
  /** The answer, or the question that is under way; nothing when it failed. */
  #configuration: Promise<Configuration> | undefined;

  constructor({ config, log, timeoutMs = 5000 }: SsoProviderOptions) {
    this.#config = config;
    this.#log = log;
    this.#timeoutMs = timeoutMs;
  }

  /** Where to send a browser so that somebody signs in there. */
  async signInUrl(redirectUri: string, secrets: FlowSecrets): Promise<FromProvider<URL>> {
    const { state, nonce, verifier } = secrets;
    try {
      const url = buildAuthorizationUrl(await this.#discovered(), {
        redirect_uri: redirectUri,
        // Not the e-mail address: nothing here is decided by it.
        scope: "openid profile",
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return { ok: true, value: url };
    } catch (error) {
      this.#log.warn({ reasons: reasonsOf(error) }, "The sign-in provider cannot be used");
      return { ok: false, problem: "sso-unavailable" };
    }
  }

  /** Who came back from there: answers the code in the callback with an identity. */
  async identify(
    redirectUri: string,
    query: URLSearchParams,
    { state, nonce, verifier }: FlowSecrets,
  ): Promise<FromProvider<Identified>> {
    try {
      const callback = new URL(`${redirectUri}?${query}`);
      const tokens = await authorizationCodeGrant(await this.#discovered(), callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      });
      const { iss, sub, name } = Claims.parse(tokens.claims());
      const identity = { issuer: iss, subject: sub };
      return { ok: true, value: { identity, ...(name === undefined ? {} : { name }) } };
    } catch (error) {
      this.#log.warn({ reasons: reasonsOf(error) }, "A sign-in through the provider failed");
      if (!isOutOfReach(error)) return { ok: false, problem: "sso-failed" };
      // What does not answer may have moved: ask again next time.
      this.#configuration = undefined;
      return { ok: false, problem: "sso-unavailable" };
    }
  }

  #discovered(): Promise<Configuration> {
    this.#configuration ??= this.#discover();
    return this.#configuration;
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    const server = new URL(issuer);
    try {
      return await discovery(server, clientId, undefined, authenticateBy(clientSecret), {
        timeout: this.#timeoutMs / 1000,
        execute: [
          // Asked of the token itself, and not only of the connection that it came over.
          enableNonRepudiationChecks,
          // `config.ts` lets http in for this very machine only.
          ...(server.protocol === "http:" ? [allowInsecureRequests] : []),
        ],
      });
    } catch (error) {
      this.#configuration = undefined;
      throw error;
    }
  }
}

/** Providers that take the secret in the body say so; the others take it in the header, which is what none has to say. */
function authenticateBy(clientSecret: string | undefined): ClientAuth {
  if (clientSecret === undefined) return None();
  const [inBody, inHeader] = [ClientSecretPost(clientSecret), ClientSecretBasic(clientSecret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    return (methods?.includes("client_secret_post") ? inBody : inHeader)(server, ...rest);
  };
}
