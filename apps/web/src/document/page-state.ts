/** What this page shows at the moment, and nothing of the document itself. */
import type { Editor } from "@tiptap/core";
import type { ComponentType } from "react";
import type { FieldEditorProps } from "../editor/field-editor.tsx";
import type { Suggesting } from "../review/suggest/suggesting.ts";
import { createStore, type Store } from "../ui/store.ts";

/** Where the caret goes when a field's editor appears. */
export type Caret =
  | { readonly at: "start" | "end" }
  | { readonly at: "point"; readonly x: number; readonly y: number };

export interface ActiveField {
  readonly address: string;
  readonly caret: Caret;
  /** Typed between the click and the editor's arrival on a slow machine. */
  readonly typed: string;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** What the one button does, such as taking a removal back. */
  readonly action?: { readonly label: string; run(): void };
}

/** Who suggests reads the page as it is, and writes beside it what should become of a place. */
export type Mode = "edit" | "suggest" | "read";

export interface PageState {
  readonly mode: Mode;
  /** The server takes no changes from here any more: fields are for reading and copying. */
  readonly isClosed: boolean;
  /** The one field whose text has an editor; all others are plain text. */
  readonly active: ActiveField | undefined;
  /** The module that makes editors, once it has arrived. */
  readonly editing:
    | {
        readonly FieldEditor: ComponentType<FieldEditorProps>;
        /** Asks what pictures show. */
        readonly PictureCentre: ComponentType;
      }
    | undefined;
  /** The module that makes suggestions, once it has arrived. */
  readonly suggesting: Suggesting | undefined;
  /** The active field's editor once it is there, for the toolbar. */
  readonly editor: Editor | undefined;
  /** `collection/recordId` of the records whose forms are open. */
  readonly openRecords: ReadonlySet<string>;
  /** Key of the section that is being read. */
  readonly section: string | undefined;
  /** Client id of the person whose place this page follows. */
  readonly following: number | undefined;
  readonly toast: Toast | undefined;
  /** Address of the field or record that somebody is about to ask a question about. */
  readonly asking: string | undefined;
  /** The collection whose catalogue is open, and the record that what is chosen will belong to. */
  readonly catalogue:
    | { readonly collection: string; readonly parent: string | undefined }
    | undefined;
  /** Whether a file is being read in, and into which table it was asked for. */
  readonly importing: { readonly collection?: string } | undefined;
  /** Read out by a screen reader, and then forgotten. */
  readonly announcement: string;
}

export type Page = Store<PageState>;

export function createPage(mode: Mode): Page {
  return createStore<PageState>({
    mode,
    isClosed: false,
    active: undefined,
    editing: undefined,
    suggesting: undefined,
    editor: undefined,
    openRecords: new Set(),
    section: undefined,
    following: undefined,
    toast: undefined,
    asking: undefined,
    catalogue: undefined,
    importing: undefined,
    announcement: "",
  });
}

export function isEditing({ mode, isClosed }: PageState): boolean {
  return mode === "edit" && !isClosed;
}

export function isSuggesting({ mode, isClosed }: PageState): boolean {
  return mode === "suggest" && !isClosed;
}

export function setClosed(page: Page, isClosed: boolean): void {
  page.set((state) =>
    state.isClosed === isClosed
      ? state
      : { ...state, isClosed, active: undefined, editor: undefined },
  );
}

export function activate(page: Page, address: string, caret: Caret): void {
  page.set((state) =>
    state.active?.address === address
      ? state
      : { ...state, active: { address, caret, typed: "" }, editor: undefined },
  );
}

export function recordKey(collection: string, record: string): string {
  return `${collection}/${record}`;
}

/** The record in which an address is: `actions/d1` of `actions/d1.cost`. */
export function recordOf(address: string): string {
  return address.split(".")[0] ?? address;
}

export function setRecordOpen(page: Page, key: string, isOpen: boolean): void {
  page.set((state) => {
    if (state.openRecords.has(key) === isOpen) return state;
    const openRecords = new Set(state.openRecords);
    if (isOpen) openRecords.add(key);
    else openRecords.delete(key);
    return { ...state, openRecords };
  });
}

export function announce(page: Page, announcement: string): void {
  page.set((state) => ({ ...state, announcement }));
}

export function showToast(page: Page, text: string, action?: Toast["action"]): void {
  page.set((state) => ({
    ...state,
    toast: { id: (state.toast?.id ?? 0) + 1, text, ...(action ? { action } : {}) },
  }));
}
