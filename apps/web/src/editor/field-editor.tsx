/** The editor of the one field that somebody is in. Loaded as a chunk of its own, after the page can be read. */
import { textAt } from "@brudnopis/document";
import type { Plugin } from "@tiptap/pm/state";
import { Editor, EditorContent, Extension } from "@tiptap/react";
import { useEffectEvent, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { type OpenDocument, useConnectedDocument, usePage } from "../document/document-context.ts";
import { type ActiveField, announce } from "../document/page-state.ts";
import { stepBack, stepForward } from "../document/step.ts";
import { anchorKey, anchorPlugin } from "../review/anchors/anchor-plugin.ts";
import type { Anchoring } from "../review/anchors/anchoring.ts";
import { useReview } from "../review/review-state.ts";
import type { TextFieldProps } from "../fields/text-field.tsx";
import { PictureCentre } from "../images/picture-centre.tsx";
import { pictures } from "../images/picture-extension.ts";
import { isCaretInSight } from "./caret-in-sight.ts";
import { leaveByEscape } from "./leave-by-escape.ts";
import { cleanPastedHtml } from "./paste.ts";
import { sharedText } from "./shared-text.ts";
import { ariaOf, extensionsFor, placeCaret } from "./text-editor.ts";

// They come with the editor.
export { PictureCentre };

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
  const { t: pictureWords } = useTranslation("images");
  const open = useConnectedDocument();
  const { page, session } = open;
  const { undo } = session;
  const editor = usePage((state) => state.editor);
  const anchoring = useReview(({ texts }) => texts?.anchoring);

  const create = useEffectEvent(
    () =>
      new Editor({
        extensions: [
          ...extensionsFor(props.field),
          leaveByEscape(() => announce(page, t("format.leaveArmed"))),
          bindingOf(open, address),
          ...(props.field.type === "rich" ? [pictures({ open, address, t: pictureWords })] : []),
          ...(anchoring ? [withMarks(marksOf(open, anchoring, address))] : []),
        ],
        injectCSS: false,
        // Would look at every letter for what it deletes, and tell nobody.
        enableCoreExtensions: { delete: false },
        editorProps: {
          attributes: ariaOf(props),
          transformPastedHTML: cleanPastedHtml,
          handleScrollToSelection: isCaretInSight,
        },
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

  // An editor that is open before the review has come.
  useLayoutEffect(() => {
    if (editor && anchoring && !anchorKey.get(editor.state))
      editor.registerPlugin(marksOf(open, anchoring, address));
  }, [editor, anchoring, open, address]);

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

/** After the binding, which has written a change into the document when it hears of it. */
function withMarks(plugin: Plugin): Extension {
  return Extension.create({
    name: "marks",
    priority: 1,
    addProseMirrorPlugins: () => [plugin],
  });
}

function marksOf({ session }: OpenDocument, anchoring: Anchoring, address: string): Plugin {
  return anchorPlugin({ address, fragment: textAt(session.doc, address), anchoring });
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
