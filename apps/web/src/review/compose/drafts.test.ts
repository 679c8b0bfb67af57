import { expect, test } from "vitest";
import { type DraftStorage, Drafts, type RemarkDraft } from "./drafts.ts";

function storage(): DraftStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const remark: RemarkDraft = {
  place: { type: "field", address: "basics.cost" },
  kind: "money",
  text: "Skąd ta kwota?",
  isInternal: false,
};

test("what was begun is there after a reload, for its author alone", () => {
  const browser = storage();
  new Drafts(browser, "ewa", "d1").keep(remark);
  new Drafts(browser, "ewa", "d1").setReply("t1", "Dziękuję");

  const again = new Drafts(browser, "ewa", "d1");

  expect(again.remark(remark.place)).toEqual(remark);
  expect(again.reply("t1")).toBe("Dziękuję");
  expect(new Drafts(browser, "jan", "d1").remarks).toEqual([]);
});

test("nothing stays in the browser of what was sent or thrown away", () => {
  const browser = storage();
  const drafts = new Drafts(browser, "ewa", "d1");
  drafts.keep(remark);
  drafts.setReply("t1", "Dziękuję");

  drafts.forget(remark.place);
  drafts.setReply("t1", " ");

  expect(browser.kept.size).toBe(0);
});

test("each place has its own draft", () => {
  const drafts = new Drafts(storage(), "ewa", "d1");
  const whole = { ...remark, place: { type: "document" as const }, text: "Do całości" };

  drafts.keep(remark);
  drafts.keep(whole);
  drafts.keep({ ...remark, text: "Poprawione" });

  expect(drafts.remarks.map(({ text }) => text)).toEqual(["Do całości", "Poprawione"]);
});

test.each(["{", "[]", '{"format":2}', '{"format":1,"replies":{},"remarks":[{"text":3}]}'])(
  "what is not ours is no draft: %s",
  (text) => {
    const browser = storage();
    browser.setItem("brudnopis-review:ewa:d1", text);

    expect(new Drafts(browser, "ewa", "d1").remarks).toEqual([]);
  },
);

test("a browser that keeps nothing is no reason to stop", () => {
  const drafts = new Drafts(
    {
      getItem: () => null,
      setItem: () => {
        throw new Error("full");
      },
      removeItem: () => {},
    },
    "ewa",
    "d1",
  );

  expect(() => drafts.keep(remark)).not.toThrow();
});
