import { expect, test } from "vitest";
import { barMove, type PressedKey } from "./bar-keys.ts";

const press = (key: string, modifiers: Partial<PressedKey> = {}): PressedKey => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...modifiers,
});

test("arrows move the whole bar by a day or a week, pages by a month, Home and End by quarters", () => {
  const moves = ["ArrowRight", "ArrowLeft", "ArrowUp", "PageDown", "End"].map((key) =>
    barMove(press(key)),
  );

  expect(moves).toEqual([
    { edge: "both", step: { unit: "day", count: 1 } },
    { edge: "both", step: { unit: "day", count: -1 } },
    { edge: "both", step: { unit: "week", count: 1 } },
    { edge: "both", step: { unit: "month", count: -1 } },
    { edge: "both", step: { unit: "quarter", count: 1 } },
  ]);
});

test("with Shift the end moves, with Alt or Ctrl the start", () => {
  const [end, start, same] = [{ shiftKey: true }, { altKey: true }, { ctrlKey: true }].map(
    (modifiers) => barMove(press("ArrowRight", modifiers))?.edge,
  );

  expect([end, start, same]).toEqual(["end", "start", "start"]);
});

test("other keys stay the browser's", () => {
  expect(barMove(press("Tab"))).toBeUndefined();
  expect(barMove(press("a"))).toBeUndefined();
  expect(barMove(press("ArrowLeft", { metaKey: true }))).toBeUndefined();
  expect(barMove(press("ArrowLeft", { shiftKey: true, altKey: true }))).toBeUndefined();
});
