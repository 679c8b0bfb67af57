/** What the research did not try: undo of everything, look-alikes, people apart, other fields, edits without an editor. */
import { applyHunk, readRichText, restore, suggestedHunks, textAt } from "@brudnopis/document";
import { exampleTemplate } from "@brudnopis/document/testing";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, type XmlFragment } from "yjs";
import { field, lines, Meeting, otherField, table } from "./testing.ts";
import {
  at,
  block,
  caret,
  cut,
  expectAllSee,
  expectAt,
  nthAt,
  paste,
  pause,
  redo,
  type Scenario,
  text,
  type,
  undo,
} from "./testing-scenes.ts";

function enterAt(editor: Editor, where: number): void {
  caret(editor, where);
  editor.commands.splitBlock();
}

function dragToTop(editor: Editor, words: string): void {
  const { from, to } = block(editor, words);
  const { doc, tr } = editor.state;
  editor.view.dispatch(tr.delete(from, to).insert(0, doc.slice(from, to).content));
}

function emptyParagraph({ schema }: Editor): Node {
  return schema.node("paragraph");
}

const twice =
  "Miasto odpowiada za wdrożenie planu i raz co roku mówi o tym mieszkańcom w każdej dzielnicy.";

const three = [table(["tak", "tak", "tak"]), ...lines("Koniec tabeli.")];

const edges: readonly Scenario[] = [
  {
    name: "its own first letter is typed right in front of it",
    is: "brown fox",
    act: ({ editor }) => type(editor, at(editor, "brown").from, "b"),
  },
  {
    name: "its own last letter is typed right behind it",
    is: "brown fox",
    act: ({ editor }) => type(editor, at(editor, "brown fox").to, "x"),
  },
  {
    name: "another word is typed over it",
    is: undefined,
    act: ({ editor }) => {
      const { from, to } = at(editor, "brown fox");
      caret(editor, from, to);
      for (const letter of "box") editor.view.dispatch(editor.state.tr.insertText(letter));
    },
  },
  {
    name: "a word is mended in one go",
    words: "islands",
    is: "isla nds",
    act: ({ editor }) => {
      const { from, to } = at(editor, "islands");
      editor.view.dispatch(editor.state.tr.insertText("isla nds", from, to));
    },
  },
  {
    name: "all of the text is deleted, and another one with the same words is written",
    is: undefined,
    act: ({ editor }) => {
      const { doc, tr } = editor.state;
      editor.view.dispatch(tr.delete(0, doc.content.size).insert(0, emptyParagraph(editor)));
      type(editor, 1, "A brown fox it was.");
    },
  },
  {
    name: "all of the text is deleted, and written again by hand",
    is: "brown fox",
    act: ({ editor }) => {
      const { doc, tr } = editor.state;
      editor.view.dispatch(tr.delete(0, doc.content.size).insert(0, emptyParagraph(editor)));
      type(editor, 1, "The quick brown fox again.");
    },
  },
  {
    name: "it is more than one paragraph, and Enter is pressed before it",
    words: "lazy dog.Third paragraph",
    is: "lazy dog.Third paragraph",
    act: ({ editor }) => enterAt(editor, at(editor, "lazy").from),
  },
  {
    name: "it is more than one paragraph, and both become a list",
    words: "lazy dog.Third paragraph",
    is: "lazy dog.Third paragraph",
    act: ({ editor }) => {
      caret(editor, at(editor, "lazy").from, at(editor, "Third paragraph").to);
      editor.commands.toggleBulletList();
    },
  },
  {
    name: "it has characters of two units, and its paragraph becomes a heading",
    text: lines("Zielone 🌱 miasto 👩‍🌾 dla ludzi", "Drugi akapit"),
    words: "🌱 miasto 👩‍🌾",
    is: "🌱 miasto 👩‍🌾",
    act: ({ editor }) => {
      caret(editor, at(editor, "dla").from);
      editor.commands.setHeading({ level: 4 });
    },
  },
  {
    name: "the other one edits before it in the moment in which its paragraph becomes a list",
    is: "brown fox",
    act: ({ editor, other }) => {
      caret(editor, at(editor, "brown").from);
      editor.commands.toggleBulletList();
      // No pause in which a repair could leave.
      type(other, at(other, "First").from, "The ");
      type(editor, at(editor, "The quick").from, "Here: ");
    },
  },
];

