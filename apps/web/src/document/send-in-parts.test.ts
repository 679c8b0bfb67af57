import { FrameType, SyncType } from "@brudnopis/schema";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { expect, test, vi } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { sendInParts } from "./send-in-parts.ts";
import { FakeProvider } from "./testing.ts";

function started() {
  const provider = new FakeProvider();
  const onLongAnswer = vi.fn();
  sendInParts(provider.asProvider(), onLongAnswer);
  provider.connect();
  const doc = new Doc();
  doc.getText("t").insert(0, "Długa wklejka. ".repeat(100_000));
  const frame = (type: number) => {
    const encoder = createEncoder();
    writeVarUint(encoder, FrameType.sync);
    writeVarUint(encoder, type);
    writeVarUint8Array(encoder, encodeStateAsUpdate(doc));
    return toUint8Array(encoder);
  };
  return { provider, doc, frame, onLongAnswer };
}

/** The types of the frames that were sent, and the document that their updates make. */
function received(frames: readonly Uint8Array[]) {
  const doc = new Doc();
  const types = frames.map((frame) => {
    const decoder = createDecoder(frame);
    expect(readVarUint(decoder)).toBe(FrameType.sync);
    const type = readVarUint(decoder);
    applyUpdate(doc, readVarUint8Array(decoder));
    return type;
  });
  return { types, text: doc.getText("t").toJSON() };
}

test("a paste of a million letters leaves in frames that the server takes", () => {
  const { provider, doc, frame } = started();

  provider.ws?.send(frame(SyncType.update));

  expect(Math.max(...provider.sent.map(({ length }) => length))).toBeLessThan(300_000);
  const { types, text } = received(provider.sent);
  expect(new Set(types)).toEqual(new Set([SyncType.update]));
  expect(text).toBe(doc.getText("t").toJSON());
});

test("a long answer to the server's question begins with an answer, and goes on with updates", () => {
  const { provider, frame } = started();

  provider.ws?.send(frame(SyncType.step2));

  const [first, ...rest] = received(provider.sent).types;
  expect(first).toBe(SyncType.step2);
  expect(new Set(rest)).toEqual(new Set([SyncType.update]));
});

test("P6 only an answer in several frames is told of, once all of them have left", () => {
  const { provider, frame, onLongAnswer } = started();
  onLongAnswer.mockImplementation(() => provider.sent.push(Uint8Array.of(FrameType.saved)));

  provider.ws?.send(frame(SyncType.update));
  provider.ws?.send(Uint8Array.of(FrameType.sync, SyncType.step2, 2, 0, 0));
  expect(onLongAnswer).not.toHaveBeenCalled();
  provider.ws?.send(frame(SyncType.step2));

  expect(onLongAnswer).toHaveBeenCalledOnce();
  expect(provider.sent.at(-1)?.[0]).toBe(FrameType.saved);
});

test("a small frame, and one of another kind, leaves as it is", () => {
  const { provider } = started();
  const small = Uint8Array.of(0, 2, 2, 0, 0);
  const large = new Uint8Array(200_000).fill(1);

  provider.ws?.send(small);
  provider.ws?.send(large);

  expect(provider.sent).toEqual([small, large]);
});
