import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { Doc } from "yjs";
import { ownCaretApart } from "./own-caret.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function opened() {
  const awareness = new Awareness(new Doc());
  awareness.setLocalState({ user: { name: "Anna" } });
  return { awareness, editors: ownCaretApart(awareness) };
}

test("O1 an editor hears of others' carets and not of its own", () => {
  const { awareness, editors } = opened();
  const listener = vi.fn();
  editors.on("change", listener);

  editors.setLocalStateField("cursor", 1);
  vi.advanceTimersByTime(1000);
  expect(awareness.getLocalState()?.["cursor"]).toBe(1);
  expect(listener).not.toHaveBeenCalled();

  const other = new Awareness(new Doc());
  other.setLocalState({ cursor: 7 });
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), "server");
  expect(listener).toHaveBeenCalledOnce();

  editors.off("change", listener);
  other.setLocalState({ cursor: 8 });
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), "server");
  expect(listener).toHaveBeenCalledOnce();
  other.destroy();
  awareness.destroy();
});

test("O2 several moves of the caret leave once, and are known here at once", () => {
  const { awareness, editors } = opened();
  const changes = vi.fn();
  awareness.on("change", changes);

  editors.setLocalStateField("cursor", 1);
  editors.setLocalStateField("cursor", 2);
  expect(editors.getLocalState()).toEqual({ user: { name: "Anna" }, cursor: 2 });
  expect(changes).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);

  expect(changes).toHaveBeenCalledOnce();
  expect(awareness.getLocalState()?.["cursor"]).toBe(2);
  awareness.destroy();
});

test("O3 a caret that is gone is gone at once, and does not come back", () => {
  const { awareness, editors } = opened();

  editors.setLocalStateField("cursor", 1);
  editors.setLocalStateField("cursor", null);
  expect(awareness.getLocalState()?.["cursor"]).toBeNull();
  vi.advanceTimersByTime(1000);

  expect(awareness.getLocalState()?.["cursor"]).toBeNull();
  awareness.destroy();
});
