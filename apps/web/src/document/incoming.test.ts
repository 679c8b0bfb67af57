import { CloseCode, FrameType, SyncType } from "@brudnopis/schema";
import { createDecoder, type Decoder } from "lib0/decoding";
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { beforeEach, expect, test } from "vitest";
import { readSyncMessage } from "y-protocols/sync";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, type Text } from "yjs";
import { guardIncoming, PageTooOld, requireKnown } from "./incoming.ts";
import { KnownHistory } from "./known-history.ts";
import type { Refusal } from "./save-state.ts";
import { FakeProvider } from "./testing.ts";

type Handler = (encoder: Encoder, decoder: Decoder) => void;

let provider: FakeProvider;
let known: KnownHistory;
let refusals: Refusal[];

beforeEach(() => {
  provider = new FakeProvider();
  provider.messageHandlers[FrameType.sync] = (encoder: Encoder, decoder: Decoder) => {
    writeVarUint(encoder, FrameType.sync);
    readSyncMessage(decoder, encoder, provider.doc, provider);
  };
  known = new KnownHistory(provider.doc);
  refusals = [];
  guardIncoming(provider.asProvider(), known, (refusal) => refusals.push(refusal));
});

/** Returns what the page answers. */
function receive(type: number, body: Uint8Array): Uint8Array {
  const frame = createEncoder();
  writeVarUint(frame, type);
  writeVarUint8Array(frame, body);
  const answer = createEncoder();
  const handler = provider.messageHandlers[FrameType.sync] as unknown as Handler;
  handler(answer, createDecoder(toUint8Array(frame)));
  return toUint8Array(answer);
}

function text(doc: Doc): Text {
  return doc.getText("t");
}

/** The server, and everything of it here. */
function inStep(): Doc {
  const server = new Doc();
  text(server).insert(0, "razem");
  receive(SyncType.step2, encodeStateAsUpdate(server));
  return server;
}

test("what this page knows is applied", () => {
  inStep();

  expect([text(provider.doc).toJSON(), refusals]).toEqual(["razem", []]);
});

test.each([SyncType.step2, SyncType.update])(
  "I1 I3 an update with an unknown mark does not reach the doc, and nothing is answered (frame %i)",
  (type) => {
    const server = inStep();
    text(server).format(0, 3, { term: true });

    const answer = receive(type, encodeStateAsUpdate(server));

    expect(text(provider.doc).toDelta()).toEqual([{ insert: "razem" }]);
    expect(answer).toHaveLength(0);
    expect(refusals).toEqual([{ code: 0, reason: "page-too-old" }]);
  },
);

test("I1 a state with an unknown mark does not open", () => {
  const newer = new Doc();
  text(newer).insert(0, "nowe", { term: true });

  expect(() => requireKnown(encodeStateAsUpdate(newer), new Doc())).toThrow(PageTooOld);
});

test("I2 I3 a server that lacks what it has sent is told nothing", () => {
  const server = inStep();
  const backup = encodeStateVector(server);
  text(server).insert(0, "nie tylko ");
  receive(SyncType.update, encodeStateAsUpdate(server));

  const answer = receive(SyncType.step1, backup);

  expect(answer).toHaveLength(0);
  expect(refusals).toEqual([{ code: CloseCode.otherEpoch, reason: "older-history" }]);
});

test("I2 a server that lacks what it has acknowledged is told nothing", () => {
  const server = inStep();
  text(provider.doc).insert(0, "moje ");
  known.asked(1);
  known.acknowledged(1);

  const answer = receive(SyncType.step1, encodeStateVector(server));

  expect([answer.length, refusals.length]).toEqual([0, 1]);
});

test("a server that lacks what was typed without a connection gets it", () => {
  const server = inStep();
  text(provider.doc).insert(0, "w pociągu ");
  known.asked(1);

  const answer = receive(SyncType.step1, encodeStateVector(server));
  const decoder = createDecoder(answer);
  decoder.pos = 1;
  readSyncMessage(decoder, createEncoder(), server, undefined);

  expect([text(server).toJSON(), refusals]).toEqual(["w pociągu razem", []]);
});

test("what was acknowledged before the last question is known, and what was asked about since is not", () => {
  const server = inStep();
  text(provider.doc).insert(0, "a");
  known.asked(1);
  text(provider.doc).insert(0, "b");
  known.asked(2);
  known.acknowledged(1);
  const one = new Doc();
  applyUpdate(one, encodeStateAsUpdate(server));
  one.clientID = provider.doc.clientID;
  text(one).insert(0, "a");

  expect(known.isIn(encodeStateVector(one))).toBe(true);
  known.acknowledged(2);
  expect(known.isIn(encodeStateVector(one))).toBe(false);
});

test("a tab that took another client id still knows which words are its own", () => {
  const server = inStep();
  text(provider.doc).insert(0, "stare ");
  // As Yjs does when it meets its own id in somebody else's update.
  provider.doc.clientID += 1;
  text(provider.doc).insert(0, "nowe ");

  expect(known.isIn(encodeStateVector(server))).toBe(true);
});

test("a server that knows more is welcome", () => {
  const server = inStep();
  text(server).insert(0, "dalej ");

  receive(SyncType.step1, encodeStateVector(server));

  expect(refusals).toEqual([]);
});
