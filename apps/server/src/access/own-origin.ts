/** Which pages are ours. A browser says with each write where the page comes from, and it cannot be made to lie. */
export class OwnOrigin {
  #url = "http://localhost";
  #origins: ReadonlySet<string> = new Set();

  /** Called once, before the first request: without a configured address ours is known when the port is. */
  settle(baseUrl: string): void {
    const { origin, hostname } = new URL(baseUrl);
    // On one's own machine all these are the same place, and people type whichever they are used to.
    const names = loopbackNames.includes(hostname) ? loopbackNames : [];
    this.#url = origin;
    this.#origins = new Set([origin, ...names.map((name) => withHostname(origin, name))]);
  }

  /** Where browsers reach us, without a trailing slash. */
  get url(): string {
    return this.#url;
  }

  /** Whether an `Origin` header is ours. Absent and `null` are not. */
  has(origin: string | undefined): boolean {
    return origin !== undefined && this.#origins.has(origin);
  }
}

const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

function withHostname(origin: string, hostname: string): string {
  const url = new URL(origin);
  url.hostname = hostname;
  return url.origin;
}
