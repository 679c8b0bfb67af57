import { readDocument, setValue, storedValue } from "@brudnopis/document";
import { FrameType, type RestoreStart } from "@brudnopis/schema";
import { createDecoder, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { expect, test, vi } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { ApiError } from "../../api.ts";
import { SaveTracker } from "../../document/save-state.ts";
import { FakeProvider, smallTemplate } from "../../document/testing.ts";
import { DocumentUndo } from "../../document/undo.ts";
import type { RestoreScope } from "./restore-scope.ts";
import { type RestorableSession, Restorer } from "./restorer.ts";

const template = smallTemplate();
const everything: RestoreScope = { type: "document" };

/** A document with a cost of 900, of which a revision says 100. */
function opened() {
  const provider = new FakeProvider();
  const { doc } = provider;
  setValue(doc, template, "basics.cost", 100);
  const revision = encodeStateAsUpdate(doc);
  setValue(doc, template, "basics.cost", 900);
  const server = { isAnswering: true, told: [] as RestoreStart[], refusal: undefined as unknown };
  connect(provider, () => server.isAnswering);
  const save = new SaveTracker(provider.asProvider(), () => new Date());
  const close = vi.fn<() => void>();
  const session: RestorableSession = {
    // Nothing else of the details is asked for.
    details: { template } as RestorableSession["details"],
    doc,
    provider: provider.asProvider(),
    undo: new DocumentUndo(doc),
    save,
    close,
  };
  const restorer = new Restorer({
    documentId: "d1",
    open: async () => session,
    api: {
      state: async () => revision,
      start: async (_id, start) => {
        if (server.refusal !== undefined) throw server.refusal;
        server.told.push(start);
      },
    },
  });
  return { restorer, provider, doc, save, server, close };
}

/** A server that acknowledges whatever it is asked about, while it answers. */
function connect(provider: FakeProvider, isAnswering: () => boolean): void {
  const send = (frame: Uint8Array) => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FrameType.saved || !isAnswering()) return;
    const encoder = createEncoder();
    writeVarUint(encoder, readVarUint(decoder));
    const handler = provider.messageHandlers[FrameType.saved] as unknown as SavedHandler;
    queueMicrotask(() => handler(undefined, createDecoder(toUint8Array(encoder))));
  };
  provider.ws = { readyState: 1, OPEN: 1, send };
}
type SavedHandler = (encoder: undefined, decoder: ReturnType<typeof createDecoder>) => void;

/** Lets promises that are resolved run. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

test("the document becomes what it was, and it is said when the server has stored it", async () => {
  const { restorer, provider, doc, save, server } = opened();
  provider.open();

  await restorer.restore("r1", everything);

  expect(storedValue(doc, "basics.cost")).toBe(100);
  expect(restorer.state.get()).toEqual({ phase: "restored", scope: everything });
  expect(save.unsaved).toBe(0);
  expect(server.told).toEqual([{ revision: "r1", what: "document" }]);
});

test("one step back gives what was there before", async () => {
  const { restorer, provider, doc, close } = opened();
  provider.open();
  await restorer.restore("r1", everything);

  await restorer.undo();

  expect(storedValue(doc, "basics.cost")).toBe(900);
  expect(restorer.state.get().phase).toBe("undone");
  await vi.waitUntil(() => close.mock.calls.length > 0);
});

test("V1 nothing changes before this tab is in step with the server", async () => {
  const { restorer, provider, doc, server } = opened();
  provider.ws = null;
  const restoring = restorer.restore("r1", everything);
  const colleague = new Doc();
  applyUpdate(colleague, encodeStateAsUpdate(doc));
  setValue(colleague, template, "basics.cost", 950);

  await turn();
  expect(server.told).toEqual([]);
  applyUpdate(doc, encodeStateAsUpdate(colleague), provider);
  connect(provider, () => true);
  provider.open();
  await restoring;

  expect(storedValue(doc, "basics.cost")).toBe(100);
});

test("V1 nothing changes when the server does not keep how it is now", async () => {
  const { restorer, provider, doc, server } = opened();
  provider.open();
  server.refusal = new ApiError("forbidden");

  await restorer.restore("r1", everything);

  expect(storedValue(doc, "basics.cost")).toBe(900);
  expect(restorer.state.get()).toMatchObject({ phase: "failed", error: server.refusal });
});

test("V2 a server that takes nothing more is told of, not waited for", async () => {
  const { restorer, provider, save, server } = opened();
  provider.open();
  server.isAnswering = false;
  const restoring = restorer.restore("r1", everything);
  await vi.waitUntil(() => server.told.length > 0);

  save.refuse({ code: 4403, reason: "may-only-read" });
  await restoring;

  expect(restorer.state.get()).toMatchObject({
    phase: "failed",
    error: { refusal: { reason: "may-only-read" } },
  });
});

test("V3 where nothing differs, the server is told nothing", async () => {
  const { restorer, provider, doc, server } = opened();
  provider.open();
  setValue(doc, template, "basics.cost", 100);
  const before = readDocument(doc, template);

  await restorer.restore("r1", everything);

  expect(restorer.state.get().phase).toBe("same");
  expect(server.told).toEqual([]);
  expect(readDocument(doc, template)).toEqual(before);
});

test("V4 a document that is left stays open until the server has all of it", async () => {
  const { restorer, provider, save, server, close } = opened();
  provider.open();
  server.isAnswering = false;
  const restoring = restorer.restore("r1", everything);
  await vi.waitUntil(() => save.unsaved > 0);

  restorer.release();
  await turn();
  expect(close).not.toHaveBeenCalled();
  server.isAnswering = true;
  provider.open();
  await restoring;

  await vi.waitUntil(() => close.mock.calls.length > 0);
});

test("one change is restored, and the server is told which", async () => {
  const { restorer, provider, doc, server } = opened();
  provider.open();

  await restorer.restore("r1", {
    type: "change",
    change: { type: "value", id: "c", section: "basics", by: [], address: "basics.cost" },
  });

  expect(storedValue(doc, "basics.cost")).toBe(100);
  expect(server.told).toEqual([
    { revision: "r1", what: "change", place: "basics.cost", section: "basics" },
  ]);
});
