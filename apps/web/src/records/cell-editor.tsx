/**
 * The input of a form, in a cell of the table. There is at most one in a table.
 *
 *   K1  What is typed is in the document when the cell is left, however it is left: by key, by pointer, with the page.
 *   K2  Esc takes back what this person did here, and nothing of anybody else's.
 */
import { setValue, type StoredValue, unitOf } from "@brudnopis/document";
import type { Field, RecordContent } from "@brudnopis/schema";
import {
  type FocusEvent,
  type KeyboardEvent,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { announce } from "../document/page-state.ts";
import { TextField } from "../fields/text-field.tsx";
import { inputFor } from "../fields/typed-field.tsx";
import { columnId, hintId } from "./table-ids.ts";
import type { CellEdit, Leaving, TableActions } from "./table-actions.ts";

export interface CellEditorProps {
  readonly tableId: string;
  readonly address: string;
  readonly field: Field;
  readonly record: RecordContent;
  readonly edit: CellEdit;
  readonly actions: TableActions;
}

export function CellEditor(props: CellEditorProps) {
  const { tableId, address, field, record, edit } = props;
  const { session, template } = useConnectedDocument();
  const { box, phase, onKey, onBlur } = useCell(props);
  const content = record.fields[field.key];
  const labelId = `${tableId}-${record.id} ${columnId(tableId, field)}`;
  const onChange = (value: StoredValue | undefined, isSameStep = false) => {
    if (phase.current === "cancelled") return;
    if (!isSameStep) session.undo.separate();
    setValue(session.doc, template, address, value);
    session.undo.separate();
  };
  if (field.type === "line") {
    return (
      // Keys reach the cell before the editor, which has uses of its own for Enter and Esc.
      <div className="cell-editor" ref={box} onKeyDownCapture={onKey} onBlur={onBlur}>
        <TextField
          address={address}
          field={field}
          labelId={labelId}
          describedBy={hintId(tableId)}
        />
      </div>
    );
  }
  const unit = unitOf(field, content, record.fields);
  const { typed } = edit;
  return (
    <div
      className="cell-editor typed"
      role="presentation"
      ref={box}
      onKeyDown={onKey}
      onBlur={onBlur}
    >
      {inputFor(field, {
        address,
        field,
        content,
        unit,
        labelId,
        describedBy: hintId(tableId),
        typed,
        onChange,
      })}
    </div>
  );
}

function useCell({ address, field, edit, actions }: CellEditorProps) {
  const { t } = useTranslation();
  const { session, page } = useConnectedDocument();
  const { undo, presence } = session;
  const box = useRef<HTMLDivElement>(null);
  const phase = useRef<"open" | "left" | "cancelled">("open");
  const depth = useRef(0);

  const begin = useEffectEvent(() => {
    undo.separate();
    depth.current = undo.depth;
    phase.current = "open";
    presence.setPlace(address);
    if (field.type === "line") {
      const { caret, typed = "" } = edit;
      page.set((state) => ({ ...state, active: { address, caret, typed }, editor: undefined }));
    }
    focusInput(box.current, edit.typed !== undefined);
  });
  const end = useEffectEvent(() => {
    undo.separate();
    page.set((state) =>
      state.active?.address === address
        ? { ...state, active: undefined, editor: undefined }
        : state,
    );
  });
  // Once, when the cell is opened; afterwards it is the input's.
  useLayoutEffect(() => {
    begin();
    return () => end();
  }, []);

  const leave = (how: Leaving) => {
    if (phase.current !== "open") return;
    phase.current = "left";
    // The input writes what was typed into it when it loses the keyboard, before it is gone.
    if (how !== "away") box.current?.closest<HTMLElement>("[data-cell]")?.focus();
    actions.leave(edit, how);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const how = leavingBy(event);
    if (how === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key !== "Escape") return leave(how);
    phase.current = "cancelled";
    undo.undoTo(depth.current);
    announce(page, t("records.cellCancelled"));
    box.current?.closest<HTMLElement>("[data-cell]")?.focus();
    actions.leave(edit, how);
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    // Another window took the keyboard; it comes back to where it was.
    if (!document.hasFocus()) return;
    if (relatedTarget instanceof Node && box.current?.contains(relatedTarget)) return;
    if (relatedTarget === null && box.current?.contains(document.activeElement)) return;
    leave("away");
  };
  return { box, phase, onKey, onBlur };
}

function leavingBy({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent): Leaving | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === "Enter") return shiftKey ? "up" : "down";
  if (key === "Tab") return shiftKey ? "previous" : "next";
  return key === "Escape" ? "stay" : undefined;
}

/** A text's editor takes the keyboard by itself when it arrives; until then its plain text has it. */
function focusInput(box: HTMLElement | null, isTyping: boolean): void {
  const input = box?.querySelector<HTMLElement>("input, select, [role=textbox]");
  input?.focus({ preventScroll: true });
  if (!(input instanceof HTMLInputElement)) return;
  if (isTyping) input.setSelectionRange(input.value.length, input.value.length);
  else input.select();
}
