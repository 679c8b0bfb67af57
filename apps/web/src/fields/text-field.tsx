/**
 * A field of text that several people may write in. It is plain HTML until somebody goes into it; then, and only
 * here, an editor takes its place.
 */
import { isEmptyText } from "@brudnopis/document";
import type { FieldContent, FieldOf } from "@brudnopis/schema";
import {
  createElement,
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing, usePage } from "../document/document-context.ts";
import { activate, type ActiveField, type Caret } from "../document/page-state.ts";
import { useStore } from "../ui/store.ts";
import { ReviewedText } from "../review/anchors/reviewed-text.tsx";
import { toRichText } from "./to-rich-text.ts";
import { useLength } from "./use-length.ts";

export interface TextFieldProps {
  readonly address: string;
  readonly field: FieldOf<"line"> | FieldOf<"rich">;
  readonly labelId: string;
  /** Ids of the guidance and the counter. */
  readonly describedBy: string;
  readonly className?: string;
}

export const TextField = memo(function TextField(props: TextFieldProps) {
  const { address, field, className = "" } = props;
  const isEditing = useIsEditing();
  const active = usePage((state) => (state.active?.address === address ? state.active : undefined));
  const editing = usePage((state) => state.editing);
  const placeholder = usePlaceholder(field);
  const isEmpty = useIsEmpty(address);
  const classes = `text text-${field.type} ${className}`;

  if (!isEditing) return <ReadText classes={classes} {...props} />;
  const shown = { ...props, classes, placeholder };
  // The editor shows the text itself: a letter draws nothing of this again.
  if (active && editing) {
    return createElement(editing.FieldEditor, { ...shown, active, isEmpty });
  }
  // The same element before and while the editor is on its way: it must not lose the focus.
  return <WaitingText {...shown} active={active} />;
});

/** The text at an address; it keeps its identity while it does not change. */
function useText(address: string): FieldContent | undefined {
  const { session } = useDocument();
  return useStore(session.content, () => session.content.text(address));
}

function useIsEmpty(address: string): boolean {
  const { session } = useDocument();
  return useStore(session.content, () => isEmptyText(toRichText(session.content.text(address))));
}

function usePlaceholder(field: TextFieldProps["field"]): string {
  const { language } = useDocument();
  const { t } = useTranslation();
  return field.example === undefined
    ? t("document.write")
    : `${t("document.example")}: ${field.example[language]}`;
}

interface PlainTextProps extends TextFieldProps {
  readonly classes: string;
}

function ReadText({ address, classes }: PlainTextProps) {
  const { t } = useTranslation();
  const doc = toRichText(useText(address));
  return (
    <div className={classes} data-place={address} data-kind="text" tabIndex={-1}>
      {isEmptyText(doc) ? (
        <p className="not-filled">{t("document.notFilled")}</p>
      ) : (
        <ReviewedText address={address} doc={doc} isInTextBox={false} />
      )}
    </div>
  );
}

interface WaitingTextProps extends PlainTextProps {
  readonly placeholder: string;
  readonly active: ActiveField | undefined;
}

/** Text that turns into an editor when it gets the focus. What is typed before it is there is kept for it. */
function WaitingText(props: WaitingTextProps) {
  const { address, classes, field, labelId, describedBy, placeholder, active } = props;
  const { page } = useDocument();
  const doc = toRichText(useText(address));
  const pointer = useRef<Caret>(undefined);

  const onPointerDown = (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest("a") && isOpening(event)) return;
    pointer.current = { at: "point", x: event.clientX, y: event.clientY };
  };
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof HTMLAnchorElement) return;
    activate(page, address, pointer.current ?? { at: "end" });
    pointer.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Not the one that is drawn: a key may come right behind the focus.
    if (page.get().active?.address !== address) return;
    if (event.key.length !== 1 || isShortcut(event)) return;
    event.preventDefault();
    page.set((state) => ({
      ...state,
      active: state.active && { ...state.active, typed: state.active.typed + event.key },
    }));
  };
  return (
    <div
      className={classes}
      data-place={address}
      data-kind="text"
      role="textbox"
      aria-multiline={field.type === "rich"}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      tabIndex={0}
      translate="no"
      onPointerDown={onPointerDown}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a") && !isOpening(event)) {
          event.preventDefault();
        }
      }}
    >
      {isEmptyText(doc) ? (
        <p className="placeholder">{placeholder}</p>
      ) : (
        <ReviewedText address={address} doc={doc} isInTextBox />
      )}
      {active?.typed}
    </div>
  );
}

/** AltGr, with which Polish letters are typed, is Ctrl and Alt together on Windows. */
function isShortcut(event: KeyboardEvent): boolean {
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  return isModified && !event.getModifierState("AltGraph");
}

/** While editing, a click on a link edits its text; with Ctrl or ⌘ it opens. */
function isOpening(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return event.ctrlKey || event.metaKey;
}

export interface CharacterCountProps {
  readonly address: string;
  readonly limit: number;
  readonly id: string;
}

/** How much of the allowed length is used; shown when it begins to matter. */
export function CharacterCount({ address, limit, id }: CharacterCountProps) {
  const { t } = useTranslation();
  const used = useLength(address);
  const isActive = usePage((state) => state.active?.address === address);
  const isShown = used > limit * (isActive ? 0.5 : 0.9);
  return (
    <span className={used > limit ? "count over" : "count"} id={id} hidden={!isShown}>
      {used > limit
        ? t("document.charactersOver", { used, limit, over: used - limit })
        : t("document.characters", { used, limit })}
    </span>
  );
}
