/** The cookie that carries a session's token. */
export interface SessionCookie {
  read(header: string | undefined): string | undefined;
  /** The `Set-Cookie` header that signs in. */
  set(token: string): string;
  /** The `Set-Cookie` header that signs out. */
  readonly clear: string;
}

/** With https the browser itself binds the cookie to this very host and to encrypted connections. */
export function createSessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? "__Host-brudnopis" : "brudnopis";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return {
    read: (header) => readCookie(header, name),
    // No `Max-Age`: it ends with the browser, and on the server in any case.
    set: (token) => `${name}=${token}; ${attributes}`,
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
