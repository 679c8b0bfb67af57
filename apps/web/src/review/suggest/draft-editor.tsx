/** The editor of a draft: as the field's own, and bound to nothing. */
import type { Field, RichNode } from "@brudnopis/schema";
import { Editor, EditorContent, type JSONContent } from "@tiptap/react";
import { useContext, useEffectEvent, useLayoutEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce, type Caret } from "../../document/page-state.ts";
import { useDocument } from "../../document/document-context.ts";
import { leaveByEscape } from "../../editor/leave-by-escape.ts";
import { cleanPastedHtml } from "../../editor/paste.ts";
import { ariaOf, extensionsFor, placeCaret } from "../../editor/text-editor.ts";
import { PictureContext } from "../../images/picture.tsx";
import { shownPictures } from "../../images/picture-extension.ts";
import { createStore, useStore } from "../../ui/store.ts";
import { DraftTools } from "./draft-tools.tsx";
import { historyOfDraft } from "./history-of-draft.ts";
import { richNodes } from "./rich-nodes.ts";
import "../../editor/editor.css";

export interface DraftEditorProps {
  readonly field: Field;
  readonly labelId: string;
  readonly describedBy: string;
  /** What it begins with. */
  readonly nodes: readonly RichNode[];
  /** Where the caret goes; absent: the keyboard stays where it is. */
  readonly caret: Caret | undefined;
  readonly onChange: (nodes: readonly RichNode[]) => void;
  readonly onSend: () => void;
}

export function DraftEditor(props: DraftEditorProps) {
  const { field, caret } = props;
  const editor = useEditor(props);
  const settle = useEffectEvent((arrived: Editor) => {
    if (caret) placeCaret(arrived, caret);
  });
  useLayoutEffect(() => {
    if (editor) settle(editor);
  }, [editor]);
  return (
    <>
      {field.type === "rich" && <DraftTools editor={editor} labelId={props.labelId} />}
      <div className={`text text-${field.type} is-active`}>
        {editor && <EditorContent editor={editor} />}
      </div>
    </>
  );
}

/** The editor, from the component's mount to its end. */
function useEditor(props: DraftEditorProps): Editor | undefined {
  const [made] = useState(() => createStore<Editor | undefined>(undefined));
  const { t } = useTranslation();
  const { page } = useDocument();
  const source = useContext(PictureContext);
  const change = useEffectEvent((nodes: readonly RichNode[]) => props.onChange(nodes));
  const send = useEffectEvent(() => props.onSend());
  const create = useEffectEvent(() => {
    const { field, nodes } = props;
    return new Editor({
      extensions: [
        ...extensionsFor(field),
        historyOfDraft(),
        ...(typeof source === "string" ? [shownPictures(source)] : []),
        leaveByEscape(() => announce(page, t("format.leaveArmed"))),
      ],
      // The document's nodes are ProseMirror's JSON.
      content: { type: "doc", content: nodes as JSONContent[] },
      injectCSS: false,
      enableCoreExtensions: { delete: false },
      editorProps: {
        attributes: ariaOf(props),
        transformPastedHTML: cleanPastedHtml,
        handleKeyDown: (_view, event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return false;
          send();
          return true;
        },
      },
      onUpdate: ({ editor }) => change(richNodes(editor.getJSON().content as JSONContent[])),
    });
  });
  useLayoutEffect(() => {
    const created = create();
    made.set(() => created);
    return () => created.destroy();
  }, [made]);
  return useStore(made, (editor) => editor);
}