const taken: readonly Scenario[] = [
  {
    name: "Enter is pressed in it, and that is undone",
    is: "brown fox",
    act: (scene) => {
      enterAt(scene.editor, at(scene.editor, " fox").from);
      undo(scene);
    },
  },
  {
    name: "Enter is pressed before it, and Backspace behind that",
    is: "brown fox",
    act: ({ editor }) => {
      enterAt(editor, at(editor, "brown").from);
      caret(editor, at(editor, "brown").from);
      editor.commands.joinBackward();
    },
  },
  {
    name: "its paragraph becomes a list, and that is undone",
    is: "brown fox",
    act: (scene) => {
      caret(scene.editor, at(scene.editor, "brown").from);
      scene.editor.commands.toggleBulletList();
      scene.meeting.settle();
      undo(scene);
    },
  },
  {
    name: "its paragraph becomes a heading, that is undone and done again",
    is: "brown fox",
    act: (scene) => {
      caret(scene.editor, at(scene.editor, "brown").from);
      scene.editor.commands.setHeading({ level: 3 });
      scene.meeting.settle();
      undo(scene);
      redo(scene);
    },
  },
  {
    name: "its list item moves in, and the list goes",
    is: "brown fox",
    act: ({ editor }) => {
      const { from } = at(editor, "First");
      caret(editor, from, at(editor, "lazy dog.").to);
      editor.commands.toggleBulletList();
      caret(editor, at(editor, "brown").from);
      editor.commands.sinkListItem("listItem");
      editor.commands.liftListItem("listItem");
      editor.commands.liftListItem("listItem");
    },
  },
  {
    name: "its paragraph is dragged to the top, and that is undone",
    is: "brown fox",
    act: (scene) => {
      dragToTop(scene.editor, "brown fox");
      scene.meeting.settle();
      undo(scene);
    },
  },
  {
    name: "another paragraph is dragged over it",
    is: "brown fox",
    act: ({ editor }) => dragToTop(editor, "Third paragraph"),
  },
  {
    name: "it is cut and pasted, and both are undone, and done again",
    is: "brown fox",
    act: (scene) => {
      cut(scene.editor, "brown fox");
      pause(scene);
      paste(scene.editor, at(scene.editor, "Third").from, "brown fox");
      scene.meeting.settle();
      undo(scene);
      undo(scene);
      scene.meeting.settle();
      redo(scene);
      redo(scene);
    },
  },
  {
    name: "it is cut, that is undone, and it is pasted elsewhere",
    is: "brown fox",
    act: (scene) => {
      cut(scene.editor, "brown fox");
      undo(scene);
      paste(scene.editor, at(scene.editor, "Third").from, "brown fox");
    },
  },
  {
    name: "it is cut and pasted twice",
    is: "brown fox",
    behind: 1,
    act: ({ editor }) => {
      cut(editor, "brown fox");
      paste(editor, at(editor, "Third").from, "brown fox");
      paste(editor, at(editor, "First").from, "brown fox");
    },
  },
  {
    name: "its row is deleted, and that is undone",
    words: "target cell",
    is: "target cell",
    act: (scene) => {
      caret(scene.editor, at(scene.editor, "target").from);
      scene.editor.commands.deleteRow();
      scene.meeting.settle();
      undo(scene);
    },
  },
  {
    name: "the table is deleted, and that is undone",
    words: "target cell",
    is: "target cell",
    act: (scene) => {
      caret(scene.editor, at(scene.editor, "target").from);
      scene.editor.commands.deleteTable();
      undo(scene);
    },
  },
  {
    name: "the row above its row is deleted, while the other one types in the cell",
    text: [table(["a", "b"], ["r2c1", "the target cell"])],
    words: "target cell",
    is: "target big cell",
    act: ({ meeting, editor, other }) => {
      meeting.apart();
      caret(editor, at(editor, "a").from);
      editor.commands.deleteRow();
      type(other, at(other, " cell").from, " big");
      meeting.together();
    },
  },
  {
    name: "a column is put before it, and that is undone",
    words: "target cell",
    is: "target cell",
    act: (scene) => {
      caret(scene.editor, at(scene.editor, "target").from);
      scene.editor.commands.addColumnBefore();
      scene.meeting.settle();
      undo(scene);
    },
  },
  {
    name: "what one deleted comes back after the other has typed around it",
    is: "brown fox",
    act: (scene) => {
      cut(scene.editor, "brown fox");
      type(scene.other, at(scene.other, "The quick").from, "So ");
      type(scene.other, at(scene.other, "jumps").from, "then ");
      undo(scene);
    },
  },
];

