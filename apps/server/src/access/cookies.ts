/** A cookie that only this server reads and writes. */
export interface Cookie {
  read(header: string | undefined): string | undefined;
  /** The `Set-Cookie` header that gives it a value. */
  set(value: string): string;
  /** The `Set-Cookie` header that takes it away. */
  readonly clear: string;
}

export interface Cookies {
  /** The token of a session. */
  readonly session: Cookie;
  /** Tells a browser in which somebody has signed in before from all others. */
  readonly device: Cookie;
  /** Whose password was right, while the second factor is being asked for. */
  readonly signIn: Cookie;
  /** What a sign-in through the organisation's provider has to remember, sealed. */
  readonly sso: Cookie;
}

/** How long a right password waits for the second factor. */
export const signInStepMs = 5 * 60_000;

/** How long somebody may take at the organisation's provider. */
export const ssoFlowMs = 10 * 60_000;

/** How long a browser is known after somebody signed in with it. */
export const knownDeviceMs = 365 * 24 * 3_600_000;

/** With https the browser itself binds the cookies to this very host and to encrypted connections. */
export function createCookies(isSecure: boolean): Cookies {
  return {
    // No `Max-Age`: it ends with the browser, and on the server in any case.
    session: createCookie("brudnopis", isSecure),
    device: createCookie("brudnopis-device", isSecure, knownDeviceMs),
    signIn: createCookie("brudnopis-sign-in", isSecure, signInStepMs),
    sso: createCookie("brudnopis-sso", isSecure, ssoFlowMs),
  };
}

/** Without a `maxAgeMs` it ends with the browser. */
export function createCookie(ownName: string, isSecure: boolean, maxAgeMs?: number): Cookie {
  const name = isSecure ? `__Host-${ownName}` : ownName;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  const life = maxAgeMs === undefined ? "" : `; Max-Age=${Math.floor(maxAgeMs / 1000)}`;
  return {
    read: (header) => readCookie(header, name),
    set: (value) => `${name}=${value}; ${attributes}${life}`,
    clear: `${name}=; ${attributes}; Max-Age=0`,
  };
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const [key, value] = pair.split("=", 2);
    if (key?.trim() === name && value !== undefined && value.trim() !== "") return value.trim();
  }
  return undefined;
}
