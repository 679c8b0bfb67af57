/** The texts of a channel's stream: server-sent events, as the HTML standard has them. */

/** A comment. It is long because what stands between holds back the first bytes of an answer until there are enough. */
export const firstBytes = `:${" ".repeat(2048)}\n\n`;

/** Says nothing, and keeps what stands between from thinking that nobody is there. */
export const stillHere = ":\n\n";

/** Asks the client to say what it has. */
export const pingEvent = "event: ping\ndata:\n\n";

/** A frame, under its number. */
export function frameEvent(number: number, payload: Buffer): string {
  return `id: ${number}\ndata: ${payload.toString("base64")}\n\n`;
}

export function closeEvent(code: number, reason: string): string {
  return `event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`;
}

/** What a WebSocket frame of the server's carries; see `frames.ts`. */
export function payloadOf(frame: Uint8Array): Buffer {
  const length = (frame[1] ?? 0) & 127;
  const start = length < 126 ? 2 : length === 126 ? 4 : 10;
  return Buffer.from(frame.buffer, frame.byteOffset + start, frame.length - start);
}
