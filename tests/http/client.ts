/** A browser reduced to what HTTP sees of it: it keeps the session cookie and says which page it is on. */
import { emailOf, password, type Person } from "./ground.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface RequestOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export class Client {
  readonly #url: string;
  #cookie: string | undefined;

  constructor(url: string, cookie?: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  get cookie(): string | undefined {
    return this.#cookie;
  }

  async send(
    path: string,
    { method = "GET", body, headers = {} }: RequestOptions = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        origin: this.#url,
        ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    this.#keepCookie(response.headers);
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

  #keepCookie(headers: Headers): void {
    const [cookie] = headers.getSetCookie();
    if (cookie === undefined) return;
    this.#cookie = cookie.includes("Max-Age=0") ? undefined : cookie.split(";")[0];
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
