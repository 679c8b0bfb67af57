import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormatTools } from "../../editor/edit-bar.tsx";
import { LinkForm } from "../../editor/link-form.tsx";
import { useRovingFocus } from "../../editor/roving-focus.ts";

export interface DraftToolsProps {
  readonly editor: Editor | undefined;
  readonly labelId: string;
}

/** The formatting of a draft: the document's own toolbar belongs to the document. */
export function DraftTools({ editor, labelId }: DraftToolsProps) {
  const { t } = useTranslation();
  const [isLinking, setLinking] = useState(false);
  const roving = useRovingFocus(() => editor?.commands.focus());
  return (
    <div className="draft-tools">
      <div
        className="edit-bar-tools"
        role="toolbar"
        aria-label={t("format.toolbar")}
        aria-describedby={labelId}
        {...roving}
      >
        <FormatTools editor={editor} onLink={() => setLinking(true)} />
      </div>
      {isLinking && editor && (
        <LinkForm
          editor={editor}
          onClose={() => {
            setLinking(false);
            editor.commands.focus();
          }}
        />
      )}
    </div>
  );
}
