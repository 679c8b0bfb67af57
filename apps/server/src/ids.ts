import { randomBytes } from "node:crypto";
import { z } from "zod";

/** 32 letters and digits, without those that look alike. */
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/** Names a person, an organisation, a network or a document. 80 random bits, fit for an address. */
export const Id = z.string().regex(/^[a-z0-9]{16}$/);

export function newId(): string {
  return Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join("");
}
