/** What the editor of a field and the editor of a draft of it have in common. */
import { lineExtensions, richTextExtensions } from "@brudnopis/document/editor-schema";
import type { Field } from "@brudnopis/schema";
import { Selection } from "@tiptap/pm/state";
import type { Editor, Extensions } from "@tiptap/react";
import type { Caret } from "../document/page-state.ts";
import { oneLine } from "./one-line.ts";
import { tableCells } from "./table-cells.ts";

export function extensionsFor({ type }: Field): Extensions {
  return type === "line"
    ? [...lineExtensions(), oneLine()]
    : [...richTextExtensions(), tableCells()];
}

export interface Described {
  readonly field: Field;
  readonly labelId: string;
  readonly describedBy: string;
}

export function ariaOf({ field, labelId, describedBy }: Described): Record<string, string> {
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
export function placeCaret({ view }: Editor, caret: Caret): void {
  const { doc, tr } = view.state;
  const at = caret.at === "point" ? view.posAtCoords(withinBox(view.dom, caret))?.pos : undefined;
  const fallback = caret.at === "start" ? Selection.atStart(doc) : Selection.atEnd(doc);
  view.dispatch(tr.setSelection(at === undefined ? fallback : Selection.near(doc.resolve(at))));
  view.focus();
}

/** Who clicks beside a line means that line, and there is no place in the text there. */
function withinBox(element: Element, { x, y }: { readonly x: number; readonly y: number }) {
  const box = element.getBoundingClientRect();
  return {
    left: Math.min(Math.max(x, box.left + 1), box.right - 1),
    top: Math.min(Math.max(y, box.top + 1), box.bottom - 1),
  };
}
