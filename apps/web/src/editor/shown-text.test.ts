import { flatText, textAt } from "@brudnopis/document";
import type { Editor } from "@tiptap/core";
import { Plugin, Selection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { field, lines, Meeting, type Person } from "../review/anchors/testing.ts";
import { at, caret, cut, type } from "../review/anchors/testing-scenes.ts";

test("S1 after an undo, what another types is shown, and kept when one types on", () => {
  const { lead, colleague, editor, other } = opened("A long first line.", "The end.");
  type(editor, at(editor, "The end.").to, "x");
  cut(other, "long first line.");
  lead.undo.undo();

  type(other, at(other, "A ").to, "z");
  expect(shownBy(editor)).toBe("A z|The end.|");
  type(editor, at(editor, "The end.").to, "!");

  for (const person of [lead, colleague]) expect(written(person)).toBe("A zThe end.!");
});

test("S1 after an undo the caret stays where it is when another types", () => {
  const { lead, editor, other } = opened("A long first line.", "The end.");
  type(editor, at(editor, "The end.").to, "x");
  caret(editor, at(editor, "long").to);
  lead.undo.undo();

  type(other, at(other, "A ").to, "very ");

  expect(beforeCaret(editor)).toBe("A very long");
});

test("S2 a list that two have emptied goes from under a caret behind it", () => {
  const { meeting, lead, colleague, editor, other } = opened("One.", "Two.", "The end.");
  caret(editor, at(editor, "One.").from, at(editor, "Two.").to);
  editor.commands.toggleBulletList();
  meeting.apart();
  deleteItem(other, "One.");
  deleteItem(editor, "Two.");
  for (const each of [editor, other]) caret(each, at(each, "The end.").to);

  meeting.together();

  for (const person of [lead, colleague]) {
    expect(shownBy(person.editor)).toBe("The end.|");
    expect(written(person)).toBe("The end.");
    expect(beforeCaret(person.editor)).toBe("The end.");
  }
});

test("S3 what could not be shown with its caret is shown without, and nothing is written", () => {
  const { lead, editor, other } = opened("A line.");
  let fails = true;
  editor.view.updateState(
    editor.state.reconfigure({
      plugins: [
        ...editor.state.plugins,
        new Plugin({
          filterTransaction: () => {
            if (!fails) return true;
            fails = false;
            throw new Error("Fails once");
          },
        }),
      ],
    }),
  );
  let updates = 0;
  lead.doc.on("update", () => (updates += 1));

  expect(() => other.view.dispatch(other.state.tr.insertText("z", 1))).toThrow("Fails once");

  expect(shownBy(editor)).toBe("zA line.|");
  expect(updates).toBe(1);
});

test("S4 who stands in an empty field does not replace what another writes there first", () => {
  const { lead, colleague, editor, other } = opened();
  // As somebody comes into a field.
  for (const { view } of [editor, other])
    view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));

  other.commands.insertContent({ type: "text", text: "First" });
  editor.commands.insertContent({ type: "text", text: "x" });

  for (const person of [lead, colleague]) expect(written(person)).toBe("xFirst");
});

function opened(...words: string[]) {
  const meeting = new Meeting({ [field]: words.length === 0 ? [] : lines(...words) });
  const { lead, colleague } = meeting;
  return { meeting, lead, colleague, editor: lead.enter(field), other: colleague.enter(field) };
}

function deleteItem(editor: Editor, words: string): void {
  const place = editor.state.doc.resolve(at(editor, words).from);
  editor.view.dispatch(editor.state.tr.delete(place.before(-1), place.after(-1)));
}

/** The lines of an editor, each with its end. */
function shownBy({ state: { doc } }: Editor): string {
  return doc.children.map(({ textContent }) => `${textContent}|`).join("");
}

function written({ doc }: Person): string {
  return flatText(textAt(doc, field)).text;
}

function beforeCaret({ state: { selection } }: Editor): string {
  const { parent, parentOffset } = selection.$head;
  return parent.textBetween(0, parentOffset);
}