const alike: readonly Scenario[] = [
  {
    name: "it is one of three cells that read alike, and is deleted",
    text: three,
    words: "tak",
    nth: 1,
    is: undefined,
    act: ({ editor }) => editor.commands.deleteRange(nthAt(editor, "tak", 1)),
  },
  {
    name: "it is one of three cells that read alike, is deleted, and another one is written elsewhere",
    text: three,
    words: "tak",
    nth: 1,
    is: undefined,
    act: ({ editor }) => {
      editor.commands.deleteRange(nthAt(editor, "tak", 1));
      type(editor, at(editor, "Koniec").from, "tak, ");
    },
  },
  {
    name: "it is one of three cells that read alike, and the one before is deleted",
    text: three,
    words: "tak",
    nth: 1,
    is: "tak",
    act: ({ editor }) => editor.commands.deleteRange(nthAt(editor, "tak", 0)),
  },
  {
    name: "it is one of three cells that read alike, and all become headings of their columns",
    text: three,
    words: "tak",
    nth: 1,
    is: "tak",
    behind: 1,
    act: ({ editor }) => {
      caret(editor, at(editor, "tak").from);
      editor.commands.toggleHeaderRow();
    },
  },
  {
    name: "it is one of three cells that read alike, is deleted, and that is undone",
    text: three,
    words: "tak",
    nth: 1,
    is: "tak",
    behind: 1,
    act: (scene) => {
      scene.editor.commands.deleteRange(nthAt(scene.editor, "tak", 1));
      scene.meeting.settle();
      undo(scene);
    },
  },
  {
    name: "its paragraph was copied word by word, and is deleted",
    text: lines(twice, twice),
    words: "co roku",
    is: undefined,
    act: ({ editor }) => editor.commands.deleteRange(block(editor, "co roku")),
  },
  {
    name: "its paragraph was copied word by word, and that of the copy is deleted",
    text: lines(twice, twice),
    words: "co roku",
    nth: 1,
    is: "co roku",
    act: ({ editor }) => editor.commands.deleteRange(block(editor, "co roku")),
  },
  {
    name: "the same words are written in front of it",
    is: "brown fox",
    behind: 1,
    act: ({ editor }) => type(editor, at(editor, "First").from, "A brown fox. "),
  },
  {
    name: "it is deleted after the same words were written elsewhere",
    is: undefined,
    act: ({ editor }) => {
      type(editor, at(editor, "Third").from, "brown fox ");
      editor.commands.deleteRange(at(editor, "brown fox"));
    },
  },
  {
    name: "its paragraph reads like the next, and is deleted",
    text: lines("Miasto odpowiada za wdrożenie.", "Miasto odpowiada za wdrożenie.", "Koniec."),
    words: "odpowiada za wdrożenie",
    is: undefined,
    act: ({ editor }) => editor.commands.deleteRange(block(editor, "odpowiada")),
  },
];

