/** The editor of the one field that somebody is in. Loaded as a chunk of its own, after the page can be read. */
import { textAt } from "@brudnopis/document";
import { lineExtensions, richTextExtensions } from "@brudnopis/document/editor-schema";
import { Selection } from "@tiptap/pm/state";
import { Editor, EditorContent, type Extensions } from "@tiptap/react";
import { useEffectEvent, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { type OpenDocument, useConnectedDocument, usePage } from "../document/document-context.ts";
import { type ActiveField, announce, type Caret } from "../document/page-state.ts";
import { stepBack, stepForward } from "../document/step.ts";
import type { TextFieldProps } from "../fields/text-field.tsx";
import { leaveByEscape } from "./leave-by-escape.ts";
import { oneLine } from "./one-line.ts";
import { cleanPastedHtml } from "./paste.ts";
import { sharedText } from "./shared-text.ts";
import { tableCells } from "./table-cells.ts";

export interface FieldEditorProps extends TextFieldProps {
  readonly active: ActiveField;
  readonly classes: string;
  readonly isEmpty: boolean;
  readonly placeholder: string;
}

export function FieldEditor(props: FieldEditorProps) {
  const { address, classes, isEmpty, placeholder } = props;
  const { session } = useConnectedDocument();
  const editor = useFieldEditor(props);

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
      {editor && <EditorContent editor={editor} />}
    </div>
  );
}

/**
 * The editor of an address, from the component's mount to its end. Made here rather than by `useEditor`, which
 * destroys it some time later: two editors of one fragment would then write at once.
 */
function useFieldEditor(props: FieldEditorProps): Editor | undefined {
  const { address, active } = props;
  const { t } = useTranslation();
  const open = useConnectedDocument();
  const { page, session } = open;
  const { undo } = session;
  const editor = usePage((state) => state.editor);

  const create = useEffectEvent(
    () =>
      new Editor({
        extensions: [
          ...extensionsFor(props),
          leaveByEscape(() => announce(page, t("format.leaveArmed"))),
          bindingOf(open, address),
        ],
        injectCSS: false,
        // Would look at every letter for what it deletes, and tell nobody.
        enableCoreExtensions: { delete: false },
        editorProps: { attributes: ariaOf(props), transformPastedHTML: cleanPastedHtml },
      }),
  );
  // An editor lives as long as its address; what else it was made from does not change.
  useLayoutEffect(() => {
    const created = create();
    undo.separate();
    page.set((state) => ({ ...state, editor: created }));
    return () => {
      undo.separate();
      page.set((state) => (state.editor === created ? { ...state, editor: undefined } : state));
      created.destroy();
      // What takes its place shows all that was typed in it.
      session.content.settle();
    };
  }, [address, page, undo, session]);

  const settle = useEffectEvent((arrived: Editor) => {
    placeCaret(arrived, active.caret);
    if (active.typed !== "") arrived.commands.insertContent({ type: "text", text: active.typed });
  });
  // Once, on its arrival: to where the person pointed, with what they typed until then.
  useLayoutEffect(() => {
    if (editor) settle(editor);
  }, [editor]);
  return editor;
}

function extensionsFor({ field }: FieldEditorProps): Extensions {
  return field.type === "line"
    ? [...lineExtensions(), oneLine()]
    : [...richTextExtensions(), tableCells()];
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

/** At once: TipTap's own `focus` waits for a frame, in which keys would go nowhere. */
function placeCaret({ view }: Editor, caret: Caret): void {
  const { doc, tr } = view.state;
  const at =
    caret.at === "point" ? view.posAtCoords({ left: caret.x, top: caret.y })?.pos : undefined;
  const selection =
    at === undefined
      ? caret.at === "start"
        ? Selection.atStart(doc)
        : Selection.atEnd(doc)
      : Selection.near(doc.resolve(at));
  view.dispatch(tr.setSelection(selection));
  view.focus();
}
