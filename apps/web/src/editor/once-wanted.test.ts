import { expect, test, vi } from "vitest";
import { activate, createPage } from "../document/page-state.ts";
import type { SaveState } from "../document/save-state.ts";
import { createStore } from "../ui/store.ts";
import { onceWanted } from "./once-wanted.ts";

const saved: SaveState = { phase: "saved", at: undefined };
const offline: SaveState = { phase: "offline", changes: 0, reason: "" };

function waiting(first: SaveState) {
  const save = createStore<SaveState>(first);
  const page = createPage("edit");
  const run = vi.fn<() => void>();
  return { save, page, run, again: onceWanted(save, page, run) };
}

test("what did not come is fetched again when the server answers", () => {
  const { save, run } = waiting(saved);

  save.set(() => ({ ...saved, at: new Date(0) }));
  save.set(() => offline);
  expect(run).not.toHaveBeenCalled();
  save.set(() => saved);
  save.set(() => offline);
  save.set(() => saved);

  expect(run).toHaveBeenCalledOnce();
});

test("it is fetched again when somebody goes into a field, and not when they leave it", () => {
  const { page, run } = waiting(offline);

  page.set((state) => ({ ...state, section: "vision" }));
  expect(run).not.toHaveBeenCalled();
  activate(page, "vision.text", { at: "end" });
  activate(page, "summary.text", { at: "end" });

  expect(run).toHaveBeenCalledOnce();
});

test("somebody who asks for it does not have to wait, and it is not fetched twice", () => {
  const { save, page, run, again } = waiting(offline);

  again();
  save.set(() => saved);
  activate(page, "vision.text", { at: "end" });

  expect(run).toHaveBeenCalledOnce();
});
