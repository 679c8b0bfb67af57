/** Codes on paper, for the day on which the phone is gone. Each counts once, and only their hashes are kept. */
import { newId } from "../ids.ts";
import { hashToken } from "./tokens.ts";

const count = 10;

/** `abcd-efgh-ijkm-npqr`: 80 random bits, without letters that look alike. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => (newId().match(/.{4}/g) ?? []).join("-"));
}

/** However it was copied from paper. A fast hash is enough: what it hides cannot be guessed. */
export function hashRecoveryCode(code: string): string {
  return hashToken(`recovery-code:${plainCode(code).toLowerCase()}`);
}

/** Without what people put between groups of characters. */
export function plainCode(code: string): string {
  return code.replace(/[\s\p{Dash_Punctuation}]/gu, "");
}
