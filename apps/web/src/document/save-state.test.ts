import { addRecord, paragraphs, setValue, writeRichText } from "@brudnopis/document";
import { FrameType } from "@brudnopis/schema";
import { createDecoder, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SaveTracker } from "./save-state.ts";
import { FakeProvider, smallTemplate } from "./testing.ts";

const noon = new Date("2026-03-05T12:03:00");

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function tracked() {
  const provider = new FakeProvider();
  const tracker = new SaveTracker(provider.asProvider(), () => noon);
  const text = provider.doc.getText("t");
  const acknowledge = (count: number) => {
    const encoder = createEncoder();
    writeVarUint(encoder, count);
    const handler = provider.messageHandlers[FrameType.saved] as unknown as SavedHandler;
    handler(undefined, createDecoder(toUint8Array(encoder)));
  };
  return { provider, tracker, text, acknowledge };
}
type SavedHandler = (encoder: undefined, decoder: ReturnType<typeof createDecoder>) => void;

function hearOfStorage(provider: FakeProvider, word: string): void {
  const encoder = createEncoder();
  writeVarString(encoder, word);
  const handler = provider.messageHandlers[FrameType.storage] as unknown as SavedHandler;
  handler(undefined, createDecoder(toUint8Array(encoder)));
}

/** The counter in the last question that was sent. */
function asked(provider: FakeProvider): number | undefined {
  const frame = provider.sent.at(-1);
  if (!frame) return undefined;
  const decoder = createDecoder(frame);
  expect(readVarUint(decoder)).toBe(FrameType.saved);
  return readVarUint(decoder);
}

test("S1 says saved only when the server has acknowledged", () => {
  const { provider, tracker, text, acknowledge } = tracked();
  provider.open();

  text.insert(0, "abc");
  expect(tracker.state.get()).toEqual({ phase: "saving", changes: 1 });
  vi.runAllTimers();
  expect(asked(provider)).toBe(1);
  acknowledge(1);

  expect(tracker.state.get()).toEqual({ phase: "saved", at: noon });
});

test("P35 a server that cannot store is shown while it says so, and a new connection begins without", () => {
  const { provider, tracker, text } = tracked();
  provider.open();
  expect(provider.sent[0]).toEqual(Uint8Array.of(FrameType.storage));

  hearOfStorage(provider, "disk-full");
  expect(tracker.state.get()).toEqual({ phase: "held", changes: 0, trouble: "disk-full" });
  text.insert(0, "abc");
  expect(tracker.state.get()).toEqual({ phase: "held", changes: 1, trouble: "disk-full" });
  hearOfStorage(provider, "something new");
  expect(tracker.state.get()).toMatchObject({ trouble: "io-error" });
  hearOfStorage(provider, "writing");
  expect(tracker.state.get()).toEqual({ phase: "saving", changes: 1 });

  hearOfStorage(provider, "not-answering");
  provider.drop({ code: 1013, reason: "reloading" });
  expect(tracker.state.get()).toMatchObject({ phase: "offline", changes: 1 });
  provider.open();
  expect(tracker.state.get()).toEqual({ phase: "saving", changes: 1 });
});

test("S1 P6 what was asked before a long answer proves nothing, and is asked anew behind it", () => {
  const { provider, tracker, text, acknowledge } = tracked();
  provider.open();
  text.insert(0, "a day's work");
  vi.runAllTimers();
  const early = asked(provider) ?? 0;

  tracker.askAnew();
  vi.runAllTimers();
  acknowledge(early);
  expect(tracker.state.get()).toEqual({ phase: "saving", changes: 1 });
  expect(tracker.known.isIn(Uint8Array.of(0))).toBe(true);
  acknowledge(asked(provider) ?? 0);

  expect(tracker.state.get()).toEqual({ phase: "saved", at: noon });
  expect(tracker.known.isIn(Uint8Array.of(0))).toBe(false);
});

