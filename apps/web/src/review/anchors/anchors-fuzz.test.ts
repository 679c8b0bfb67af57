/** Two who do whatever editors can do, together and apart: in the end a remark is at its own letters for everybody, or at none. */
import { flatText, textAt } from "@brudnopis/document";
import { type Random, seededRandom } from "@brudnopis/document/testing";
import type { Editor } from "@tiptap/core";
import { expect, test } from "vitest";
import { field, lines, Meeting, type Person } from "./testing.ts";
import { caret } from "./testing-scenes.ts";

/** Letters that nothing else in the text has, so that one sees what has become of which. */
const words = "αβγδεζηθ";

const seeds = Array.from({ length: 40 }, (_, index) => 7_000 + index);

test.each(seeds)(
  "a remark is at its own letters or at none, whatever people do (seed %i)",
  (seed) => {
    const random = seededRandom(seed);
    const meeting = new Meeting({
      [field]: lines("First of the lines.", `Second with ${words} in it.`, "Third of the lines."),
    });
    meeting.remark("t1", field, words);
    const { lead, colleague } = meeting;
    for (const person of [lead, colleague]) person.enter(field);
    for (let step = 0; step < 12; step += 1) {
      const isApart = random.chance(0.3);
      if (isApart) meeting.apart();
      for (const person of [lead, colleague])
        for (let edits = random.below(3); edits > 0; edits -= 1) edit(person, random);
      if (isApart) meeting.together();
      if (random.chance(0.5)) meeting.settle();
    }
    // Of those who repair at once one is heard at a time.
    for (let rounds = 0; rounds < 4; rounds += 1) meeting.settle();

    const { text } = flatText(textAt(meeting.reader.doc, field));
    const seen = new Set([
      meeting.newcomerSees("t1"),
      ...meeting.people.map((person) => person.sees("t1")),
      ...[lead, colleague].map((person) => person.seesInEditor("t1")),
    ]);
    expect([...seen], `${seed}: ${text}`).toHaveLength(1);
    const [found] = seen;
    // What was typed between the letters may be at the ends when those are deleted.
    if (found !== undefined) expect(found, text).toMatch(/[αβγδεζηθ]/u);
  },
);

function edit(person: Person, random: Random): void {
  const { editor } = person;
  const { doc } = editor.state;
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (node.isText) for (let i = 0; i <= node.nodeSize; i += 1) places.push(at + i);
  });
  const [one, other] = [random.pick(places) ?? 1, random.pick(places) ?? 1];
  const near = random.chance(0.7) ? Math.min(one + random.below(8), doc.content.size - 1) : other;
  const [from, to] = [Math.min(one, near), Math.max(one, near)];
  const edits: ((editor: Editor) => void)[] = [
    (e) => {
      caret(e, from);
      for (const letter of "xyz") e.view.dispatch(e.state.tr.insertText(letter));
    },
    (e) => e.view.dispatch(e.state.tr.insertText("q", from)),
    (e) => void e.commands.deleteRange({ from, to }),
    (e) => {
      caret(e, from);
      e.commands.splitBlock();
    },
    (e) => {
      caret(e, from);
      e.commands.joinBackward();
    },
    (e) => {
      caret(e, from, to);
      e.commands.toggleBold();
    },
    (e) => {
      caret(e, from);
      e.commands.toggleHeading({ level: 3 });
    },
    (e) => {
      caret(e, from, to);
      e.commands.toggleBulletList();
    },
    (e) => {
      const slice = doc.slice(from, to);
      e.view.dispatch(e.state.tr.delete(from, to));
      const { doc: rest, tr } = e.state;
      if (other < rest.content.size) e.view.dispatch(tr.replaceRange(other, other, slice));
    },
    () => void person.undo.undo(),
    () => void person.undo.undo(),
    () => void person.undo.redo(),
    () => person.undo.stopCapturing(),
  ];
  random.pick(edits)?.(editor);
}
