/** An authenticator app, written from RFC 6238 and not with the server's library: what it shows has to be right. */
import { createHmac } from "node:crypto";
import type { Client } from "./client.ts";
import { password } from "./ground.ts";

const stepMs = 30_000;

export class Authenticator {
  readonly #secret: Buffer;

  /** @param secret In base32, as people type it. */
  constructor(secret: string) {
    this.#secret = fromBase32(secret);
  }

  /** The code that it shows at a time. */
  codeAt(now: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(now / stepMs)));
    const hash = createHmac("sha1", this.#secret).update(counter).digest();
    const offset = (hash.at(-1) ?? 0) & 0xf;
    const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
    return String(number % 1_000_000).padStart(6, "0");
  }
}

/** Turns the second factor on for whoever is signed in. */
export async function turnTotpOn(
  client: Client,
  now: number,
): Promise<{ app: Authenticator; recoveryCodes: readonly string[] }> {
  const start = await client.post("/api/me/totp", { password });
  // The answers' shapes are the server's promise, which it checks itself.
  const { secret } = start.body as { secret: string };
  const app = new Authenticator(secret);
  const { status, body } = await client.post("/api/me/totp/confirm", { code: app.codeAt(now) });
  if (status !== 200) throw new Error(`The second factor could not be turned on: ${status}`);
  const { codes } = body as { codes: string[] };
  return { app, recoveryCodes: codes };
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  ).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
