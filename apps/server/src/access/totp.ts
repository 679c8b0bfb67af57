/** Codes of an authenticator app (RFC 6238), as all of them make them: six digits, new every half a minute. */
import type { TotpStart } from "@brudnopis/schema";
import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";

const options = { issuer: "Brudnopis", algorithm: "SHA1", digits: 6, period: 30 } as const;

/** Clocks of phones are a little off, and people type slowly. */
const stepsAside = 1;

/** Base32 of 160 random bits. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an app needs to make the codes. */
export function describeTotp(secret: string, email: string): TotpStart {
  const uri = new TOTP({ ...options, label: email, secret }).toString();
  // A white border of four modules is part of a QR code: cameras look for it.
  return { secret, uri, qr: renderSVG(uri, { ecc: "M", border: 4 }) };
}

/** The time step that a code is of, when it is one that counts now. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const delta = TOTP.validate({
    ...options,
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp: now,
    window: stepsAside,
  });
  return delta === null ? undefined : TOTP.counter({ ...options, timestamp: now }) + delta;
}

export function looksLikeTotp(code: string): boolean {
  return /^\d{6}$/.test(code);
}
