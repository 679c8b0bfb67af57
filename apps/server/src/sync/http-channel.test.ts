import { CloseCode, syncLimits } from "@brudnopis/schema";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerFrame, savedFrame, updateFrame } from "./frames.ts";
import { channelTimes, HttpChannel } from "./http-channel.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("K1 a body that is sent twice is passed on once, and one that holds more as well is continued", async () => {
  const { channel, received } = opened();

  await channel.take({ from: 0, seen: 0, body: bodyOf([1], [2]) });
  await channel.take({ from: 0, seen: 0, body: bodyOf([1], [2]) });
  await channel.take({ from: 1, seen: 0, body: bodyOf([2], [3]) });

  expect(received).toEqual([[1], [2], [3]]);
});

test("K1 a body before which something is missing is not taken", async () => {
  const { channel, received } = opened();

  expect(await channel.take({ from: 1, seen: 0, body: bodyOf([1]) })).toBe(false);
  expect(received).toEqual([]);
});

test("K1 a body waits while nothing is read, and another beside it is refused", async () => {
  const { channel, received } = opened();
  channel.pause();

  const first = channel.take({ from: 0, seen: 0, body: bodyOf([1]) });
  expect(await channel.take({ from: 0, seen: 0, body: bodyOf([1]) })).toBe(false);
  expect(received).toEqual([]);
  channel.resume();

  expect(await first).toBe(true);
  expect(received).toEqual([[1]]);
});

test("K1 a body that is not frames closes the channel as malformed, one with too much in it as too big", async () => {
  const [malformed, tooBig] = [opened(), opened()];

  await malformed.channel.take({ from: 0, seen: 0, body: Uint8Array.of(5, 1) });
  await tooBig.channel.take({
    from: 0,
    seen: 0,
    body: bodyOf(new Uint8Array(syncLimits.frameBytes + 1)),
  });

  expect(await malformed.text()).toContain(`"code":${CloseCode.malformedFrame}`);
  expect(await tooBig.text()).toContain(`"code":${CloseCode.tooBig}`);
  expect(tooBig.received).toEqual([]);
});

test("P11 K1 a body is read no further than to the frame that closes the channel", async () => {
  const { channel, received, text } = opened();
  channel.onFrame((frame) => {
    received.push([...frame]);
    channel.close(CloseCode.tooManyRequests, "too many frames");
  });

  await channel.take({ from: 0, seen: 0, body: Buffer.concat([bodyOf([1], [2]), Buffer.of(9)]) });

  expect(received).toEqual([[1]]);
  expect(await text()).toContain(`"code":${CloseCode.tooManyRequests}`);
});

