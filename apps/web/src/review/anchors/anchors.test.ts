import { test } from "vitest";
import {
  at,
  caret,
  type,
  cut,
  paste,
  block,
  undo,
  redo,
  expectAt,
  nthAt,
  type Scenario,
} from "./testing-scenes.ts";
import { table } from "./testing.ts";

/** Those of the research (editor.md, 3). */
const known: readonly Scenario[] = [
  {
    name: "words come before it in its paragraph",
    is: "brown fox",
    act: ({ editor }) => type(editor, at(editor, "The quick").from, "Yes: "),
  },
  {
    name: "letters are typed inside it",
    is: "brXXown fox",
    act: ({ editor }) => type(editor, at(editor, "own fox").from, "XX"),
  },
  {
    name: "words are typed right in front of it",
    is: "brown fox",
    act: ({ editor }) => type(editor, at(editor, "brown").from, "NEW "),
  },
  {
    name: "words are typed right behind it",
    is: "brown fox",
    act: ({ editor }) => type(editor, at(editor, "brown fox").to, " NEW"),
  },
  { name: "half of it is deleted", is: "fox", act: ({ editor }) => cut(editor, "brown ") },
  { name: "all of it is deleted", is: undefined, act: ({ editor }) => cut(editor, "brown fox") },
  {
    name: "all of it is deleted, and that is undone",
    is: "brown fox",
    act: (scene) => {
      cut(scene.editor, "brown fox");
      undo(scene);
    },
  },
  {
    name: "its paragraph is deleted, and that is undone",
    is: "brown fox",
    act: (scene) => {
      scene.editor.commands.deleteRange(block(scene.editor, "brown fox"));
      undo(scene);
    },
  },
  {
    name: "it is deleted, brought back, deleted again and brought back again",
    is: "brown fox",
    act: (scene) => {
      cut(scene.editor, "brown fox");
      undo(scene);
      redo(scene);
      undo(scene);
    },
  },
  {
    name: "Enter is pressed before it",
    is: "brown fox",
    act: ({ editor }) => {
      caret(editor, at(editor, "brown").from);
      editor.commands.splitBlock();
    },
  },
  {
    name: "Enter is pressed in the middle of it",
    is: "brown fox",
    act: ({ editor }) => {
      caret(editor, at(editor, " fox").from);
      editor.commands.splitBlock();
    },
  },
  {
    name: "Enter is pressed behind it",
    is: "brown fox",
    act: ({ editor }) => {
      caret(editor, at(editor, " jumps").from);
      editor.commands.splitBlock();
    },
  },
  {
    name: "Enter is pressed before it, and that is undone",
    is: "brown fox",
    act: (scene) => {
      caret(scene.editor, at(scene.editor, "brown").from);
      scene.editor.commands.splitBlock();
      undo(scene);
    },
  },
  {
    name: "its paragraph is joined with the one before",
    is: "brown fox",
    act: ({ editor }) => {
      caret(editor, at(editor, "The quick").from);
      editor.commands.joinBackward();
    },
  },
  {
    name: "it becomes bold",
    is: "brown fox",
    act: ({ editor }) => {
      const { from, to } = at(editor, "brown fox");
      caret(editor, from, to);
      editor.commands.toggleBold();
    },
  },
  {
    name: "half of its paragraph becomes bold",
    is: "brown fox",
    act: ({ editor }) => {
      const { from } = at(editor, "The quick");
      caret(editor, from, from + 13);
      editor.commands.toggleBold();
    },
  },
  {
    name: "its paragraph becomes a heading",
    is: "brown fox",
    act: ({ editor }) => {
      caret(editor, at(editor, "brown").from);
      editor.commands.setHeading({ level: 3 });
    },
  },
  {
    name: "its paragraph becomes a list",
    is: "brown fox",
    act: ({ editor }) => {
      caret(editor, at(editor, "brown").from);
      editor.commands.toggleBulletList();
    },
  },
  {
    name: "its paragraph becomes a quotation",
    is: "brown fox",
    act: ({ editor }) => {
      caret(editor, at(editor, "brown").from);
      editor.commands.setBlockquote();
    },
  },
  {
    name: "its paragraph is dragged to the top",
    is: "brown fox",
    act: ({ editor }) => {
      const { from, to } = block(editor, "brown fox");
      const { doc, tr } = editor.state;
      editor.view.dispatch(tr.delete(from, to).insert(0, doc.slice(from, to).content));
    },
  },
  {
    name: "more than it is cut and pasted elsewhere",
    is: "brown fox",
    act: ({ editor }) => {
      cut(editor, "quick brown fox");
      paste(editor, at(editor, "Third").from, "quick brown fox");
    },
  },
  {
    name: "all of the text is replaced by itself with a beginning",
    is: "brown fox",
    act: ({ editor }) => {
      const { doc, schema, tr } = editor.state;
      const intro = schema.node("paragraph", null, [schema.text("Intro")]);
      editor.view.dispatch(tr.replaceWith(0, doc.content.size, [intro, ...doc.children]));
    },
  },
  {
    name: "a row is put above its row",
    words: "target cell",
    is: "target cell",
    act: ({ editor }) => {
      caret(editor, at(editor, "target").from);
      editor.commands.addRowBefore();
    },
  },
  {
    name: "a column is put before its column",
    words: "target cell",
    is: "target cell",
    act: ({ editor }) => {
      caret(editor, at(editor, "target").from);
      editor.commands.addColumnBefore();
    },
  },
  {
    name: "another column is deleted",
    words: "target cell",
    is: "target cell",
    act: ({ editor }) => {
      caret(editor, at(editor, "r1c1").from);
      editor.commands.deleteColumn();
    },
  },
  {
    name: "its row becomes the heading row",
    words: "target cell",
    is: "target cell",
    act: ({ editor }) => {
      caret(editor, at(editor, "target").from);
      editor.commands.toggleHeaderRow();
    },
  },
  {
    name: "its row is deleted",
    words: "target cell",
    is: undefined,
    act: ({ editor }) => {
      caret(editor, at(editor, "target").from);
      editor.commands.deleteRow();
    },
  },
  {
    name: "one presses Enter before it while the other types in it, far from each other",
    is: "brown fox",
    act: ({ meeting, editor, other }) => {
      meeting.apart();
      caret(editor, at(editor, "brown").from);
      editor.commands.splitBlock();
      type(other, at(other, "fox").from, "XX");
      meeting.together();
    },
  },
  {
    name: "it is one of three cells that read alike, and is deleted",
    text: [table(["tak", "tak", "tak"])],
    words: "tak",
    nth: 1,
    is: undefined,
    act: ({ editor }) => editor.commands.deleteRange(nthAt(editor, "tak", 1)),
  },
];

test.each(known)("a remark is at its words when $name", expectAt);
