/** What people do in the editors of `testing.ts`, and who sees a remark where in the end. */
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { expect } from "vitest";
import { flatText, textAt } from "@brudnopis/document";
import type { RichNode } from "@brudnopis/schema";
import { field, lines, Meeting, otherField, table } from "./testing.ts";

export const text = [
  ...lines(
    "First paragraph about heat islands.",
    "The quick brown fox jumps over the lazy dog.",
    "Third paragraph about water.",
  ),
  table(["r1c1", "r1c2 target cell text"], ["r2c1", "r2c2"]),
];

/** From before the words to behind them. */
export function at(editor: Editor, words: string): { from: number; to: number } {
  let from: number | undefined;
  editor.state.doc.descendants((node, position) => {
    const index = node.isTextblock ? node.textContent.indexOf(words) : -1;
    if (index >= 0) from ??= position + 1 + index;
  });
  if (from === undefined) throw new Error(`The editor has no "${words}"`);
  return { from, to: from + words.length };
}

/** The same of the nth paragraph that has these words and no others. */
export function nthAt(editor: Editor, words: string, nth: number): { from: number; to: number } {
  const all: number[] = [];
  editor.state.doc.descendants((node, position) => {
    if (node.isTextblock && node.textContent === words) all.push(position + 1);
  });
  const from = all[nth];
  if (from === undefined) throw new Error(`The editor has "${words}" ${all.length} times`);
  return { from, to: from + words.length };
}

export function caret(editor: Editor, from: number, to = from): void {
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)),
  );
}

export function type(editor: Editor, where: number, words: string): void {
  caret(editor, where);
  // One letter after the other, as keys give them.
  for (const letter of words) editor.view.dispatch(editor.state.tr.insertText(letter));
}

export function cut(editor: Editor, words: string): void {
  editor.commands.deleteRange(at(editor, words));
}

export function paste(editor: Editor, where: number, words: string): void {
  editor.view.dispatch(editor.state.tr.insertText(words, where));
}

/** The paragraph in which words are. */
export function block(editor: Editor, words: string): { from: number; to: number } {
  const place = editor.state.doc.resolve(at(editor, words).from);
  return { from: place.before(), to: place.after() };
}

export interface Scene {
  readonly meeting: Meeting;
  /** The lead's. */
  readonly editor: Editor;
  /** The colleague's. */
  readonly other: Editor;
}

export interface Scenario {
  readonly name: string;
  /** In place of `text`. */
  readonly text?: readonly RichNode[];
  /** What the remark is about, the nth time that it stands there. */
  readonly words?: string;
  readonly nth?: number;
  /** The words that the remark is at in the end; undefined when they are gone. */
  readonly is: string | undefined;
  /** How often these words stand in front of it in the end. */
  readonly behind?: number;
  act(scene: Scene): void;
}

export const undo = ({ meeting: { lead } }: Scene) => lead.undo.undo();
export const redo = ({ meeting: { lead } }: Scene) => lead.undo.redo();
export const pause = ({ meeting: { lead } }: Scene) => lead.undo.stopCapturing();

export function expectAt(scenario: Scenario): void {
  const { words = "brown fox", nth = 0, is, behind = 0, act } = scenario;
  const meeting = new Meeting({
    [field]: scenario.text ?? text,
    [otherField]: lines("Elsewhere."),
  });
  meeting.remark("t1", field, words, nth);
  const scene = {
    meeting,
    editor: meeting.lead.enter(field),
    other: meeting.colleague.enter(field),
  };

  act(scene);
  meeting.settle();

  expectAllSee(meeting, is, behind);
}

export function expectAllSee(meeting: Meeting, words: string | undefined, behind = 0): void {
  const seen = whatAllSee(meeting);
  const place = words && placeOf(meeting, words, behind);
  expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((who) => [who, place])));
}

/** As people tell where they see it. */
function placeOf(meeting: Meeting, words: string, behind: number): string {
  const { address } = meeting.anchorOf("t1");
  const all = flatText(textAt(meeting.reader.doc, address)).text;
  const parts = all.split(words);
  if (parts.length < behind + 2) throw new Error(`The text has no "${words}"`);
  return `${words}@${parts.slice(0, behind + 1).join(words).length}`;
}

/** In the fields, in the editors that are open on the remark's field, and without any knowledge of how it came to be so. */
function whatAllSee(meeting: Meeting): Record<string, string | undefined> {
  const { address } = meeting.anchorOf("t1");
  const seen: Record<string, string | undefined> = { newcomer: meeting.newcomerSees("t1") };
  for (const [who, person] of Object.entries(meeting.named)) {
    seen[who] = person.sees("t1");
    if (person.place === address) seen[`${who}'s editor`] = person.seesInEditor("t1");
  }
  return seen;
}