test("K2 frames come as events, numbered, with what is in the WebSocket frame", async () => {
  const { channel, text } = opened();

  channel.write(savedFrame(7));
  channel.write(updateFrame(new Uint8Array(200)));
  channel.write(answerFrame(new Uint8Array(70_000)));

  const frames = framesIn(await text());
  expect(frames.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(frames.map(({ bytes }) => bytes.length)).toEqual([2, 204, 70_005]);
  expect([...(frames[0]?.bytes ?? [])]).toEqual([100, 7]);
});

test("K2 a stream that breaks off is taken up behind the last frame that arrived", async () => {
  const { channel, stream } = opened();
  for (let counter = 1; counter <= 3; counter += 1) channel.write(savedFrame(counter));
  stream.destroy();
  channel.write(savedFrame(4));

  const text = textOf(channel.open(2, false));

  expect(framesIn(await text()).map(({ id, bytes }) => [id, bytes[1]])).toEqual([
    [3, 3],
    [4, 4],
  ]);
});

test("K2 what the client says that it has is kept no longer, and counts as gone", async () => {
  const { channel } = opened();
  const gone = vi.fn();
  channel.write(savedFrame(1), gone);
  channel.write(savedFrame(2));
  const before = channel.waitingBytes;

  await channel.take({ from: 0, seen: 1, body: new Uint8Array() });

  expect(gone).toHaveBeenCalledOnce();
  expect(channel.goneBytes).toBe(savedFrame(1).length);
  expect(channel.waitingBytes).toBe(before / 2);
  expect(channel.open(0, false)).toBeUndefined();
});

test("K2 nobody has a frame that was never sent", async () => {
  const { channel } = opened();

  expect(channel.open(1, false)).toBeUndefined();
  expect(await channel.take({ from: 0, seen: 1, body: new Uint8Array() })).toBe(false);
});

test("K2 who reads slowly is given no more than there is room for, and all of it in the end", async () => {
  const { channel, stream } = opened({ isRead: false });
  for (let count = 0; count < 20; count += 1) channel.write(updateFrame(new Uint8Array(20_000)));

  expect(stream.readableLength).toBeLessThan(150_000);
  const text = textOf(stream);

  expect(framesIn(await text())).toHaveLength(20);
});

test("K3 a new stream takes the place of the one before", async () => {
  const { channel, stream } = opened();

  const text = textOf(channel.open(0, false));
  channel.write(savedFrame(1));

  expect(stream.destroyed).toBe(true);
  expect(framesIn(await text())).toHaveLength(1);
});

test("K3 a channel without a stream is gone after a while, and with one it stays", async () => {
  const { channel, stream, closed, forgotten } = opened();
  await vi.advanceTimersByTimeAsync(10 * channelTimes.streamlessMs);
  expect(closed).not.toHaveBeenCalled();

  stream.destroy();
  await vi.advanceTimersByTimeAsync(channelTimes.streamlessMs - 1);
  expect(closed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);

  expect([closed.mock.calls.length, forgotten.mock.calls.length]).toEqual([1, 1]);
  expect(channel.isWritable).toBe(false);
});

test("K3 a channel that nobody ever listens to is gone as well", async () => {
  const forgotten = vi.fn();
  const channel = new HttpChannel(forgotten);

  await vi.advanceTimersByTimeAsync(channelTimes.streamlessMs);

  expect(forgotten).toHaveBeenCalledOnce();
  expect(channel.isWritable).toBe(false);
});

test("K4 what was said before is behind no goodbye", async () => {
  const { channel, text, closed } = opened();

  channel.write(savedFrame(7));
  channel.close(CloseCode.restart, "restarting");
  channel.write(savedFrame(8));
  await vi.advanceTimersByTimeAsync(0);

  expect(await text()).toMatch(
    /id: 1\ndata: ZAc=\n\nevent: close\ndata: .*1012.*restarting.*\n\n$/,
  );
  expect(closed).toHaveBeenCalledOnce();
});

test("K4 a channel that is closed without a stream says why to the next one, or is forgotten", async () => {
  const { channel, stream, forgotten } = opened();
  stream.destroy();
  channel.close(CloseCode.forbidden, "may-only-read");

  const text = textOf(channel.open(0, false));
  await vi.advanceTimersByTimeAsync(channelTimes.lingerMs);

  expect(await text()).toContain(`"reason":"may-only-read"`);
  expect(forgotten).toHaveBeenCalledOnce();
});

test("an answer for who gets only whole ones ends with its first frames, with a ping, or after a while", async () => {
  const { channel, stream } = opened();
  stream.destroy();

  const [frames, ping, nothing] = [
    channel.open(0, true),
    channel.open(0, true),
    channel.open(0, true),
  ];
  const ended = vi.fn();
  nothing?.on("end", ended).resume();
  await vi.advanceTimersByTimeAsync(channelTimes.singleMs);
  expect(ended).toHaveBeenCalledOnce();
  expect([frames?.destroyed, ping?.destroyed]).toEqual([true, true]);

  const text = textOf(channel.open(0, true));
  channel.write(savedFrame(1));
  channel.write(savedFrame(2));
  expect(framesIn(await text())).toHaveLength(1);
  expect(framesIn(await textOf(channel.open(1, true))())).toHaveLength(1);
  const pinged = textOf(channel.open(2, true));
  channel.ping();
  expect(await pinged()).toBe("event: ping\ndata:\n\n");
});

test("each request is a sign of life", async () => {
  const { channel } = opened();
  const pong = vi.fn();
  channel.onPong(pong);

  await channel.take({ from: 0, seen: 0, body: new Uint8Array() });
  channel.open(0, false);

  expect(pong).toHaveBeenCalledTimes(2);
});

interface Opened {
  readonly channel: HttpChannel;
  readonly stream: Readable;
  readonly received: number[][];
  readonly closed: ReturnType<typeof vi.fn>;
  readonly forgotten: ReturnType<typeof vi.fn>;
  text(): Promise<string>;
}

function opened({ isRead = true } = {}): Opened {
  const forgotten = vi.fn();
  const closed = vi.fn();
  const channel = new HttpChannel(forgotten);
  const received: number[][] = [];
  channel.onFrame((frame) => received.push([...frame]));
  channel.onClose(closed);
  const stream = channel.open(0, false);
  if (!stream) throw new Error("No stream");
  return {
    channel,
    stream,
    received,
    closed,
    forgotten,
    text: isRead ? textOf(stream) : async () => "",
  };
}

/** What a stream has said until it is asked, and has had time to say. */
function textOf(stream: Readable | undefined): () => Promise<string> {
  let text = "";
  stream?.on("data", (piece: Buffer) => {
    text += piece.toString();
  });
  return async () => {
    await vi.advanceTimersByTimeAsync(0);
    return text;
  };
}

function framesIn(text: string): { id: number; bytes: Buffer }[] {
  return [...text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, id, data]) => ({
    id: Number(id),
    bytes: Buffer.from(data ?? "", "base64"),
  }));
}

function bodyOf(...frames: readonly (Uint8Array | number[])[]): Uint8Array {
  return Buffer.concat(
    frames.flatMap((frame) => [Uint8Array.from(lengthOf(frame.length)), Uint8Array.from(frame)]),
  );
}

function lengthOf(length: number): number[] {
  return length < 128 ? [length] : [128 | (length % 128), ...lengthOf(Math.floor(length / 128))];
}
