/** Secrets that a browser or a link carries. Only their hashes are kept. */
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, fit for a cookie and an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A fast hash is enough: what it hides cannot be guessed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
