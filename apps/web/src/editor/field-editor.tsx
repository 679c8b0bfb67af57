/** The editor of the one field that somebody is in. Loaded as a chunk of its own, after the page can be read. */
import { textAt } from "@brudnopis/document";
import { lineExtensions, richTextExtensions } from "@brudnopis/document/editor-schema";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type OpenDocument, useDocument } from "../document/document-context.ts";
import { type ActiveField, announce, type Caret } from "../document/page-state.ts";
import { stepBack, stepForward } from "../document/step.ts";
import type { TextFieldProps } from "../fields/text-field.tsx";
import { leaveByEscape } from "./leave-by-escape.ts";
import { oneLine } from "./one-line.ts";
import { cleanPastedHtml } from "./paste.ts";
import { sharedText } from "./shared-text.ts";
import "./editor.css";

export interface FieldEditorProps extends TextFieldProps {
  readonly active: ActiveField;
  readonly classes: string;
  readonly isEmpty: boolean;
  readonly placeholder: string;
}

export function FieldEditor(props: FieldEditorProps) {
  const { address, field, classes, isEmpty, placeholder, active } = props;
  const { t } = useTranslation();
  const open = useDocument();
  const { page, session } = open;
  const editor = useEditor(
    {
      extensions: [
        ...(field.type === "line" ? [...lineExtensions(), oneLine()] : richTextExtensions()),
        leaveByEscape(() => announce(page, t("format.leaveArmed"))),
        bindingOf(open, address),
      ],
      injectCSS: false,
      editorProps: {
        attributes: ariaOf(props),
        transformPastedHTML: cleanPastedHtml,
      },
    },
    [address],
  );
  useAsActive(editor, active, open);

  return (
    <div
      className={`${classes} is-active`}
      data-place={address}
      data-kind="text"
      onFocus={() => session.presence.setPlace(address)}
    >
      {isEmpty && (
        <p className="placeholder over" aria-hidden>
          {placeholder}
        </p>
      )}
      <EditorContent editor={editor} />
    </div>
  );
}

function bindingOf(open: OpenDocument, address: string) {
  const { session } = open;
  return sharedText({
    fragment: textAt(session.doc, address),
    undoManager: session.undo.manager,
    awareness: session.provider.awareness,
    undo: () => stepBack(open),
    redo: () => stepForward(open),
  });
}

function ariaOf({ field, labelId, describedBy }: TextFieldProps): Record<string, string> {
  return {
    role: "textbox",
    "aria-multiline": String(field.type === "rich"),
    "aria-labelledby": labelId,
    "aria-describedby": describedBy,
    lang: "pl",
    spellcheck: "true",
  };
}

/** Puts the caret where the person pointed, writes what was typed meanwhile, and offers the editor to the toolbar. */
function useAsActive(editor: Editor, active: ActiveField, open: OpenDocument): void {
  const { page, session } = open;
  useEffect(() => {
    session.undo.separate();
    page.set((state) => ({ ...state, editor }));
    placeCaret(editor, active.caret);
    if (active.typed !== "") editor.commands.insertContent({ type: "text", text: active.typed });
    return () => {
      session.undo.separate();
      page.set((state) => (state.editor === editor ? { ...state, editor: undefined } : state));
    };
    // Once per editor: the caret and the early keystrokes are those of its arrival.
  }, [editor]);
}

function placeCaret(editor: Editor, caret: Caret): void {
  const position =
    caret.at === "point"
      ? (editor.view.posAtCoords({ left: caret.x, top: caret.y })?.pos ?? "end")
      : caret.at;
  editor.commands.focus(position, { scrollIntoView: false });
}