test("one question follows several letters, and a change of another kind is asked about at once", () => {
  const { provider, acknowledge } = tracked();
  const { doc } = provider;
  const editor = {};
  const type = (letter: string) => doc.transact(() => doc.getText("t").insert(0, letter), editor);
  provider.open();
  const before = provider.sent.length;

  type("a");
  vi.advanceTimersByTime(249);
  type("b");
  expect(provider.sent.length).toBe(before);
  vi.advanceTimersByTime(1);
  expect(asked(provider)).toBe(2);
  acknowledge(2);
  type("c");
  setValue(doc, smallTemplate(), "basics.cost", 100);
  vi.advanceTimersByTime(0);

  expect(asked(provider)).toBe(4);
  vi.runAllTimers();
  expect(provider.sent.length).toBe(before + 2);
});

test("who waits for what was typed to be saved makes it be asked about at once", async () => {
  const { provider, tracker, acknowledge } = tracked();
  const { doc } = provider;
  provider.open();
  doc.transact(() => doc.getText("t").insert(0, "a"), {});

  const saved = tracker.whenSaved(new AbortController().signal);
  vi.advanceTimersByTime(0);
  acknowledge(asked(provider) ?? 0);

  await expect(saved).resolves.toBeUndefined();
});

test("S2 a deletion counts as a change", () => {
  const { provider, tracker, text, acknowledge } = tracked();
  provider.open();
  text.insert(0, "abc");
  vi.runAllTimers();
  acknowledge(1);

  text.delete(0, 1);

  expect(tracker.state.get()).toEqual({ phase: "saving", changes: 1 });
});

test("S3 changes made offline wait in the tab and are asked about after the reconnect", () => {
  const { provider, tracker, text, acknowledge } = tracked();
  provider.open();
  provider.drop();

  text.insert(0, "a");
  text.insert(1, "b");
  vi.runAllTimers();
  expect(tracker.state.get()).toEqual({ phase: "offline", changes: 2, reason: "" });
  provider.open();
  expect(asked(provider)).toBe(2);
  acknowledge(2);

  expect(tracker.state.get()).toEqual({ phase: "saved", at: noon });
});

test("an acknowledgement of something that was never sent changes nothing", () => {
  const { provider, tracker, text, acknowledge } = tracked();
  provider.open();
  text.insert(0, "a");

  acknowledge(7);

  expect(tracker.state.get()).toEqual({ phase: "saving", changes: 1 });
});

test("changes that came from the server are not counted", () => {
  const { provider, tracker } = tracked();
  provider.open();

  provider.doc.transact(() => provider.doc.getText("t").insert(0, "x"), provider);

  expect(tracker.unsaved).toBe(0);
});

test("a refusal stays until the person tries again", () => {
  const { provider, tracker, text } = tracked();
  provider.open();
  text.insert(0, "a");

  tracker.refuse({ code: 4403, reason: "may-only-read" });
  provider.drop();

  expect(tracker.state.get()).toEqual({
    phase: "refused",
    code: 4403,
    reason: "may-only-read",
    changes: 1,
  });
});

test("S4 names the places whose changes are not acknowledged, the last one last", () => {
  const { provider, tracker, acknowledge } = tracked();
  const { doc } = provider;
  const [actions] = smallTemplate().collections;
  if (!actions) throw new Error("the small template has actions");
  provider.open();
  doc.transact(() => writeRichText(doc.getXmlFragment("basics.text"), paragraphs("jeden")));
  setValue(doc, smallTemplate(), "basics.cost", 100);
  addRecord(doc, actions, { id: "a1" });
  setValue(doc, smallTemplate(), "actions/a1.cost", 200);

  expect(tracker.unsavedPlaces).toEqual([
    "basics.text",
    "basics.cost",
    "actions/a1",
    "actions/a1.cost",
  ]);
  acknowledge(2);

  expect(tracker.unsavedPlaces).toEqual(["actions/a1", "actions/a1.cost"]);
});

test("S4 a place that changed again after the question stays", () => {
  const { provider, tracker, acknowledge } = tracked();
  const { doc } = provider;
  provider.open();
  setValue(doc, smallTemplate(), "basics.cost", 100);
  setValue(doc, smallTemplate(), "basics.cost", 200);

  acknowledge(1);

  expect(tracker.unsavedPlaces).toEqual(["basics.cost"]);
});

test("S4 what came from the server is not among them", () => {
  const { provider, tracker } = tracked();
  provider.open();

  const { doc } = provider;
  doc.transact(() => writeRichText(doc.getXmlFragment("basics.text"), paragraphs("x")), provider);

  expect(tracker.unsavedPlaces).toEqual([]);
});
