/**
 * One toolbar for all fields: undo and redo always, formatting while a field with formatting has its editor.
 * It is part of the first bundle and only sends commands; the editor itself comes later.
 */
import type { Editor } from "@tiptap/core";
import {
  Bold,
  Columns3,
  FileUp,
  Heading3,
  Heading4,
  ImagePlus,
  Italic,
  Link as LinkIcon,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Rows3,
  Table as TableIcon,
  TableColumnsSplit,
  TableRowsSplit,
  Trash2,
  Undo2,
} from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, usePage } from "../document/document-context.ts";
import { stepBack, stepForward } from "../document/step.ts";
import { BlameTool } from "../news/news.tsx";
import { RemarkTool } from "../review/review.tsx";
import { useStore } from "../ui/store.ts";
import { LinkForm } from "./link-form.tsx";
import { useRovingFocus } from "./roving-focus.ts";
import "./edit-bar.css";

export function EditBar() {
  const { t } = useTranslation();
  const open = useConnectedDocument();
  const editor = usePage((state) => state.editor);
  const editing = usePage((state) => state.editing);
  const { canUndo, canRedo } = useStore(open.session.undo.state, (state) => state);
  const [isLinking, setLinking] = useState(false);
  const roving = useRovingFocus(() => editor?.commands.focus());

  return (
    <div className="edit-bar">
      <div
        className="edit-bar-tools"
        role="toolbar"
        aria-label={t("format.toolbar")}
        id="edit-bar"
        {...roving}
      >
        <Tool
          icon={Undo2}
          label={t("format.undo")}
          isEnabled={canUndo}
          run={() => stepBack(open)}
        />
        <Tool
          icon={Redo2}
          label={t("format.redo")}
          isEnabled={canRedo}
          run={() => stepForward(open)}
        />
        <span className="edit-bar-gap" aria-hidden />
        <FormatTools editor={editor} onLink={() => setLinking(true)} />
        <RemarkTool />
        <BlameTool />
        <Tool
          icon={FileUp}
          label={t("document.importFile")}
          isEnabled
          run={() => open.page.set((state) => ({ ...state, importing: {} }))}
        />
        <span className="edit-bar-hint" id="leave-hint">
          {t("format.leaveHint")}
        </span>
      </div>
      {editing && <editing.PictureCentre />}
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

interface ToolProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly isEnabled: boolean;
  /** For switches: whether it is on where the caret is. */
  readonly isOn?: boolean;
  readonly run: () => void;
}

function Tool({ icon: Icon, label, isEnabled, isOn, run }: ToolProps) {
  return (
    <button
      className="icon-button"
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      aria-disabled={!isEnabled}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (isEnabled) run();
      }}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}

interface FormatToolsProps {
  readonly editor: Editor | undefined;
  readonly onLink: () => void;
}

export function FormatTools({ editor, onLink }: FormatToolsProps) {
  const { t } = useTranslation();
  // A single line has no formatting; its schema does not know bold.
  const rich = editor?.schema.marks["bold"] === undefined ? undefined : editor;
  const formats = useFormats(rich);
  const isOn = (format: Format) => formats.split(" ").includes(format);
  const tools: readonly Omit<ToolProps, "isEnabled">[] = [
    {
      icon: Heading3,
      label: t("format.heading"),
      isOn: isOn("heading3"),
      run: () => rich?.chain().focus().toggleHeading({ level: 3 }).run(),
    },
    {
      icon: Heading4,
      label: t("format.subheading"),
      isOn: isOn("heading4"),
      run: () => rich?.chain().focus().toggleHeading({ level: 4 }).run(),
    },
    {
      icon: Bold,
      label: t("format.bold"),
      isOn: isOn("bold"),
      run: () => rich?.chain().focus().toggleBold().run(),
    },
    {
      icon: Italic,
      label: t("format.italic"),
      isOn: isOn("italic"),
      run: () => rich?.chain().focus().toggleItalic().run(),
    },
    {
      icon: List,
      label: t("format.bulletList"),
      isOn: isOn("bulletList"),
      run: () => rich?.chain().focus().toggleBulletList().run(),
    },
    {
      icon: ListOrdered,
      label: t("format.orderedList"),
      isOn: isOn("orderedList"),
      run: () => rich?.chain().focus().toggleOrderedList().run(),
    },
    {
      icon: Quote,
      label: t("format.quote"),
      isOn: isOn("blockquote"),
      run: () => rich?.chain().focus().toggleBlockquote().run(),
    },
    { icon: LinkIcon, label: t("format.link"), isOn: isOn("link"), run: onLink },
  ];
  const isInTable = isOn("table");
  const tableTools: readonly Omit<ToolProps, "isEnabled">[] = isInTable
    ? [
        {
          icon: Rows3,
          label: t("format.addRow"),
          run: () => rich?.chain().focus().addRowAfter().run(),
        },
        {
          icon: Columns3,
          label: t("format.addColumn"),
          run: () => rich?.chain().focus().addColumnAfter().run(),
        },
        {
          icon: TableRowsSplit,
          label: t("format.deleteRow"),
          run: () => rich?.chain().focus().deleteRow().run(),
        },
        {
          icon: TableColumnsSplit,
          label: t("format.deleteColumn"),
          run: () => rich?.chain().focus().deleteColumn().run(),
        },
        {
          icon: Trash2,
          label: t("format.deleteTable"),
          run: () => rich?.chain().focus().deleteTable().run(),
        },
      ]
    : [
        {
          icon: TableIcon,
          label: t("format.table"),
          run: () => rich?.chain().focus().insertFilledTable().run(),
        },
      ];
  const pictureTools = canAddPictures(rich)
    ? [{ icon: ImagePlus, label: t("format.picture"), run: () => rich?.commands.choosePicture() }]
    : [];
  return [...tools, ...pictureTools, ...tableTools].map((tool) => (
    <Tool key={tool.label} {...tool} isEnabled={rich !== undefined} />
  ));
}

/** Not in a suggestion. Before there is an editor the tool has its place, as all the others. */
function canAddPictures(editor: Editor | undefined): boolean {
  return editor === undefined || "pictures" in editor.storage;
}

const formatNames = [
  "heading3",
  "heading4",
  "bold",
  "italic",
  "bulletList",
  "orderedList",
  "blockquote",
  "link",
  "table",
] as const;
type Format = (typeof formatNames)[number];

/** What is on where the caret is, as words: most letters change nothing of it, and then nothing is drawn again. */
function useFormats(editor: Editor | undefined): string {
  return useSyncExternalStore(
    (onChange) => {
      editor?.on("transaction", onChange);
      return () => editor?.off("transaction", onChange);
    },
    () => (editor ? formatsOf(editor) : ""),
  );
}

function formatsOf(editor: Editor): string {
  const { selection, storedMarks } = editor.state;
  if (!selection.empty) return formatNames.filter((name) => isActive(editor, name)).join(" ");
  // Asked for with every letter: what stands around one place is known without a search.
  const { $from } = selection;
  const around = new Set((storedMarks ?? $from.marks()).map(({ type }) => type.name));
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { type, attrs } = $from.node(depth);
    around.add(type.name === "heading" ? `heading${String(attrs["level"])}` : type.name);
  }
  return formatNames.filter((name) => around.has(name)).join(" ");
}

function isActive(editor: Editor, format: Format): boolean {
  if (format === "heading3") return editor.isActive("heading", { level: 3 });
  if (format === "heading4") return editor.isActive("heading", { level: 4 });
  return editor.isActive(format);
}
