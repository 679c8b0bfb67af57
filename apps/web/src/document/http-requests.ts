/** What both directions of a channel need. */

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Frames as one body: each with its length before it, as a varuint. */
export function bodyOf(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const lengths = frames.map(({ length }) => varUint(length));
  const total = frames.reduce(
    (sum, { length }, at) => sum + length + (lengths[at]?.length ?? 0),
    0,
  );
  const body = new Uint8Array(total);
  let at = 0;
  frames.forEach((frame, index) => {
    const length = lengths[index] ?? [];
    body.set(length, at);
    body.set(frame, at + length.length);
    at += length.length + frame.length;
  });
  return body;
}

function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
  return [...bytes, rest];
}