const apart: readonly Scenario[] = [
  {
    name: "one makes a heading of it and the other presses Enter before it, far from each other",
    is: "brown fox",
    act: ({ meeting, editor, other }) => {
      meeting.apart();
      enterAt(other, at(other, "brown").from);
      type(editor, at(editor, "First").from, "The ");
      caret(editor, at(editor, "Third").from);
      editor.commands.setHeading({ level: 3 });
      meeting.together();
    },
  },
  {
    name: "both press Enter at different places before it, far from each other",
    is: "brown fox",
    act: ({ meeting, editor, other }) => {
      meeting.apart();
      enterAt(editor, at(editor, "First").to);
      enterAt(other, at(other, "brown").from);
      meeting.together();
    },
  },
  {
    name: "one deletes it while the other, far away, makes it bold",
    is: undefined,
    act: ({ meeting, editor, other }) => {
      meeting.apart();
      const { from, to } = at(other, "brown fox");
      caret(other, from, to);
      other.commands.toggleBold();
      cut(editor, "brown fox");
      meeting.together();
    },
  },
  {
    name: "one who is far away writes a good deal around it",
    is: "brown and quick fox",
    act: ({ meeting, editor, other }) => {
      meeting.apart();
      type(editor, at(editor, "The quick").from, "Once upon a time. ");
      enterAt(editor, at(editor, "The quick").from);
      type(editor, at(editor, "fox").from, "and quick ");
      type(other, at(other, "First").from, "Then ");
      dragToTop(other, "Third paragraph");
      meeting.together();
    },
  },
  {
    name: "one who was far away cut and pasted it elsewhere",
    is: "brown fox",
    act: ({ meeting, editor, other }) => {
      meeting.apart();
      cut(editor, "brown fox");
      paste(editor, at(editor, "Third").from, "brown fox");
      type(other, at(other, "First").from, "Then ");
      meeting.together();
    },
  },
];

test.each([...edges, ...taken, ...alike, ...apart])(
  "a remark is at its words when $name",
  expectAt,
);

function inTwoFields() {
  const meeting = new Meeting({ [field]: text, [otherField]: lines("Risks of the plan.") });
  meeting.remark("t1", field, "brown fox");
  return { meeting, lead: meeting.lead };
}

test("words that are cut in one field and pasted into another take their remark along", () => {
  const { meeting, lead } = inTwoFields();
  cut(lead.enter(field), "quick brown fox");
  const editor = lead.enter(otherField);
  paste(editor, at(editor, "Risks").from, "quick brown fox");

  meeting.settle();

  expect(meeting.anchorOf("t1").address).toBe(otherField);
  expectAllSee(meeting, "brown fox");
});

test("undoing a paste into another field and the cut brings the remark back to where it was", () => {
  const { meeting, lead } = inTwoFields();
  cut(lead.enter(field), "quick brown fox");
  const editor = lead.enter(otherField);
  paste(editor, at(editor, "Risks").from, "quick brown fox");
  meeting.settle();

  lead.undo.undo();
  meeting.settle();
  expectAllSee(meeting, undefined);
  lead.undo.undo();
  meeting.settle();

  expect(meeting.anchorOf("t1").address).toBe(field);
  expectAllSee(meeting, "brown fox");
});

test("an undo in a field whose editor is closed takes the remark along", () => {
  const { meeting, lead } = inTwoFields();
  const editor = lead.enter(field);
  enterAt(editor, at(editor, "brown").from);
  meeting.settle();
  lead.enter(otherField);

  lead.undo.undo();
  meeting.settle();

  expectAllSee(meeting, "brown fox");
});

test("leaving a field right after an edit loses nothing of where words went", () => {
  const { meeting, lead } = inTwoFields();
  const editor = lead.enter(field);
  caret(editor, at(editor, "brown").from);
  editor.commands.toggleBulletList();
  lead.leave();

  meeting.settle();

  expect(meeting.anchorOf("t1").anchor.quote).toBe("brown fox");
  expectAllSee(meeting, "brown fox");
});

test("a remark made on a text that others are changing is at its words when all have come", () => {
  const meeting = new Meeting({ [field]: text });
  const editor = meeting.lead.enter(field);
  meeting.apart();
  enterAt(editor, at(editor, "brown").from);
  meeting.remark("t1", field, "brown fox");
  meeting.together();

  meeting.settle();

  expectAllSee(meeting, "brown fox");
});

test("a repair that is heard of before the edit that it is about is left alone", () => {
  const { meeting, lead } = inTwoFields();
  const { colleague } = meeting;
  meeting.apart();
  const editor = lead.enter(field);
  enterAt(editor, at(editor, "brown").from);
  meeting.settle();
  const repaired = meeting.anchorOf("t1").anchor;
  const other = colleague.enter(field);
  type(other, at(other, "The quick").from, "So ");
  enterAt(other, at(other, "brown").from);
  meeting.settle();

  expect(meeting.anchorOf("t1").anchor).toEqual(repaired);
  meeting.together();
  meeting.settle();

  expectAllSee(meeting, "brown fox");
});

