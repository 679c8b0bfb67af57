/**
 * Keeps small secrets that have to be read again (the secrets of second factors, waiting e-mail, what a sign-in under
 * way has to remember) so that neither the database nor a cookie gives them away: AES-256-GCM under a key of this
 * installation.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

export interface Seal {
  /** Base64url. The purpose is part of the seal: what was sealed for one thing opens for nothing else. */
  close(purpose: string, text: string): string;
  /** Undefined for what was not sealed here, for this purpose, or was changed since. */
  open(purpose: string, sealed: string): string | undefined;
}

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** @param secret At least 32 characters, the same for as long as the data lives. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "brudnopis seal", 32));
  return {
    close: (purpose, text) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
    },
    open: (purpose, sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < ivBytes + tagBytes) return undefined;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      try {
        const body = bytes.subarray(ivBytes + tagBytes);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}
