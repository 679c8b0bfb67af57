/** What comes of accepting suggestions is an edit like any other: the gate lets it pass, and its undo too. */
import {
  applySuggestion,
  createDocument,
  keepUndoSound,
  localEdit,
  readRichText,
  suggestedHunks,
  textAt,
} from "@brudnopis/document";
import { editAtRandom, exampleTemplate, seededRandom } from "@brudnopis/document/testing";
import type { SuggestedChange } from "@brudnopis/schema";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, UndoManager } from "yjs";
import { Gate, type Verdict } from "./gate.ts";
import { placesOf } from "./places.ts";

const address = "city.challenge";

test("every update of an acceptance and of its undo passes the gate", () => {
  let accepted = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const { refused, count } = acceptingAtRandom(seed);
    accepted += count;
    expect(refused, `seed ${seed}`).toEqual([]);
  }
  expect(accepted).toBeGreaterThan(100);
});

function acceptingAtRandom(seed: number): { refused: Verdict[]; count: number } {
  const random = seededRandom(seed);
  const server = createDocument(exampleTemplate, { language: "pl", networkKind: "planning" });
  const gate = new Gate(server, placesOf(exampleTemplate));
  const refused: Verdict[] = [];
  const editor = copyOf(server);
  keepUndoSound(editor);
  editor.on("update", (update: Uint8Array) => {
    const verdict = gate.judge(update, () => true);
    if (!verdict.ok) refused.push(verdict);
    else if (verdict.effect !== "none") applyUpdate(server, update);
  });
  const undo = new UndoManager([textAt(editor, address)], {
    trackedOrigins: new Set([localEdit]),
    captureTimeout: 0,
  });
  let count = 0;
  for (let edits = 60; edits > 0; edits -= 1) editAtRandom(editor, exampleTemplate, random);
  for (let rounds = 4; rounds > 0; rounds -= 1) {
    const draft = copyOf(editor);
    for (let edits = 40; edits > 0; edits -= 1) editAtRandom(draft, exampleTemplate, random);
    for (const change of suggestedIn(editor, draft)) {
      if (random.chance(0.2)) editAtRandom(editor, exampleTemplate, random);
      if (applySuggestion(editor, exampleTemplate, change) === "applied") count += 1;
      if (random.chance(0.2)) undo.undo();
      if (random.chance(0.2)) undo.redo();
    }
  }
  return { refused, count };
}

function suggestedIn(editor: Doc, draft: Doc): SuggestedChange[] {
  const edited = readRichText(textAt(draft, address)).content;
  return suggestedHunks(textAt(editor, address), edited).map((hunk) => ({
    type: "text",
    address,
    hunk,
  }));
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
}