test("of two cities that repair one anchor at once the first is heard, and both see the same", () => {
  const { meeting, lead } = inTwoFields();
  const [editor, other] = [lead.enter(field), meeting.colleague.enter(field)];
  meeting.apart();
  enterAt(editor, at(editor, "brown").from);
  caret(other, at(other, "Third").from);
  enterAt(other, at(other, "quick").from);
  lead.settle();
  meeting.colleague.settle();
  meeting.together();

  meeting.settle();
  meeting.settle();

  expectAllSee(meeting, "brown fox");
});

test("restoring an earlier state takes remarks along with their words", () => {
  const { meeting, lead } = inTwoFields();
  const earlier = copyOf(lead.doc);
  const editor = lead.enter(field);
  caret(editor, at(editor, "brown").from);
  editor.commands.setHeading({ level: 3 });
  type(editor, at(editor, "jumps").from, "never ");
  meeting.settle();

  restore(lead.doc, earlier, exampleTemplate, { type: "place", address: field });
  meeting.settle();

  expect(readRichText(textAt(lead.doc, field)).content).toEqual(text);
  expectAllSee(meeting, "brown fox");
});

test("restoring a state without the words leaves an orphan, and undoing that finds them again", () => {
  const meeting = new Meeting({ [field]: lines("Only this."), [otherField]: lines("") });
  const { lead } = meeting;
  const earlier = copyOf(lead.doc);
  const editor = lead.enter(field);
  type(editor, at(editor, "Only").from, "A brown fox. ");
  meeting.remark("t1", field, "brown fox");
  meeting.settle();

  lead.undo.stopCapturing();
  restore(lead.doc, earlier, exampleTemplate, { type: "place", address: field });
  meeting.settle();
  expectAllSee(meeting, undefined);
  lead.undo.undo();
  meeting.settle();

  expectAllSee(meeting, "brown fox");
});

test("accepting a suggestion beside the words and in them leaves the remark at them", () => {
  const { meeting, lead } = inTwoFields();
  const fragment = textAt(lead.doc, field);
  const wanted = lines(
    "First paragraph about heat islands.",
    "A quick brown old fox jumps over the lazy dog.",
    "Third paragraph about water.",
  );
  const hunks = suggestedHunks(fragment, [...wanted, ...text.slice(3)]);

  for (const hunk of hunks) applyHunk(fragment, hunk);
  meeting.settle();

  expectAllSee(meeting, "brown old fox");
});

test("when somebody whose page knows nothing of this moves a paragraph, its words are found by how they read", () => {
  const { meeting } = inTwoFields();

  editAsStranger(meeting, (fragment) => {
    const moved = fragment.get(1).clone();
    fragment.delete(1, 1);
    fragment.insert(0, [moved]);
  });

  expectAllSee(meeting, "brown fox");
});

test("when somebody whose page knows nothing of this replaces one of many equal rows, it is not another one's", () => {
  const row = ["Konin", "tak", "2027"];
  const meeting = new Meeting({ [field]: [table(row, row, row)] });
  meeting.remark("t1", field, "tak", 1);

  editAsStranger(meeting, (fragment) => {
    const rows = fragment.get(0);
    if (!(rows instanceof XmlElement)) throw new Error("There is no table");
    const copy = rows.get(0).clone();
    rows.delete(1, 1);
    rows.insert(2, [copy]);
  });

  expectAllSee(meeting, undefined);
});

function editAsStranger({ people }: Meeting, edit: (fragment: XmlFragment) => void): void {
  const [someone] = people;
  const stranger = copyOf(someone?.doc ?? new Doc());
  stranger.transact(() => edit(textAt(stranger, field)));
  const update = encodeStateAsUpdate(stranger);
  for (const { doc } of people) applyUpdate(doc, update, "network");
}

function copyOf(doc: Doc): Doc {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  return copy;
}
