import { paragraphs, writeRichText } from "@brudnopis/document";
import { expect, test } from "vitest";
import type { DocumentSession } from "./document-session.ts";
import { SaveTracker } from "./save-state.ts";
import { FakeProvider, smallTemplate } from "./testing.ts";
import { type TabStorage, UnsentCopies } from "./unsent-copies.ts";

class MemoryStorage implements TabStorage {
  readonly items = new Map<string, string>();
  isFull = false;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}

function typed(copies: UnsentCopies, words: string): DocumentSession {
  const provider = new FakeProvider();
  const save = new SaveTracker(provider.asProvider(), () => new Date());
  provider.doc.transact(() =>
    writeRichText(provider.doc.getXmlFragment("basics.text"), paragraphs(words)),
  );
  // It has every member that a copy is made from.
  return {
    copies,
    doc: provider.doc,
    details: { template: smallTemplate() },
    me: { id: "ada" },
    save,
  } as unknown as DocumentSession;
}

test("D1 what was typed is there again after the page was loaded again", () => {
  const storage = new MemoryStorage();
  const before = new UnsentCopies("mid", storage);
  before.keepFrom(typed(before, "Zdanie z tunelu."), "other-epoch", "pl");

  const after = new UnsentCopies("mid", storage);

  expect(after.state.get()).toMatchObject([
    {
      why: "other-epoch",
      changes: 1,
      texts: [{ place: "basics.text", label: "Treść", text: "Zdanie z tunelu." }],
    },
  ]);
  expect(new UnsentCopies("another", storage).state.get()).toEqual([]);
});

test("D1 a second copy does not replace the first", () => {
  const copies = new UnsentCopies("mid", new MemoryStorage());

  copies.keepFrom(typed(copies, "pierwsze"), "refused", "pl");
  copies.keepFrom(typed(copies, "drugie"), "refused", "pl");

  expect(copies.state.get().flatMap(({ texts }) => texts.map(({ text }) => text))).toEqual([
    "pierwsze",
    "drugie",
  ]);
});

test("D2 somebody else who signs in in the same tab does not find it", () => {
  const storage = new MemoryStorage();
  const copies = new UnsentCopies("mid", storage);
  copies.keepFrom(typed(copies, "moje"), "refused", "pl");

  const later = new UnsentCopies("mid", storage);
  later.belongTo("bob");

  expect([later.state.get(), storage.items.size]).toEqual([[], 0]);
});

test("D3 it goes when the person says so", () => {
  const storage = new MemoryStorage();
  const copies = new UnsentCopies("mid", storage);
  copies.keepFrom(typed(copies, "moje"), "refused", "pl");

  copies.forget();

  expect([copies.hasTexts, storage.items.size]).toEqual([false, 0]);
});

test("a browser that does not store keeps it in memory, and the tab still asks before it closes", () => {
  const storage = new MemoryStorage();
  storage.isFull = true;
  const copies = new UnsentCopies("mid", storage);
  const session = typed(copies, "moje");

  copies.keepFrom(session, "refused", "pl");

  expect([copies.hasTexts, copies.covers(session)]).toEqual([true, false]);
});

test.each(["{", "7", '[{"personId":1}]', '[{"texts":[]}]', "null"])(
  "what it did not store itself, it leaves alone: %s",
  (stored) => {
    const storage = new MemoryStorage();
    storage.setItem("unsent/mid", stored);

    expect(new UnsentCopies("mid", storage).state.get()).toEqual([]);
  },
);
