/**
 * A real OpenID Connect provider, in which people sign in at once: which person it is, the browser says in a header.
 * It can be down for a while.
 */
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Provider, type Configuration } from "oidc-provider";
import type { OidcConfig } from "../../apps/server/src/config.ts";

/** What the provider says of somebody. Without a person there, the sign-in is declined. */
export interface Account {
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
}

export const clientSecret = "tajny-klucz-klienta-0123456789abcdef";

const personHeader = "x-person";

export class TestProvider {
  readonly issuer: string;
  /** Everything secret that it has handed out. */
  readonly issued: string[] = [];
  isDown = false;
  readonly #server: Server;
  readonly #provider: Provider;
  readonly #accounts = new Map<string, Account>();

  constructor(server: Server, issuer: string) {
    this.#server = server;
    this.issuer = issuer;
    this.#provider = new Provider(issuer, this.#configuration());
    // Each test has a server of its own, on a port that nobody knows before.
    this.#provider.Client.prototype.redirectUriAllowed = (uri) =>
      /^http:\/\/127\.0\.0\.1:\d+\/api\/sign-in\/sso\/callback$/.test(uri);
    this.#provider.on("authorization_code.saved", ({ jti }) => this.issued.push(jti));
    this.#provider.on("grant.success", ({ body }) => {
      for (const name of ["id_token", "access_token"]) this.#keep(body, name);
    });
    const answer = this.#provider.callback();
    server.on("request", (request, response) => {
      this.#handle(request, response, answer).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    });
  }

  get oidc(): OidcConfig {
    return { issuer: this.issuer, clientId: "brudnopis", clientSecret, label: "Konto UM Konin" };
  }

  /** Signs in with a browser of its own; the address with which the provider sends it back. */
  async signIn(location: string, account?: Account): Promise<URL> {
    if (account) this.#accounts.set(account.sub, account);
    const cookies = new Map<string, string>();
    let url = new URL(location);
    while (url.origin === this.issuer) {
      const response = await fetch(url, {
        redirect: "manual",
        headers: {
          cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; "),
          ...(account ? { [personHeader]: account.sub } : {}),
        },
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [name = "", value = ""] = cookie.split(/[=;]/, 2);
        cookies.set(name, value);
      }
      const next = response.headers.get("location");
      if (next === null) throw new Error(`The provider stopped: ${await response.text()}`);
      url = new URL(next, url);
    }
    return url;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
    answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.issuer);
    if (this.isDown) return void request.socket.destroy();
    if (!pathname.startsWith("/interaction/")) return answer(request, response);
    const accountId = request.headers[personHeader];
    const result =
      typeof accountId === "string"
        ? { login: { accountId } }
        : { error: "access_denied", error_description: "Odmowa: szczegóły dostawcy" };
    await this.#provider.interactionFinished(request, response, result);
  }

  #configuration(): Configuration {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    return {
      clients: [
        {
          client_id: "brudnopis",
          client_secret: clientSecret,
          redirect_uris: ["http://127.0.0.1/api/sign-in/sso/callback"],
          token_endpoint_auth_method: "client_secret_post",
        },
        {
          client_id: "brudnopis-public",
          redirect_uris: ["http://127.0.0.1/api/sign-in/sso/callback"],
          token_endpoint_auth_method: "none",
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "1", use: "sig" }] },
      cookies: { keys: ["of the test's provider"] },
      ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      // Also what was not asked for: some providers put into the token whatever they know.
      claims: { openid: ["sub", "name", "email", "email_verified"], profile: [] },
      conformIdTokenClaims: false,
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, sub) => ({
        accountId: sub,
        claims: () => ({ email_verified: true, ...this.#accounts.get(sub), sub }),
      }),
      // Nobody is asked for consent.
      loadExistingGrant: async ({ oidc }) => {
        const { client, session } = oidc;
        if (!client || !session?.accountId) return undefined;
        const { clientId } = client;
        const grant = new this.#provider.Grant({ clientId, accountId: session.accountId });
        grant.addOIDCScope("openid profile");
        await grant.save();
        return grant;
      },
    };
  }

  #keep(body: unknown, name: string): void {
    const token: unknown =
      typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
    if (typeof token === "string") this.issued.push(token);
  }
}

/** On a free port of this machine. */
export async function startProvider(): Promise<TestProvider> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The provider has no port");
  return new TestProvider(server, `http://127.0.0.1:${address.port}`);
}
