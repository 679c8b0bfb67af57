/** A browser reduced to what HTTP sees of it: it keeps its cookies and says which page it is on. */
import { emailOf, password, type Person } from "./ground.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface RequestOptions {
  readonly method?: string;
  readonly body?: unknown;
  /** Instead of a body in JSON; its type is said in the headers. */
  readonly bytes?: Uint8Array;
  readonly headers?: Record<string, string>;
}

export class Client {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  /** With the cookies of a `Cookie` header. */
  constructor(url: string, cookies = "") {
    this.#url = url;
    for (const cookie of cookies.split("; ")) this.#keepCookie(cookie);
  }

  /** The session's alone: `name=token`. */
  get cookie(): string | undefined {
    const name = ["brudnopis", "__Host-brudnopis"].find((known) => this.#cookies.has(known));
    return name === undefined ? undefined : `${name}=${this.#cookies.get(name)}`;
  }

  /** All of them, as the `Cookie` header has them. */
  get cookies(): string {
    return Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join("; ");
  }

  async send(
    path: string,
    { method = "GET", body, bytes, headers = {} }: RequestOptions = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        origin: this.#url,
        ...(this.#cookies.size === 0 ? {} : { cookie: this.cookies }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      ...(bytes ? { body: Buffer.from(bytes) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keepCookie(cookie);
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  }

  get(path: string): Promise<Answer> {
    return this.send(path);
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send(path, { method: "POST", ...(body === undefined ? {} : { body }) });
  }

  signIn(person: Person): Promise<Answer> {
    return this.post("/api/sign-in", { email: emailOf(person), password });
  }

  #keepCookie(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name === undefined || value === undefined) return;
    if (cookie.includes("Max-Age=0")) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) return response.json();
  const bytes = new Uint8Array(await response.arrayBuffer());
  return /^text|javascript|svg/.test(type) ? new TextDecoder().decode(bytes) : bytes;
}

export async function signedIn(url: string, person: Person): Promise<Client> {
  const client = new Client(url);
  const { status } = await client.signIn(person);
  if (status !== 200) throw new Error(`${person} could not sign in: ${status}`);
  return client;
}

/** The code of a refusal. */
export function codeOf({ body }: Answer): unknown {
  const error =
    typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
